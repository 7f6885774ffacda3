using System;
using System.Collections.Generic;
using System.Net;
using System.Text;

namespace Pop3Nano.Session
{
    /// <summary>The strongest way that server, policy and credentials share, and the mechanism for it.</summary>
    internal static class AuthenticationRanking
    {
        private const Pop3Mechanisms AnyPlus = Pop3Mechanisms.ScramSha1Plus | Pop3Mechanisms.ScramSha256Plus | Pop3Mechanisms.ScramSha512Plus;

        private const Pop3KnownAuthenticationType PlusTypes =
            Pop3KnownAuthenticationType.ScramSha1Plus | Pop3KnownAuthenticationType.ScramSha256Plus | Pop3KnownAuthenticationType.ScramSha512Plus;

        private const Pop3KnownAuthenticationType ShowsSecret = Pop3KnownAuthenticationType.Plain | Pop3KnownAuthenticationType.Login | Pop3KnownAuthenticationType.User
            | Pop3KnownAuthenticationType.OAUTH2 | Pop3KnownAuthenticationType.OAuthBearer
            | Pop3KnownAuthenticationType.APOP; // who may choose the challenge gets characters of the password back (RFC 6151 §2)

        // What a server announces by name, strongest first. Without TLS the way of APOP is better than the password itself, so USER and
        // APOP are not ranked here.
        private static readonly (Pop3Mechanisms Announced, Pop3KnownAuthenticationType Type, CredentialKind Kind)[] Ranks =
        [
            (Pop3Mechanisms.External, Pop3KnownAuthenticationType.External, CredentialKind.Certificate),
            (Pop3Mechanisms.Gssapi, Pop3KnownAuthenticationType.GSSAPI, CredentialKind.Process),
            (Pop3Mechanisms.GssSpnego, Pop3KnownAuthenticationType.GSSAPI, CredentialKind.Process),
            (Pop3Mechanisms.Ntlm, Pop3KnownAuthenticationType.NTLM, CredentialKind.Process),
            (Pop3Mechanisms.Oauthbearer, Pop3KnownAuthenticationType.OAuthBearer, CredentialKind.Token),
            (Pop3Mechanisms.Xoauth2, Pop3KnownAuthenticationType.OAUTH2, CredentialKind.Token),
            (Pop3Mechanisms.Anonymous, Pop3KnownAuthenticationType.Anonymous, CredentialKind.Anonymous),
            (Pop3Mechanisms.ScramSha512Plus, Pop3KnownAuthenticationType.ScramSha512Plus, CredentialKind.Password),
            (Pop3Mechanisms.ScramSha256Plus, Pop3KnownAuthenticationType.ScramSha256Plus, CredentialKind.Password),
            (Pop3Mechanisms.ScramSha1Plus, Pop3KnownAuthenticationType.ScramSha1Plus, CredentialKind.Password),
            (Pop3Mechanisms.ScramSha512, Pop3KnownAuthenticationType.ScramSha512, CredentialKind.Password),
            (Pop3Mechanisms.ScramSha256, Pop3KnownAuthenticationType.ScramSha256, CredentialKind.Password),
            (Pop3Mechanisms.ScramSha1, Pop3KnownAuthenticationType.ScramSha1, CredentialKind.Password),
            (Pop3Mechanisms.DigestMd5, Pop3KnownAuthenticationType.DigestMD5, CredentialKind.Password),
            (Pop3Mechanisms.CramMd5, Pop3KnownAuthenticationType.CramMD5, CredentialKind.Password),
            (Pop3Mechanisms.Ntlm, Pop3KnownAuthenticationType.NTLM, CredentialKind.Password),
            (Pop3Mechanisms.Plain, Pop3KnownAuthenticationType.Plain, CredentialKind.Password),
        ];

        private static readonly Lazy<bool> HasNtlm = new(ProbeNtlm);

