using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    // The strongest way to log in that server, policy and credentials share. One attempt.
    public sealed partial class Pop3Session
    {
        /// <summary>What the server said first, behind +OK.</summary>
        public string Greeting { get; private set; } = "";

        /// <summary>The ways to log in that the server supports, as far as it has said: by CAPA, and APOP by its greeting.</summary>
        public Pop3KnownAuthenticationType SupportedAuthentication =>
            Profile.KnowsBefore || _timestamp.Length > 0 ? AuthenticationRanking.Supported(Profile, _timestamp.Length > 0) : Pop3KnownAuthenticationType.None;

        /// <summary>Logs in the strongest way that server, policy and credentials share: one attempt. Reads the capabilities first if they are not known.</summary>
        /// <returns>The way that it was.</returns>
        /// <exception cref="InvalidOperationException">They share none; nothing secret was sent.</exception>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public Pop3KnownAuthenticationType Authenticate(Pop3Credentials credentials, Pop3AuthenticationPolicy policy)
        {
            ProveGiven(credentials, policy);
            ProveReady();
            if (!Profile.KnowsBefore) Capa();
            Pop3KnownAuthenticationType type = BeginLogin(credentials, policy);
            FinishLogin();
            return type;
        }

        /// <summary>The same with a flight behind the login, as <see cref="Login(string, string, Pop3LoginMethod, Pop3Flight)"/> has it.</summary>
        public bool Authenticate(Pop3Credentials credentials, Pop3AuthenticationPolicy policy, Pop3Flight behind)
        {
            ProveGiven(credentials, policy);
            ProveReady();
            if (!Profile.KnowsBefore) Capa();
            BeginLogin(credentials, policy);
            return FinishLogin(behind);
        }

        /// <summary>The async form of <see cref="Authenticate(Pop3Credentials, Pop3AuthenticationPolicy)"/>.</summary>
        public async ValueTask<Pop3KnownAuthenticationType> AuthenticateAsync(
            Pop3Credentials credentials, Pop3AuthenticationPolicy policy, CancellationToken cancellationToken = default)
        {
            ProveGiven(credentials, policy);
            ProveReady();
            if (!Profile.KnowsBefore) await CapaAsync(cancellationToken).ConfigureAwait(false);
            Pop3KnownAuthenticationType type = await BeginLoginAsync(credentials, policy, cancellationToken).ConfigureAwait(false);
            await FinishLoginAsync(cancellationToken).ConfigureAwait(false);
            return type;
        }

        /// <summary>The async form of <see cref="Authenticate(Pop3Credentials, Pop3AuthenticationPolicy, Pop3Flight)"/>.</summary>
        public async ValueTask<bool> AuthenticateAsync(
            Pop3Credentials credentials, Pop3AuthenticationPolicy policy, Pop3Flight behind, CancellationToken cancellationToken = default)
        {
            ProveGiven(credentials, policy);
            ProveReady();
            if (!Profile.KnowsBefore) await CapaAsync(cancellationToken).ConfigureAwait(false);
            await BeginLoginAsync(credentials, policy, cancellationToken).ConfigureAwait(false);
            return await FinishLoginAsync(behind, cancellationToken).ConfigureAwait(false);
        }

        /// <summary>What ties a login to this TLS connection; null: nothing of that type.</summary>
        public SaslChannelBinding? GetChannelBinding(string type) => _channel.GetChannelBinding(type);

        // Before the capabilities are asked for: what can't be done sends nothing.
        private static void ProveGiven(Pop3Credentials credentials, Pop3AuthenticationPolicy policy)
        {
            ArgumentNullException.ThrowIfNull(credentials);
            ArgumentNullException.ThrowIfNull(policy);
        }

        private Pop3KnownAuthenticationType BeginLogin(Pop3Credentials credentials, Pop3AuthenticationPolicy policy)
        {
            Pop3KnownAuthenticationType type = Choose(credentials, policy, out SaslMechanism? mechanism);
            if (mechanism != null) BeginLogin(mechanism);
            return type;
        }

        private async ValueTask<Pop3KnownAuthenticationType> BeginLoginAsync(Pop3Credentials credentials, Pop3AuthenticationPolicy policy, CancellationToken cancellationToken)
        {
            Pop3KnownAuthenticationType type = Choose(credentials, policy, out SaslMechanism? mechanism);
            if (mechanism == null) return type;
            await PrepareAsync(mechanism, cancellationToken).ConfigureAwait(false);
            BeginLogin(mechanism);
            return type;
        }

        // Without a mechanism it is the engine's own way, and has begun.
        private Pop3KnownAuthenticationType Choose(Pop3Credentials credentials, Pop3AuthenticationPolicy policy, out SaslMechanism? mechanism)
        {
            SaslChannelBinding? binding = Binding(policy);
            Pop3KnownAuthenticationType type = AuthenticationRanking.Choose(
                Profile, _timestamp.Length > 0, IsSecure, binding, credentials, policy, out Pop3Mechanisms announced);
            mechanism = null;
            if (type is Pop3KnownAuthenticationType.User or Pop3KnownAuthenticationType.APOP)
            {
                string password = credentials.Text();
                ProveSendable(credentials.Name, password);
                BeginLogin(credentials.Name, password, type == Pop3KnownAuthenticationType.User ? Pop3LoginMethod.UserPass : Pop3LoginMethod.Apop);
                return type;
            }
            mechanism = AuthenticationRanking.Make(type, announced, Profile, binding, credentials, policy);
            return type;
        }

        private SaslChannelBinding? Binding(Pop3AuthenticationPolicy policy)
        {
            if (policy.ChannelBinding.Length > 0) return GetChannelBinding(policy.ChannelBinding);
            SaslChannelBinding? unique = GetChannelBinding("tls-unique");
            bool isCyrus = Greeting.Contains("Cyrus", StringComparison.OrdinalIgnoreCase);
            return unique ?? (isCyrus ? null : GetChannelBinding("tls-server-end-point"));
        }

        partial void NoteGreeting() => Greeting = GetText();
    }
}
