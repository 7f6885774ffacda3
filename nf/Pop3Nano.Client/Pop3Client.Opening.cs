using System;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // From nothing to a session that is logged in.
    public sealed partial class Pop3Client
    {
        private void Open()
        {
            bool knew = Profile.NeedsTwoSteps;
            try
            {
                OpenOnce();
                return;
            }
            catch (Pop3ConnectionLostException)
            {
                if (knew || !Profile.NeedsTwoSteps) throw;
            }
            // The server closed on an initial response (Exchange Online does): once more, in two steps, as the profile now knows.
            OpenOnce();
        }

        private void OpenOnce()
        {
            Pop3Endpoint endpoint = Endpoint();
            long greeted = Clock.Milliseconds + GreetingTimeout;
            var channel = new ClientChannel(Dialer != null ? Dialer(endpoint) : TcpChannel.Open(endpoint));
            _channel = channel; // Dispose may have to close it
            SessionOptions.Timeout = Timeout;
            Pop3Session session = null!; // optional: the heap may be too small for its buffers
            try
            {
                session = new Pop3Session(channel, SessionOptions, Profile);
                channel.Limit(Left(greeted < _due ? greeted : _due));
                session.Greet();
                if (endpoint.Security == Pop3Security.StartTls) session.StartTls();
                if (endpoint.Security != Pop3Security.None && !channel.IsSecure) throw new InvalidOperationException("The connection is not protected by TLS.");
                channel.Limit(Left(_due));
                LogIn(session);
                ProveAlive();
                _session = session;
                _isBroken = false;
            }
            catch (Exception)
            {
                _channel = null!;
                if (session != null) session.Dispose();
                else channel.Close();
                throw;
            }
        }
    }
}
