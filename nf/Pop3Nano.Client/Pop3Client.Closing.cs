using System;
using System.Threading;

namespace Pop3Nano.Client
{
    // QUIT, or not: marks are never carried out by accident, nor lost in silence.
    public sealed partial class Pop3Client
    {
        private const int Farewell = 1000; // milliseconds for a QUIT that nothing depends on

        /// <summary>Ends the connection: by QUIT where nothing is marked for deletion, and else as the policy says. It never throws, and ends a call of another thread.</summary>
        public override void Dispose()
        {
            if (Interlocked.Exchange(ref _disposals, 1) != 0) return;
            if (_isBusy)
            {
                Interrupt();
                return;
            }
            Monitor.Enter(_turn);
            try
            {
                SayFarewell();
            }
            finally
            {
                End();
                ForgetPassword();
                Monitor.Exit(_turn);
            }
        }

        private void Quit()
        {
            ProveMarks();
            if (_session == null)
            {
                ForgetNumbers();
                return;
            }
            int[] marks = Marks();
            bool answered;
            try
            {
                answered = _session.Quit();
            }
            catch (Pop3CommandException)
            {
                ForgetNumbers();
                End(); // the session is over: what the server did not remove stays
                throw;
            }
            ForgetNumbers();
            End();
            if (!answered && marks.Length > 0) throw new Pop3MarksLostException(marks);
        }

        // A call is under way on another thread, or up the stack: it ends now, and says so.
        private void Interrupt()
        {
            Tell("The client was disposed of while a call was under way.");
            ForgetPassword();
            if (_session != null) _session.Dispose();
            else if (_channel != null) _channel.Close();
        }

        private void SayFarewell()
        {
            if (_session == null || _session.IsOver)
            {
                Tell("The connection was lost.");
                return;
            }
            if (_markCount > 0 && DeletePolicy == DeletePolicy.Explicit)
            {
                Tell("The client was disposed of without CommitDeletes, and DeletePolicy is Explicit.");
                return;
            }
            try
            {
                _channel.Limit(_markCount == 0 ? Farewell : Timeout < 0 ? long.MaxValue : Timeout);
                if (!_session.Quit()) Tell("The server closed the connection without confirming the deletions.");
            }
            catch (Exception failure)
            {
                Tell(failure.Message);
            }
        }

        private void Tell(string reason)
        {
            int[] marks = _markCount > 0 ? Marks() : _lostMarks;
            _lostMarks = new int[0];
            if (marks.Length == 0 || DeletesNotCommitted == null) return;
            try
            {
                DeletesNotCommitted(marks, reason);
            }
            catch (Exception)
            {
                // A listener's own mistake: Dispose does not throw.
            }
        }
    }
}
