using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // What the overloads have in common. Arguments are copied and checked here: before anything is sent.
    public sealed partial class Pop3Client
    {
        private static Func<Pop3Call, ValueTask<IReadOnlyList<Pop3MessageInfo>>> ListOf(IEnumerable<int> sequenceNumbers, Pop3ListFields fields)
        {
            MessageRef[] messages = Refs(sequenceNumbers);
            return call => ListingCalls.ListAsync(call, messages, fields);
        }

        private static Func<Pop3Call, ValueTask<IReadOnlyList<Pop3MessageInfo>>> ListOf(IEnumerable<string> uniqueIds, Pop3ListFields fields)
        {
            MessageRef[] messages = Refs(uniqueIds);
            return call => ListingCalls.ListAsync(call, messages, fields);
        }

        private static Func<Pop3Call, ValueTask> Load(IEnumerable<Pop3MessageInfo> infos)
        {
            ArgumentNullException.ThrowIfNull(infos);
            Pop3MessageInfo[] all = infos.ToArray();
            if (Array.IndexOf(all, null) >= 0) throw new ArgumentException("One of the messages is null.", nameof(infos));
            // Those that no message answered to (number 0) keep their error.
            Pop3MessageInfo[] missing = all.Where(info => !info.HasHeaders && info.SequenceNumber > 0).ToArray();
            return call => ListingCalls.CompleteAsync(call, missing);
        }

        private static Func<Pop3Call, ValueTask<IReadOnlyList<Pop3FetchResult>>> Fetch(IEnumerable<int> sequenceNumbers, IProgress<Pop3Progress>? progress)
        {
            MessageRef[] messages = Refs(sequenceNumbers);
            return call => FetchCalls.FetchAsync(call, messages, progress);
        }

        private static Func<Pop3Call, ValueTask<IReadOnlyList<Pop3FetchResult>>> Fetch(IEnumerable<string> uniqueIds, IProgress<Pop3Progress>? progress)
        {
            MessageRef[] messages = Refs(uniqueIds);
            return call => FetchCalls.FetchAsync(call, messages, progress);
        }

        private static Func<Pop3Call, ValueTask> Save(MessageRef message, Stream destination, IProgress<long>? progress)
        {
            ArgumentNullException.ThrowIfNull(destination);
            if (!destination.CanWrite) throw new ArgumentException("The stream can't be written to.", nameof(destination));
            return call => FetchCalls.SaveAsync(call, message, destination, progress);
        }

        private static Func<Pop3Call, ValueTask> Save(MessageRef message, string fileName, IProgress<long>? progress)
        {
            string path = ClientArgument.File(fileName);
            return call => FetchCalls.SaveAsync(call, message, path, progress);
        }

        private static Func<Pop3Call, ValueTask<IReadOnlyList<Pop3DeleteResult>>> DeleteOf(IEnumerable<int> sequenceNumbers)
        {
            int[] numbers = Refs(sequenceNumbers).Select(message => message.Number).ToArray();
            return call => DeleteCalls.DeleteAsync(call, numbers);
        }

        private static Func<Pop3Call, ValueTask<IReadOnlyList<Pop3DeleteResult>>> DeleteOf(IEnumerable<string> uniqueIds)
        {
            string[] ids = Refs(uniqueIds).Select(message => message.UniqueId).ToArray();
            return call => DeleteCalls.DeleteAsync(call, ids);
        }

        private Func<Pop3Call, ValueTask> Commit(int sleep)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(sleep);
            return async call =>
            {
                await call.Connection.QuitAsync(call).ConfigureAwait(false);
                await call.DelayAsync(TimeSpan.FromMilliseconds(sleep), Clock).ConfigureAwait(false);
            };
        }

        private static MessageRef[] Refs(IEnumerable<int> sequenceNumbers)
        {
            ArgumentNullException.ThrowIfNull(sequenceNumbers);
            return sequenceNumbers.Select(MessageRef.Of).ToArray();
        }

        private static MessageRef[] Refs(IEnumerable<string> uniqueIds)
        {
            ArgumentNullException.ThrowIfNull(uniqueIds);
            return uniqueIds.Select(MessageRef.Of).ToArray();
        }
    }
}
