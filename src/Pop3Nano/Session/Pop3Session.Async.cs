using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    // The async driver: the same engine, the same rules, no blocked thread. Every method that finds its octets at hand completes
    // synchronously and allocates nothing; the state of those that must wait is pooled.
    public sealed partial class Pop3Session
    {
        /// <summary>The async form of <see cref="NextReply"/>.</summary>
        public ValueTask<bool> NextReplyAsync(CancellationToken cancellationToken = default)
        {
            if (TakeFirstReply()) return new ValueTask<bool>(true);
            if (IsBodyDue()) return SkipToReplyAsync(cancellationToken);
            if (!IsReplyDue()) return new ValueTask<bool>(false);
            Allow(_timeout);
            ValueTask<Pop3Event> next = NextEventAsync(cancellationToken);
            return next.IsCompletedSuccessfully ? new ValueTask<bool>(Take(next.Result)) : TakeAsync(next);
        }

        /// <summary>The async form of <see cref="ReadLine"/>.</summary>
        public ValueTask<bool> ReadLineAsync(CancellationToken cancellationToken = default)
        {
            return ReadOctetsAsync(cancellationToken);
        }

        /// <summary>The async form of <see cref="ReadOctets"/>.</summary>
        public ValueTask<bool> ReadOctetsAsync(CancellationToken cancellationToken = default)
        {
            if (!IsBodyDue()) return new ValueTask<bool>(false);
            ValueTask<Pop3Event> next = NextEventAsync(cancellationToken);
            return next.IsCompletedSuccessfully ? new ValueTask<bool>(next.Result != Pop3Event.End) : IsBodyAsync(next);
        }

        /// <summary>The async form of <see cref="Expect"/>.</summary>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        public async ValueTask ExpectAsync(bool written, CancellationToken cancellationToken = default)
        {
            await ReadOwnReplyAsync(written, cancellationToken).ConfigureAwait(false);
            if (!_succeeded) throw Refused();
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        private async ValueTask ReadOwnReplyAsync(bool written, CancellationToken cancellationToken)
        {
            int count = RepliesToOwn(written);
            _holdsFlight = true;
            while (count-- > 0) await NextReplyAsync(cancellationToken).ConfigureAwait(false);
            _holdsFlight = false;
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<bool> SkipToReplyAsync(CancellationToken cancellationToken)
        {
            while (Engine.HasBody) await NextEventAsync(cancellationToken).ConfigureAwait(false);
            if (!IsReplyDue()) return false;
            Allow(_timeout);
            return Take(await NextEventAsync(cancellationToken).ConfigureAwait(false));
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<bool> TakeAsync(ValueTask<Pop3Event> next)
        {
            return Take(await next.ConfigureAwait(false));
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private static async ValueTask<bool> IsBodyAsync(ValueTask<Pop3Event> next)
        {
            return await next.ConfigureAwait(false) != Pop3Event.End;
        }

        private ValueTask<Pop3Event> NextEventAsync(CancellationToken cancellationToken)
        {
            Pop3Event found = Engine.Next();
            return found == Pop3Event.NeedOctets ? FillAsync(cancellationToken) : new ValueTask<Pop3Event>(Note(found));
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<Pop3Event> FillAsync(CancellationToken cancellationToken)
        {
            Pop3Event found;
            do
            {
                Engine.GetReceiveSpace(out int start, out int length);
                int count;
                Pop3Command due = Engine.Due;
                try
                {
                    Resume();
                    int queued = Engine.SendLength;
                    if (queued > 0)
                    {
                        NoteSaid();
                        await _channel.WriteAsync(_send, Engine.SendStart, queued, cancellationToken).ConfigureAwait(false);
                        Engine.Sent(queued);
                    }
                    count = await _channel.ReadAsync(_receive, start, length, cancellationToken).ConfigureAwait(false);
                }
                catch (IOException failure)
                {
                    ProveAlive();
                    if (due != Pop3Command.Quit || Engine.SendLength > 0) throw Lost(due, failure);
                    count = 0;
                }
                catch (Exception)
                {
                    ProveAlive();
                    Dispose();
                    throw;
                }
                Came(count);
                found = Engine.Next();
            }
            while (found == Pop3Event.NeedOctets);
            return Note(found);
        }
    }
}
