using System.Collections.Generic;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    /// <summary>
    /// Lets the calls on one connection in, one at a time and in the order in which they came, whether they block or not. A semaphore
    /// would let blocking callers overtake.
    /// </summary>
    internal sealed class CallQueue
    {
        private readonly object _gate = new();
        private readonly Queue<TaskCompletionSource> _waiting = new();
        private bool _isTaken;

        /// <summary>True while a call is inside.</summary>
        public bool IsTaken => _isTaken;

        /// <summary>Goes in if nobody is.</summary>
        public bool TryEnter()
        {
            lock (_gate)
            {
                if (_isTaken) return false;
                _isTaken = true;
                return true;
            }
        }

        /// <summary>Waits for its turn, as long as the call may take.</summary>
        public ValueTask EnterAsync(Pop3Call call)
        {
            TaskCompletionSource turn;
            lock (_gate)
            {
                if (!_isTaken)
                {
                    _isTaken = true;
                    return default;
                }
                turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Enqueue(turn);
            }
            return WaitAsync(turn, call);
        }

        /// <summary>The next one's turn.</summary>
        public void Leave()
        {
            lock (_gate)
            {
                while (_waiting.TryDequeue(out TaskCompletionSource? turn))
                {
                    if (turn.TrySetResult()) return; // those that gave up are passed over
                }
                _isTaken = false;
            }
        }

        private async ValueTask WaitAsync(TaskCompletionSource turn, Pop3Call call)
        {
            try
            {
                await call.WaitAsync(turn.Task).ConfigureAwait(false);
            }
            catch
            {
                if (!turn.TrySetCanceled()) Leave(); // the turn came at the same moment: it is the next one's
                throw;
            }
        }
    }
}
