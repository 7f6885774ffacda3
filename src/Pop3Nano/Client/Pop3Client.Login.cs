using System;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // One attempt, by the strongest way that server, policy and credentials share.
    public sealed partial class Pop3Client
    {
        private Pop3KnownAuthenticationType _allowed = Pop3KnownAuthenticationType.All & ~Pop3KnownAuthenticationType.Anonymous;

        /// <summary>The ways to log in that may be used; all but ANONYMOUS, unless it is set. What shows a password needs TLS, or SecurityOptions.None.</summary>
        public Pop3KnownAuthenticationType AllowedAuthentication
        {
            get => _allowed;
            set
            {
                if ((value & ~Pop3KnownAuthenticationType.All) != 0) throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such way to log in.");
                ProveClosed();
                _allowed = value;
            }
        }

        /// <summary>The ways to log in that the server is known to support; None: nobody has asked it. No traffic.</summary>
        public Pop3KnownAuthenticationType SupportedAuthentication { get; private set; }

        internal override async ValueTask LogInAsync(Pop3Session session, Pop3Call call, ConnectionLog log)
        {
            if (!UseAuthentication) return;
            var policy = new Pop3AuthenticationPolicy
            {
                Allowed = _allowed,
                AllowsClearText = SecurityOptions == SecurityOptions.None,
                Host = Host!,
                Port = PortInUse,
            };
            try
            {
                if (AccessToken != null || TokenProvider == null) await TryAsync(session, Own(), policy, call, log).ConfigureAwait(false);
                else await LogInByTokenAsync(session, TokenProvider, policy, call, log).ConfigureAwait(false);
            }
            finally
            {
                SupportedAuthentication = session.SupportedAuthentication;
            }
        }

        // A token of the provider's cache may have been revoked: it is fetched anew and tried once more. A token that is fresh is not.
        private async ValueTask LogInByTokenAsync(Pop3Session session, ITokenProvider provider, Pop3AuthenticationPolicy policy, Pop3Call call, ConnectionLog log)
        {
            OAuthToken token = await TokenAsync(provider, ignoreExistingToken: false, call).ConfigureAwait(false);
            try
            {
                await TryAsync(session, Pop3Credentials.ForToken(Username ?? "", token.Token), policy, call, log).ConfigureAwait(false);
            }
            catch (Pop3CommandException refusal) when (token.IsCached && refusal.ResponseCode is Pop3ResponseCode.None or Pop3ResponseCode.Auth && !session.IsOver)
            {
                log.Note("the cached access token was refused: fetching another and trying once more");
                token = await TokenAsync(provider, ignoreExistingToken: true, call).ConfigureAwait(false);
                await TryAsync(session, Pop3Credentials.ForToken(Username ?? "", token.Token), policy, call, log).ConfigureAwait(false);
            }
        }

        // A provider of the caller's own may be slow, or silent for ever: the call's time holds for it, too.
        private static async ValueTask<OAuthToken> TokenAsync(ITokenProvider provider, bool ignoreExistingToken, Pop3Call call)
        {
            int left = call.Left();
            if (call.IsBlocking) return BlockForToken(provider, ignoreExistingToken, left);
            var end = CancellationTokenSource.CreateLinkedTokenSource(call.Token);
            Task<OAuthToken>? asked = null;
            try
            {
                asked = provider.GetAccessTokenAsync(ignoreExistingToken, end.Token).AsTask();
                return await asked.WaitAsync(TimeSpan.FromMilliseconds(left), call.Token).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw NoToken();
            }
            finally
            {
                if (asked is { IsCompleted: false }) _ = AbandonAsync(end, call.Token); // whatever the provider does about it, nobody waits
                else end.Dispose();
            }
        }

        // The provider hears of it on a thread of the pool. Until it has, its source must live: one that is disposed of tells nobody. Where it is
        // the caller's token that was cancelled, another thread may be telling just now, and nothing is left to dispose of.
        private static async Task AbandonAsync(CancellationTokenSource end, CancellationToken token)
        {
            try
            {
                await end.CancelAsync().ConfigureAwait(false);
            }
            catch (Exception)
            {
                // The provider's own mistake: the call is over.
            }
            if (!token.IsCancellationRequested) end.Dispose();
        }

        // What blocks can be left behind only on a thread of its own. Without a limit the caller's will do.
        private static OAuthToken BlockForToken(ITokenProvider provider, bool ignoreExistingToken, int left)
        {
            if (left < 0) return provider.GetAccessToken(ignoreExistingToken);
            Task<OAuthToken> asked = Task.Factory.StartNew(
                () => provider.GetAccessToken(ignoreExistingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            if (Task.WaitAny([asked], left) < 0) throw NoToken();
            return asked.GetAwaiter().GetResult();
        }

        private static TimeoutException NoToken() => new("The token provider gave no token in time.");

        private static async ValueTask TryAsync(Pop3Session session, Pop3Credentials credentials, Pop3AuthenticationPolicy policy, Pop3Call call, ConnectionLog log)
        {
            using (credentials)
            {
                Pop3KnownAuthenticationType way = await session.AuthenticateAsync(credentials, policy, call.Token).ConfigureAwait(false);
                if (log.IsOn) log.Note("logged in by " + way);
            }
        }

        private Pop3Credentials Own()
        {
            if (UseDefaultCredentials) return Pop3Credentials.ForProcess(Username ?? "");
            if (AccessToken != null) return Pop3Credentials.ForToken(Username ?? "", AccessToken);
            if (Username != null && Password != null) return new Pop3Credentials(Username, Password);
            if (ClientCertificates is { Count: > 0 }) return Pop3Credentials.ForCertificate(Username ?? "");
            if ((_allowed & Pop3KnownAuthenticationType.Anonymous) != 0) return Pop3Credentials.ForAnonymous(Username ?? "");
            throw new InvalidOperationException("There is nobody to log in: Username or Password is not set.");
        }
    }
}
