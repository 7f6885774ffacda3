using System;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // From nothing to a session that is logged in.
    internal sealed partial class Pop3Connection
    {
        private async ValueTask OpenAsync(Pop3Call call)
        {
            Pop3Measurement measured = _client.MeasureConnecting();
            try
            {
                await ConnectAsync(call).ConfigureAwait(false);
                _client.CountConnection(1);
                measured.End();
            }
            catch (Exception failure)
            {
                measured.End(failure);
                throw;
            }
            _client.RaiseOnConnect(this);
        }

        private async ValueTask ConnectAsync(Pop3Call call)
        {
            Pop3ServerProfile profile = _client.Recall();
            bool knewTwoSteps = profile.NeedsTwoSteps;
            try
            {
                await OpenOnceAsync(call, profile).ConfigureAwait(false);
            }
            catch (Pop3ConnectionLostException) when (!knewTwoSteps && profile.NeedsTwoSteps)
            {
                // The server closed on an initial response (Exchange Online does): once more, in two steps, as the profile now knows.
                await OpenOnceAsync(call, profile).ConfigureAwait(false);
            }
            finally
            {
                _client.Keep(profile);
            }
        }

        private async ValueTask OpenOnceAsync(Pop3Call call, Pop3ServerProfile profile)
        {
            int patience = call.Left(_client.GreetingTimeout);
            long due = Environment.TickCount64 + patience;
            ConnectionLog? log = _client.LogOf(ConnectionId);
            Pop3Endpoint endpoint = _client.Endpoint(patience, log);
            endpoint.Begun = Dialling;
            TcpChannel inner = call.IsBlocking ? TcpChannel.Open(endpoint) : await TcpChannel.OpenAsync(endpoint, call.Token).ConfigureAwait(false);
            var channel = new ClientChannel(inner);
            try
            {
                _channel = channel;
                channel.Serve(call.IsBlocking, due);
                Pop3SessionOptions options = _client.SessionOptions(log);
                Pop3Session session = await Pop3Session.OpenAsync(channel, endpoint.Security, options, profile, call.Token).ConfigureAwait(false);
                session.Pipelining = _client.PipeliningPolicy;
                channel.Limit(call.Deadline);
                await _client.LogInAsync(session, call, log).ConfigureAwait(false);
                ObjectDisposedException.ThrowIf(IsDisposed, this);
                _session = session;
                IsFresh = true;
                _isBroken = false;
            }
            catch
            {
                _channel = null;
                channel.Close();
                throw;
            }
            finally
            {
                _dialled = null;
            }
        }

        // Dispose closes it from another thread: an attempt to connect must not outlive the client.
        private void Dialling(Pop3Channel channel)
        {
            _dialled = channel;
            if (IsDisposed) channel.Close();
        }
    }
}
