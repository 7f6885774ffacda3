using System;
using System.IO;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // Before a call: is the connection still what it was?
    internal sealed partial class Pop3Connection
    {
        private long _lastUse;

        /// <summary>Asks whether anybody is there after a refusal that some servers end the connection over. False: nobody was, and this is a new session.</summary>
        /// <exception cref="Pop3ConnectionLostException">Deletion marks went with the old one.</exception>
        public async ValueTask<bool> IsStillThereAsync(Pop3Call call)
        {
            await CheckUpAsync(call).ConfigureAwait(false);
            if (_session == null)
            {
                ProveMarks();
                await OpenAsync(call).ConfigureAwait(false);
                return false;
            }
            _session.Timeout = _client.Timeout;
            return true;
        }

        private async ValueTask RefreshAsync(Pop3Call call)
        {
            _channel?.Serve(call.IsBlocking, call.Deadline);
            if (_session != null && (_session.IsOver || !await _channel!.IsQuietAsync().ConfigureAwait(false))) Break();
            if (_session != null && IsCheckupDue) await CheckUpAsync(call).ConfigureAwait(false);
            if (_session != null) _session.Timeout = _client.Timeout;
            if (!call.Opens) return;
            ProveMarks();
            if (_session == null) await OpenAsync(call).ConfigureAwait(false);
        }

        // Said once; then the client may connect again.
        private void ProveMarks()
        {
            if (_lostMarks.Length == 0) return;
            int[] lost = _lostMarks;
            _lostMarks = [];
            throw _mayBeGone ? Pop3ConnectionLostException.OfQuit(lost) : new Pop3ConnectionLostException(lost);
        }

        // NOOP is for those who are logged in (RFC 1939 §5).
        private bool IsCheckupDue => _client.UseAuthentication
            && _client.ConnectionCheckupPeriod > 0 && _client.Clock.GetElapsedTime(_lastUse).TotalMilliseconds >= _client.ConnectionCheckupPeriod;

        // A connection that is dead without a sign answers never: it has as long as a new one would have for its greeting.
        private async ValueTask CheckUpAsync(Pop3Call call)
        {
            try
            {
                _session!.Timeout = _client.GreetingTimeout;
                await _session.NoopAsync(call.Token).ConfigureAwait(false);
            }
            catch (Pop3CommandException)
            {
                // A refusal is a sign of life as well.
            }
            catch (Exception failure) when (failure is IOException or TimeoutException or Pop3ProtocolException)
            {
                Break();
            }
        }
    }
}
