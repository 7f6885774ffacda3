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
            Pop3ServerProfile profile = _client.Recall(out _server);
            bool knewTwoSteps = profile.NeedsTwoSteps;
            bool knewCapabilities = profile.KnowsBefore;
            try
            {
                await OpenOnceAsync(call, profile).ConfigureAwait(false);
            }
            catch (Exception failure) when ((!knewTwoSteps && profile.NeedsTwoSteps && failure is Pop3ConnectionLostException)
                || (!knewCapabilities && IsEndOverCapa(profile, failure)))
            {
                // The server closed on an initial response (Exchange Online does), or would not hear of CAPA: once more, as the profile now knows.
                await OpenOnceAsync(call, profile).ConfigureAwait(false);
            }
            finally
            {
                // That the server knows no CAPA is a guess until a login went well without: the network may have failed just then, and a login
                // that needs what only CAPA tells, by token for one, would never go well again.
                if (_session == null && profile.Before == Pop3Capabilities.None) profile.Note(Pop3ServerProfile.KnowsBeforeBit, false);
                _client.Keep(profile, _server);
            }
        }

        private async ValueTask OpenOnceAsync(Pop3Call call, Pop3ServerProfile profile)
        {
            _asksCapabilities = false;
            int patience = call.Left(_client.GreetingTimeout);
            long due = Environment.TickCount64 + patience;
            ConnectionLog log = _client.LogOf(ConnectionId);
            Pop3Endpoint endpoint = _client.Endpoint(patience, log);
            if (log.IsOn) log.Note(FormattableString.Invariant($"connecting to {endpoint.Host}:{endpoint.Port}, {Protection(endpoint.Security)}"));
            endpoint.Begun = Dialling;
            TcpChannel inner = call.IsBlocking ? TcpChannel.Open(endpoint) : await TcpChannel.OpenAsync(endpoint, call.Token).ConfigureAwait(false);
            var channel = new ClientChannel(inner);
            try
            {
                _channel = channel;
                channel.Serve(call.IsBlocking, due);
                Pop3SessionOptions options = _client.SessionOptions(log);
                Pop3Session session = await Pop3Session.OpenAsync(channel, endpoint.Security, options, profile, call.Token).ConfigureAwait(false);
                session.Pipelining = _client.UsePipelining.Policy;
                if (_client.UseAuthentication && !profile.KnowsBefore)
                {
                    _asksCapabilities = true;
                    await session.CapaAsync(call.Token).ConfigureAwait(false);
                    _asksCapabilities = false;
                }
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

        private static string Protection(Pop3Security security) => security switch
        {
            Pop3Security.Implicit => "TLS",
            Pop3Security.StartTls => "STLS",
            _ => "clear text",
        };

        // CAPA was met by silence, by the end of the connection, or by -ERR and the end: no password has gone out yet.
        private bool IsEndOverCapa(Pop3ServerProfile profile, Exception failure)
        {
            if (!profile.KnowsBefore || profile.Before != Pop3Capabilities.None) return false;
            return failure is TimeoutException ? _asksCapabilities
                : failure is Pop3ConnectionLostException { Command: Pop3Command.Capa or Pop3Command.User or Pop3Command.Apop };
        }

        // Dispose closes it from another thread: an attempt to connect must not outlive the client.
        private void Dialling(Pop3Channel channel)
        {
            _dialled = channel;
            if (IsDisposed) channel.Close();
        }
    }
}