        /// <summary>What the server supports, as far as it has said.</summary>
        internal static Pop3KnownAuthenticationType Supported(Pop3ServerProfile profile, bool hasTimestamp)
        {
            Pop3KnownAuthenticationType types = Pop3KnownAuthenticationType.None;
            foreach (var rank in Ranks)
            {
                if ((profile.Mechanisms & rank.Announced) != 0) types |= rank.Type;
            }
            if ((profile.Mechanisms & Pop3Mechanisms.Login) != 0) types |= Pop3KnownAuthenticationType.Login;
            // A server without CAPA, or one that announces no way at all, still takes USER.
            if ((profile.Before & Pop3Capabilities.User) != 0 || profile.Mechanisms == Pop3Mechanisms.None) types |= Pop3KnownAuthenticationType.User;
            return hasTimestamp ? types | Pop3KnownAuthenticationType.APOP : types;
        }

        internal static Pop3KnownAuthenticationType Choose(
            Pop3ServerProfile profile, bool hasTimestamp, bool isSecure, SaslChannelBinding? binding, Pop3Credentials credentials, Pop3AuthenticationPolicy policy, out Pop3Mechanisms announced)
        {
            Pop3KnownAuthenticationType possible = Supported(profile, hasTimestamp) & policy.Allowed;
            if (!isSecure && !policy.AllowsClearText) possible &= ~ShowsSecret;
            foreach (var rank in Candidates(isSecure))
            {
                bool fits = rank.Kind == credentials.Kind && (possible & rank.Type) != 0 && (rank.Announced == 0 || (profile.Mechanisms & rank.Announced) != 0);
                announced = rank.Announced;
                if (fits && IsPossible(rank.Announced, binding, credentials, policy)) return rank.Type;
            }
            throw Fail.Misuse(
                $"No way to log in with {Name(credentials.Kind)} is left. The server supports {Supported(profile, hasTimestamp)}; the policy allows {policy.Allowed}"
                + (isSecure || policy.AllowsClearText ? "." : ", and without TLS nothing that shows a password or a token."));
        }

        private static string Name(CredentialKind kind) => kind switch
        {
            CredentialKind.Password => "a password",
            CredentialKind.Token => "an access token",
            CredentialKind.Certificate => "a certificate",
            CredentialKind.Process => "the process's own account",
            _ => "no account",
        };

        internal static SaslMechanism Make(
            Pop3KnownAuthenticationType type, Pop3Mechanisms announced, Pop3ServerProfile profile, SaslChannelBinding? binding, Pop3Credentials credentials, Pop3AuthenticationPolicy policy)
        {
            byte[] name = Encoding.UTF8.GetBytes(credentials.Name);
            if (announced is Pop3Mechanisms.Gssapi or Pop3Mechanisms.GssSpnego or Pop3Mechanisms.Ntlm) return Platform(announced, credentials, policy);
            byte[] secret = credentials.Secret();
            SaslMechanism mechanism = type switch
            {
                Pop3KnownAuthenticationType.External => new ExternalMechanism(name),
                Pop3KnownAuthenticationType.Anonymous => new AnonymousMechanism(credentials.Name),
                Pop3KnownAuthenticationType.OAuthBearer => new OAuthBearerMechanism(name, secret, Encoding.UTF8.GetBytes(policy.Host), policy.Port),
                Pop3KnownAuthenticationType.OAUTH2 => new XOAuth2Mechanism(name, secret),
                Pop3KnownAuthenticationType.ScramSha512 or Pop3KnownAuthenticationType.ScramSha512Plus => new ScramSha512Mechanism(name, secret),
                Pop3KnownAuthenticationType.ScramSha256 or Pop3KnownAuthenticationType.ScramSha256Plus => new ScramSha256Mechanism(name, secret),
                Pop3KnownAuthenticationType.ScramSha1 or Pop3KnownAuthenticationType.ScramSha1Plus => new ScramSha1Mechanism(name, secret),
                Pop3KnownAuthenticationType.DigestMD5 => new DigestMd5Mechanism(name, secret, policy.Host),
                Pop3KnownAuthenticationType.CramMD5 => new CramMd5Mechanism(name, secret),
                Pop3KnownAuthenticationType.Plain => new PlainMechanism(name, secret, []),
                _ => new LoginMechanism(name, secret),
            };
            bool isPlus = (announced & AnyPlus) != 0;
            // "y": this client would have bound the login, and saw no -PLUS that it may use. The server objects if it has one, since then somebody struck
            // it from the list. A policy that forbids them all has nothing struck from it.
            bool isMissing = (profile.Mechanisms & AnyPlus) == 0 || (policy.Allowed & PlusTypes) != 0;
            if (binding != null && mechanism is ScramMechanism scram && (isPlus || isMissing)) scram.Bind(binding, isPlus);
            return mechanism;
        }

