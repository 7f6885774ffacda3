using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;

namespace Pop3Nano.Testing;

// RFC 5802, with channel binding where it is given.
[SuppressMessage("Security", "CA5350", Justification = "SCRAM-SHA-1 is SHA-1.")]
internal sealed class ServerScram(string name, Pop3TestServer server, IReadOnlyDictionary<string, byte[]>? bindings) : ServerMechanism
{
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(16);
    private TestMailbox? _mailbox;
    private string _gs2 = "";
    private string _bare = "";
    private string _nonce = "";
    private string _first = "";
    private bool _isProven;

    private HashAlgorithmName Hash => name.Contains("512", StringComparison.Ordinal) ? HashAlgorithmName.SHA512
        : name.Contains("256", StringComparison.Ordinal) ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;

    internal override SaslStep Respond(byte[] response)
    {
        if (_isProven) return SaslStep.Is(_mailbox, true);
        return _first.Length == 0 ? First(Text(response)) : Final(Text(response));
    }

    private SaslStep First(string message)
    {
        string[] parts = message.Split(',');
        if (parts.Length < 4 || parts[1].Length > 0 || !parts[2].StartsWith("n=", StringComparison.Ordinal) || !parts[3].StartsWith("r=", StringComparison.Ordinal))
            return SaslStep.Bad("wrong SCRAM message");
        bool announcesPlus = server.Options.SaslMechanisms.Any(m => m.EndsWith("-PLUS", StringComparison.OrdinalIgnoreCase));
        // §6: "y" says that the client saw no -PLUS, and could have used it; "n" that it can't.
        if (parts[0] == "y" && announcesPlus) return SaslStep.Bad("somebody struck the -PLUS mechanisms from our list");
        bool fits = bindings is null ? parts[0] is "n" or "y" : parts[0].StartsWith("p=", StringComparison.Ordinal) && bindings.ContainsKey(parts[0][2..]);
        if (!fits) return SaslStep.Bad("no such channel binding");
        _gs2 = parts[0] + ",,";
        _bare = message[_gs2.Length..];
        _nonce = parts[3][2..] + Convert.ToBase64String(RandomNumberGenerator.GetBytes(12));
        string user = parts[2][2..].Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        _mailbox = server.FindMailbox(user); // a salt for every name: who has a mailbox is nobody's business
        _first = $"r={_nonce},s={Convert.ToBase64String(_salt)},i={server.Options.ScramIterations.ToString(CultureInfo.InvariantCulture)}";
        return SaslStep.Ask(Octets(_first));
    }

    private SaslStep Final(string message)
    {
        int at = message.LastIndexOf(",p=", StringComparison.Ordinal);
        if (at < 0) return SaslStep.Bad("wrong SCRAM message");
        byte[] bound = bindings is null ? [] : bindings[_gs2[2..^2]];
        string expected = "c=" + Convert.ToBase64String([.. Octets(_gs2), .. bound]) + ",r=" + _nonce;
        if (message[..at] != expected) return SaslStep.Bad("wrong channel binding or nonce");
        if (_mailbox is null) return SaslStep.Wrong;

        byte[] all = Octets(_bare + "," + _first + "," + expected);
        int size = Digest([]).Length;
        byte[] salted = Rfc2898DeriveBytes.Pbkdf2(_mailbox.Password, _salt, server.Options.ScramIterations, Hash, size);
        byte[] key = Mac(salted, Octets("Client Key"));
        byte[] signature = Mac(Digest(key), all);
        byte[] proof = [.. key.Zip(signature, (one, other) => (byte)(one ^ other))];
        if (Convert.ToBase64String(proof) != message[(at + 3)..]) return SaslStep.Wrong;
        _isProven = true;
        return SaslStep.Ask(Octets("v=" + Convert.ToBase64String(Mac(Mac(salted, Octets("Server Key")), all))));
    }

    private byte[] Digest(byte[] octets) =>
        Hash == HashAlgorithmName.SHA512 ? SHA512.HashData(octets) : Hash == HashAlgorithmName.SHA256 ? SHA256.HashData(octets) : SHA1.HashData(octets);

    private byte[] Mac(byte[] key, byte[] octets) => Hash == HashAlgorithmName.SHA512 ? HMACSHA512.HashData(key, octets)
        : Hash == HashAlgorithmName.SHA256 ? HMACSHA256.HashData(key, octets) : HMACSHA1.HashData(key, octets);
}
