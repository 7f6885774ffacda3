using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    // From the connection to the flight behind the login, async. The blocking forms say what they mean and throw.
    public sealed partial class Pop3Session
    {
        /// <summary>The async form of <see cref="Connect(Pop3Endpoint, Pop3SessionOptions, Pop3ServerProfile)"/>.</summary>
        public static async ValueTask<Pop3Session> ConnectAsync(
            Pop3Endpoint endpoint, Pop3SessionOptions options, Pop3ServerProfile profile, CancellationToken cancellationToken = default)
        {
            Pop3Channel channel = await TcpChannel.OpenAsync(endpoint, cancellationToken).ConfigureAwait(false);
            var session = new Pop3Session(channel, options, profile);
            try
            {
                await session.ReadGreetingAsync(cancellationToken).ConfigureAwait(false);
                if (endpoint.Security == Pop3Security.StartTls) await session.StartTlsAsync(cancellationToken).ConfigureAwait(false);
                return session;
            }
            catch (Exception)
            {
                session.Dispose();
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
            _channel.SetDeadline(_timeout);
            await ReadGreetingAsync(cancellationToken).ConfigureAwait(false);
        }

        /// <summary>The async form of <see cref="StartTls"/>.</summary>
        public async ValueTask StartTlsAsync(CancellationToken cancellationToken = default)
        {
            await ExpectAsync(Engine.WriteStls(0), cancellationToken).ConfigureAwait(false);
            ProveCleanStart();
            try
            {
                await _channel.StartTlsAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception)
            {
                Dispose();
                throw;
            }
            Profile.MeetKey(_channel.PeerKeyHash);
        }

        /// <summary>The async form of <see cref="Capa"/>.</summary>
        public async ValueTask CapaAsync(CancellationToken cancellationToken = default)
        {
            _channel.SetDeadline(_timeout);
            Check(Engine.WriteCapa(0));
            try
            {
                while (await NextReplyAsync(cancellationToken).ConfigureAwait(false) && Engine.Command != Pop3Command.Capa)
                {
                    // Replies that nobody read.
                }
                while (await ReadLineAsync(cancellationToken).ConfigureAwait(false))
                {
                    // The engine and Note() take each line in.
                }
            }
            catch (Exception)
            {
                NoteCapabilities(Pop3Capabilities.None);
                throw;
            }
        }

        /// <summary>The async form of <see cref="Login(string, string, Pop3LoginMethod)"/>.</summary>
        public async ValueTask LoginAsync(
            string name, string password, Pop3LoginMethod method = Pop3LoginMethod.Automatic, CancellationToken cancellationToken = default)
        {
            if (method == Pop3LoginMethod.Automatic && !Profile.KnowsBefore) await CapaAsync(cancellationToken).ConfigureAwait(false);
            BeginLogin(name, password, method);
            while (_login.Take(await NextEventAsync(cancellationToken).ConfigureAwait(false)))
            {
                // Challenges and the reply to USER.
            }
            EndLogin();
        }

        /// <summary>The async form of <see cref="Login(string, string, Pop3LoginMethod, Pop3Flight)"/>.</summary>
        public async ValueTask<bool> LoginAsync(
            string name, string password, Pop3LoginMethod method, Pop3Flight behind, CancellationToken cancellationToken = default)
        {
            if (method == Pop3LoginMethod.Automatic && !Profile.KnowsBefore) await CapaAsync(cancellationToken).ConfigureAwait(false);
            BeginLogin(name, password, method);
            bool gamble = false;
            long sent = _channel.Milliseconds;
            bool more = true;
            while (more)
            {
                if (_login.IsAllQueued && !gamble)
                {
                    sent = _channel.Milliseconds;
                    gamble = SendBehind(behind);
                }
                more = _login.Take(await NextEventAsync(cancellationToken).ConfigureAwait(false));
            }
            EndLogin();
            if (!gamble)
            {
                Start(behind);
                return true;
            }
            _channel.SetDeadline(Patience(sent));
            try
            {
                return Won(await NextEventAsync(cancellationToken).ConfigureAwait(false), behind);
            }
            catch (Exception failure)
            {
                if (!IsLoss(failure)) throw;
                return false;
            }
        }

        private async ValueTask ReadGreetingAsync(CancellationToken cancellationToken)
        {
            try
            {
                TakeGreeting(await NextEventAsync(cancellationToken).ConfigureAwait(false));
            }
            catch (TimeoutException)
            {
                throw Fail.NoGreeting();
            }
        }
    }
}