        private static IEnumerable<(Pop3Mechanisms Announced, Pop3KnownAuthenticationType Type, CredentialKind Kind)> Candidates(bool isSecure)
        {
            var apop = (Pop3Mechanisms.None, Pop3KnownAuthenticationType.APOP, CredentialKind.Password);
            foreach (var rank in Ranks)
            {
                if (!isSecure && rank.Type == Pop3KnownAuthenticationType.Plain) yield return apop;
                yield return rank;
            }
            yield return (Pop3Mechanisms.None, Pop3KnownAuthenticationType.User, CredentialKind.Password);
            yield return (Pop3Mechanisms.Login, Pop3KnownAuthenticationType.Login, CredentialKind.Password);
            // Under TLS the password is safer than under MD5, and servers greet with timestamps for accounts that have no APOP.
            if (isSecure) yield return apop;
        }

        private static bool IsPossible(Pop3Mechanisms announced, SaslChannelBinding? binding, Pop3Credentials credentials, Pop3AuthenticationPolicy policy)
        {
            if ((announced & AnyPlus) != 0) return binding != null;
            return announced switch
            {
                Pop3Mechanisms.DigestMd5 or Pop3Mechanisms.Gssapi or Pop3Mechanisms.GssSpnego => policy.Host.Length > 0,
                Pop3Mechanisms.Ntlm => policy.Host.Length > 0 && HasNtlm.Value,
                Pop3Mechanisms.Xoauth2 => credentials.Name.Length > 0,
                _ => true,
            };
        }

        private static NegotiateMechanism Platform(Pop3Mechanisms announced, Pop3Credentials credentials, Pop3AuthenticationPolicy policy)
        {
            bool isProcess = credentials.Kind == CredentialKind.Process;
            NetworkCredential credential = isProcess ? CredentialCache.DefaultNetworkCredentials : Windows(credentials);
            return announced switch
            {
                Pop3Mechanisms.Gssapi => new GssapiMechanism(credential, policy.Host, credentials.Name),
                Pop3Mechanisms.GssSpnego => NegotiateMechanism.Spnego(credential, policy.Host),
                _ => NegotiateMechanism.Ntlm(credential, policy.Host),
            };
        }

        // DOMAIN\name, or a name that says it all.
        private static NetworkCredential Windows(Pop3Credentials credentials)
        {
            int slash = credentials.Name.IndexOf('\\', StringComparison.Ordinal);
            return new NetworkCredential(credentials.Name[(slash + 1)..], credentials.Text(), slash < 0 ? "" : credentials.Name[..slash]);
        }

        private static bool ProbeNtlm()
        {
            try
            {
                using NegotiateMechanism probe = NegotiateMechanism.Ntlm(new NetworkCredential("probe", "probe"), "localhost");
                return probe.Respond([]).Length > 0;
            }
            catch (Exception failure) when (failure is PlatformNotSupportedException or InvalidOperationException)
            {
                return false;
            }
        }
    }
}
