using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>
    /// One call of the client: its connection, its deadline, and how it waits. The stories that calls tell (connect, log in, list, try again) are
    /// written once, async; a blocking call tells the same story over operations that block, and so completes before it returns.
    /// </summary>
    internal sealed class Pop3Call(Pop3Connection connection, bool isBlocking, int timeout, CancellationToken token)
    {
        public Pop3Connection Connection { get; } = connection;

        /// <summary>The session, which is open and logged in once the call has entered.</summary>
        public Pop3Session Session => Connection.Session;

        public bool IsBlocking { get; } = isBlocking;

        /// <summary>False: a connection that is closed may stay so, and lost marks are the call's own matter.</summary>
        public bool Opens { get; private init; } = true;

        public CancellationToken Token { get; } = token;

        /// <summary>When the whole call has to be over, in <see cref="Environment.TickCount64"/>; long.MaxValue: no matter when.</summary>
        public long Deadline { get; } = timeout < 0 ? long.MaxValue : Environment.TickCount64 + timeout;

        /// <summary>Milliseconds that are left, from 1; -1: any number.</summary>
        public int Left()
        {
            if (Deadline == long.MaxValue) return Timeout.Infinite;
            long left = Deadline - Environment.TickCount64;
            if (left <= 0) throw new TimeoutException("The call took longer than its timeout.");
            return (int)Math.Min(left, int.MaxValue);
        }

        /// <summary>The same call, on another connection, which has the whole time for itself.</summary>
        public Pop3Call For(Pop3Connection connection) => new(connection, IsBlocking, timeout, Token);

        /// <summary>The same call, with the token that an await foreach brings. Its time begins now.</summary>
        public Pop3Call With(CancellationToken cancellationToken) => new(Connection, IsBlocking, timeout, cancellationToken);

        /// <summary>The same call, which opens nothing.</summary>
        public Pop3Call WithoutOpening() => new(Connection, IsBlocking, Left(), Token) { Opens = false };

        /// <summary>What is left, or less.</summary>
        public int Left(int atMost)
        {
            int left = Left();
            return left < 0 || (atMost >= 0 && atMost < left) ? atMost : left;
        }

        /// <summary>Waits for the turn that another call's end gives.</summary>
        public async ValueTask WaitAsync(Task task)
        {
            try
            {
                int left = Left();
                if (!IsBlocking) await task.WaitAsync(TimeSpan.FromMilliseconds(left), Token).ConfigureAwait(false);
                else if (!task.Wait(left, Token)) throw new TimeoutException();
            }
            catch (TimeoutException)
            {
                throw new TimeoutException("The connection was not free in time: another call has it, or an await foreach that has not ended. Inside of one, use a connection of its own.");
            }
        }

        /// <summary>Lets time pass.</summary>
        public async ValueTask DelayAsync(TimeSpan time, TimeProvider clock)
        {
            Task delay = Task.Delay(time, clock, Token);
            if (IsBlocking) delay.GetAwaiter().GetResult();
            else await delay.ConfigureAwait(false);
        }

        /// <summary>Writes to a stream of the caller's.</summary>
        public async ValueTask WriteAsync(Stream stream, byte[] buffer, int start, int length)
        {
            if (IsBlocking) stream.Write(buffer, start, length);
            else await stream.WriteAsync(buffer.AsMemory(start, length), Token).ConfigureAwait(false);
        }
    }
}
