using System;
using System.Threading;

namespace Pop3Nano.Client
{
    /// <summary>How far a call that reads many messages has come, whichever connections read them.</summary>
    /// <param name="sink">Who is told.</param>
    /// <param name="total">How many messages there are to read.</param>
    internal sealed class FetchProgress(IProgress<Pop3Progress> sink, int total)
    {
        private int _done;

        public IProgress<Pop3Progress> Sink => sink;

        /// <summary>A message begins.</summary>
        public Pop3Progress Begin(int sequenceNumber, long size) => new(sequenceNumber, Volatile.Read(ref _done), total, 0, size);

        /// <summary>A message was read, or refused.</summary>
        public void End() => Interlocked.Increment(ref _done);
    }
}
