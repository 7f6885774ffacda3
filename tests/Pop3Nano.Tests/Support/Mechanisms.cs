using System;
using System.Linq;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.Tests.Support;

/// <summary>Every mechanism that the in-memory server speaks, by its name, and a server that has them all.</summary>
internal static class Mechanisms
{
    /// <summary>Those that carry or prove a secret.</summary>
    public static string[] WithSecret { get; } =
        ["PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512", "XOAUTH2", "OAUTHBEARER"];

    public static string[] All { get; } = [.. WithSecret, "EXTERNAL", "ANONYMOUS"];

    /// <summary>tim's server: his secret is password and access token at once.</summary>
    public static Pop3TestServer Server(string secret, Func<Pop3TestServerOptions, Pop3TestServerOptions>? change = null)
    {
        var options = new Pop3TestServerOptions { SaslMechanisms = All, ExternalUser = "tim", AnonymousUser = "tim" };
        var server = new Pop3TestServer(change == null ? options : change(options));
        server.AddMailbox("tim", secret).AccessToken = secret;
        return server;
    }

    public static SaslMechanism Create(string mechanism, string name, string secret) => mechanism switch
    {
        "PLAIN" => new PlainMechanism(name, secret),
        "LOGIN" => new LoginMechanism(name, secret),
        "CRAM-MD5" => new CramMd5Mechanism(name, secret),
        "DIGEST-MD5" => new DigestMd5Mechanism(name, secret, "localhost"),
        "SCRAM-SHA-1" => new ScramSha1Mechanism(name, secret),
        "SCRAM-SHA-256" => new ScramSha256Mechanism(name, secret),
        "SCRAM-SHA-512" => new ScramSha512Mechanism(name, secret),
        "XOAUTH2" => new XOAuth2Mechanism(name, secret),
        "OAUTHBEARER" => new OAuthBearerMechanism(name, secret, "localhost", 995),
        "EXTERNAL" => new ExternalMechanism(),
        "ANONYMOUS" => new AnonymousMechanism("guest"),
        _ => throw new ArgumentException(mechanism),
    };

    /// <summary>Names, each with both drivers.</summary>
    public static Xunit.TheoryData<string, bool> Each(string[] names)
    {
        var data = new Xunit.TheoryData<string, bool>();
        foreach (string name in names.Distinct())
        {
            data.Add(name, true);
            data.Add(name, false);
        }
        return data;
    }
}
