using System;
using System.Collections.Generic;
using System.Text;

namespace Pop3Nano.Testing;

// The server's side of a SASL mechanism (RFC 4422), for one login: a response in, a challenge or a verdict out.
internal abstract class ServerMechanism
{
    // What the server says first; empty where the client has the first word.
    internal virtual byte[] FirstChallenge() => [];

    internal abstract SaslStep Respond(byte[] response);

    internal static ServerMechanism? Create(string name, Pop3TestServer server, IReadOnlyDictionary<string, byte[]> bindings)
    {
        Func<string, TestMailbox?> find = server.FindMailbox;
        return name switch
        {
            "PLAIN" => new ServerPlain(find),
            "LOGIN" => new ServerLogin(find),
            "CRAM-MD5" => new ServerCramMd5(find),
            "DIGEST-MD5" => new ServerDigestMd5(find),
            "SCRAM-SHA-1" or "SCRAM-SHA-256" or "SCRAM-SHA-512" => new ServerScram(name, server, null),
            "SCRAM-SHA-1-PLUS" or "SCRAM-SHA-256-PLUS" or "SCRAM-SHA-512-PLUS" => new ServerScram(name, server, bindings),
            "XOAUTH2" => new ServerOAuth(find, isBearer: false),
            "OAUTHBEARER" => new ServerOAuth(find, isBearer: true),
            "EXTERNAL" => new ServerIdentity(server.Options.ExternalUser, isAnybody: false),
            "ANONYMOUS" => new ServerIdentity(server.Options.AnonymousUser, isAnybody: true),
            _ => null,
        };
    }

    protected static byte[] Octets(string text) => Encoding.UTF8.GetBytes(text);

    protected static string Text(byte[] octets) => Encoding.UTF8.GetString(octets);
}
