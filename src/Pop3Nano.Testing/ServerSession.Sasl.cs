using System;
using System.Linq;
using System.Text;

namespace Pop3Nano.Testing;

// AUTH with PLAIN (RFC 4616) and LOGIN, in one step or two (RFC 5034 §4).
internal sealed partial class ServerSession
{
    private string _mechanism = "";
    private string? _saslUser;

    internal bool AwaitsSaslResponse => _mechanism.Length > 0;

    internal void AbandonSasl() => _mechanism = "";

    // The client's answer to a challenge. "*" cancels.
    internal void SaslResponse(string line, ServerReply reply)
    {
        _reply = reply;
        string mechanism = _mechanism;
        _mechanism = "";
        if (line == "*") Error("authentication cancelled");
        else if (!TryDecode(line, out string response)) Error("not base64");
        else Step(mechanism, response);
    }

    protected override void OnAuth(string mechanism)
    {
        if (!Accepts(ref mechanism)) return;
        _saslUser = null;
        Challenge(mechanism, mechanism == "LOGIN" ? "Username:" : "");
    }

    protected override void OnAuth(string mechanism, string initial)
    {
        if (!Accepts(ref mechanism)) return;
        _saslUser = null;
        if (_options.InitialResponse == InitialResponseHandling.Refused) Error("syntax error");
        else if (_options.InitialResponse == InitialResponseHandling.Closes) _reply.After = AfterReply.Close;
        // "=" is an initial response without octets (RFC 5034 §4).
        else if (!TryDecode(initial == "=" ? "" : initial, out string response)) Error("not base64");
        else Step(mechanism, response);
    }

    private bool Accepts(ref string mechanism)
    {
        mechanism = mechanism.ToUpperInvariant();
        if (_options.SaslMechanisms.Count == 0) Unknown();
        else if (!MayLogIn) TlsFirst();
        else if (mechanism is not ("PLAIN" or "LOGIN")) Error("unknown mechanism");
        else if (!_options.SaslMechanisms.Contains(mechanism, StringComparer.OrdinalIgnoreCase)) Error("unknown mechanism");
        else return true;
        return false;
    }

    private void Step(string mechanism, string response)
    {
        if (mechanism == "PLAIN") Plain(response);
        else if (_saslUser is null)
        {
            _saslUser = response;
            Challenge(mechanism, "Password:");
        }
        else LogIn(_saslUser, mailbox => mailbox.Password == response, LoginInputLoss.AfterAuth);
    }

    // RFC 4616 §2: [authorization identity] NUL authentication identity NUL password.
    private void Plain(string message)
    {
        string[] parts = message.Split('\0');
        if (parts.Length != 3) Error("wrong PLAIN message");
        else if (parts[0].Length > 0 && parts[0] != parts[1]) Error(Pop3ResponseCode.Auth, "not for another user");
        else LogIn(parts[1], mailbox => mailbox.Password == parts[2], LoginInputLoss.AfterAuth);
    }

    private void Challenge(string mechanism, string text)
    {
        _mechanism = mechanism;
        Line(_options.ChallengeStyle switch
        {
            ChallengeStyle.BarePlus => "+",
            ChallengeStyle.PlusOk => "+OK",
            ChallengeStyle.PlusText => "+ go ahead!",
            _ => "+ " + Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
        });
    }

    private static bool TryDecode(string text, out string decoded)
    {
        byte[] octets = new byte[text.Length];
        bool isBase64 = Convert.TryFromBase64String(text, octets, out int count);
        decoded = isBase64 ? Encoding.UTF8.GetString(octets, 0, count) : "";
        return isBase64;
    }
}
