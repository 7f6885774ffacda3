using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    // From the connection to the login, async. The blocking forms say what they mean and throw.
    public sealed partial class Pop3Session
    {
        /// <summary>The async form of <see cref="Connect(Pop3Endpoint, Pop3SessionOptions, Pop3ServerProfile)"/>.</summary>
        public static async ValueTask<Pop3Session> ConnectAsync(
            Pop3Endpoint endpoint, Pop3SessionOptions options, Pop3ServerProfile profile, CancellationToken cancellationToken = default)
        {
            Pop3Channel channel = await TcpChannel.OpenAsync(endpoint, cancellationToken).ConfigureAwait(false);
            return await OpenAsync(channel, endpoint.Security, options, profile, cancellationToken).ConfigureAwait(false);
        }

        // Over a channel that is connected, and whose deadline covers greeting and STLS.
        internal static async ValueTask<Pop3Session> OpenAsync(
            Pop3Channel channel, Pop3Security security, Pop3SessionOptions options, Pop3ServerProfile profile, CancellationToken cancellationToken)
        {
            try
            {
                var session = new Pop3Session(channel, options, profile);
                session._isOpening = true;
                await session.ReadGreetingAsync(cancellationToken).ConfigureAwait(false);
                if (security == Pop3Security.StartTls) await session.StartTlsAsync(cancellationToken).ConfigureAwait(false);
                session._isOpening = false;
                return session;
            }
            catch (Exception)
            {
                channel.Close();
                throw;
            }
        }

        /// <summary>The async form of <see cref="Connect(Pop3Endpoint)"/>.</summary>
        public static ValueTask<Pop3Session> ConnectAsync(Pop3Endpoint endpoint, CancellationToken cancellationToken = default)
        {
            return ConnectAsync(endpoint, new Pop3SessionOptions(), new Pop3ServerProfile(), cancellationToken);
        }

        /// <summary>The async form of <see cref="Greet"/>.</summary>
        public async ValueTask GreetAsync(CancellationToken cancellationToken = default)
        {
            ProveNotGreeted();
            Allow(_timeout);
            await ReadGreetingAsync(cancellationToken).ConfigureAwait(false);
        }

        /// <summary>The async form of <see cref="StartTls"/>.</summary>
        public async ValueTask StartTlsAsync(CancellationToken cancellationToken = default)
        {
            if (IsSecure) throw Fail.Misuse("TLS protects the connection already.");
            await ExpectAsync(Engine.WriteStls(0), cancellationToken).ConfigureAwait(false);
            ProveCleanStart();
            try
            {
                await _channel.StartTlsAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception)
            {
                ProveAlive();
                Dispose();
                throw;
            }
            Profile.MeetKey(_channel.PeerKeyHash);
        }

        private async ValueTask ReadGreetingAsync(CancellationToken cancellationToken)
        {
            try
            {
                TakeGreeting(await NextEventAsync(cancellationToken).ConfigureAwait(false));
            }
            catch (TimeoutException)
            {
                throw IsSecure ? Fail.Timeout() : Fail.NoGreeting();
            }
        }
    }
}
