using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // QUIT, or not: marks are never carried out by accident, nor lost in silence.
    internal sealed partial class Pop3Connection
    {
        private const int Farewell = 1000; // milliseconds for a QUIT that nothing depends on

        private int _disposals;
        private bool _isQuitting; // from here on nobody but the server can tell what becomes of the marks

        public void Dispose() => CloseAsync(isBlocking: true).AsTask().GetAwaiter().GetResult();

        public ValueTask DisposeAsync() => CloseAsync(isBlocking: false);

        /// <summary>QUIT: removes what is marked (RFC 1939 §6). The next call opens the connection again.</summary>
        /// <exception cref="Pop3CommandException">The server could not remove all that was marked.</exception>
        /// <exception cref="Pop3ConnectionLostException">It closed without saying whether it did.</exception>
        public async ValueTask QuitAsync(Pop3Call call)
        {
            ProveMarks();
            if (_session == null)
            {
                Told.Forget();
                return;
            }
            int[] marks = MarksNow();
            bool answered;
            _isQuitting = true;
            try
            {
                answered = await _session.QuitAsync(call.Token).ConfigureAwait(false);
            }
            catch (Pop3CommandException)
            {
                ClearMarks(); // the session is over: what the server did not remove stays
                Told.Forget();
                End();
                throw;
            }
            ClearMarks();
            Told.Forget();
            End();
            if (!answered && marks.Length > 0) throw Pop3ConnectionLostException.OfQuit(marks);
        }

        private async ValueTask CloseAsync(bool isBlocking)
        {
            if (Interlocked.Exchange(ref _disposals, 1) != 0) return;
            _book.Remove(this);
            if (!_queue.TryEnter())
            {
                // A call is under way on another thread: it ends now, and says so.
                Tell("The connection was disposed of while a call was under way.");
                _session?.Dispose();
                _dialled?.Close();
                _channel?.Close();
                return;
            }
            try
            {
                await SayFarewellAsync(isBlocking).ConfigureAwait(false);
            }
            finally
            {
                End();
                _queue.Leave();
            }
        }

        // Never throws: Dispose must not.
        private async ValueTask SayFarewellAsync(bool isBlocking)
        {
            if (_session is not { IsOver: false } session)
            {
                Tell("The connection was lost.");
                return;
            }
            if (_marks.Count > 0 && _client.CommitPolicy == DeletePolicy.Explicit)
            {
                Tell("The client was disposed of without CommitDeletes, and DeletePolicy is Explicit.");
                return;
            }
            try
            {
                int patience = _marks.Count > 0 ? _client.Timeout : Farewell;
                _channel!.Serve(isBlocking, patience < 0 ? long.MaxValue : Environment.TickCount64 + patience);
                session.Timeout = patience;
                if (!await _channel.IsQuietAsync().ConfigureAwait(false)) Tell("The server had closed the connection.");
                else if (!await session.QuitAsync().ConfigureAwait(false)) Tell("The server closed the connection without confirming the deletions.");
            }
            catch (Exception failure)
            {
                Tell(failure.Message);
            }
        }

        private void Tell(string reason)
        {
            int[] marks = MarksNow();
            if (marks.Length == 0) marks = _lostMarks;
            _lostMarks = [];
            if (marks.Length == 0) return;
            try
            {
                _client.RaiseDeletesNotCommitted(marks, reason);
            }
            catch (Exception)
            {
                // A listener's own mistake: Dispose does not throw.
            }
        }
    }
}
