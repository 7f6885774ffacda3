using System;
using System.Linq;

namespace Pop3Nano.Testing;

// XOAUTH2 and OAUTHBEARER (RFC 7628): a wrong token is told of in a challenge, and refused when that is answered.
internal sealed class ServerOAuth(Func<string, TestMailbox?> find, bool isBearer) : ServerMechanism
{
    private bool _isRefused;

    internal override SaslStep Respond(byte[] response)
    {
        if (_isRefused) return SaslStep.Wrong;
        string[] fields = Text(response).Split('\u0001');
        string user = isBearer ? Bearer(fields[0]) : fields[0].StartsWith("user=", StringComparison.Ordinal) ? fields[0][5..] : "";
        string token = fields.FirstOrDefault(f => f.StartsWith("auth=Bearer ", StringComparison.Ordinal)) ?? "";
        if (user.Length == 0 || token.Length == 0 || fields[^1].Length > 0 || fields[^2].Length > 0) return SaslStep.Bad("wrong OAuth message");
        TestMailbox? mailbox = find(user);
        if (mailbox is { AccessToken.Length: > 0 } && "auth=Bearer " + mailbox.AccessToken == token) return SaslStep.Is(mailbox, true);
        _isRefused = true;
        return SaslStep.Ask(Octets(isBearer ? """{"status":"invalid_token","scope":"pop"}""" : """{"status":"401","schemes":"Bearer","scope":"pop"}"""));
    }

    // n,a=<name>,
    private static string Bearer(string header)
    {
        string[] parts = header.Split(',');
        bool isOne = parts.Length == 3 && parts[0] == "n" && parts[1].StartsWith("a=", StringComparison.Ordinal) && parts[2].Length == 0;
        return isOne ? parts[1][2..].Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal) : "";
    }
}
