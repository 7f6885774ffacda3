using System;
using System.Collections.Generic;
using System.Linq;

namespace Pop3Nano.Testing;

// AUTH (RFC 5034 §4), in one step or two, with the mechanisms of the folder Sasl.
internal sealed partial class ServerSession
{
    private ServerMechanism? _mechanism;
    private IReadOnlyDictionary<string, byte[]> _bindings = new Dictionary<string, byte[]>();

    internal bool AwaitsSaslResponse => _mechanism is not null;

    internal void AbandonSasl() => _mechanism = null;

    // What ties a login to the TLS connection, by the registered types (RFC 5929).
    internal void Bind(IReadOnlyDictionary<string, byte[]> bindings) => _bindings = bindings;

    // The client's answer to a challenge. "*" cancels.
    internal void SaslResponse(string line, ServerReply reply)
    {
        _reply = reply;
        ServerMechanism mechanism = _mechanism!;
        _mechanism = null;
        if (line == "*") Error("authentication cancelled");
        else if (!TryDecode(line, out byte[] response)) Error("not base64");
        else Step(mechanism, response);
    }

    protected override void OnAuth(string mechanism)
    {
        if (Accept(mechanism) is { } accepted) Challenge(accepted, accepted.FirstChallenge());
    }

    protected override void OnAuth(string mechanism, string initial)
    {
        if (Accept(mechanism) is not { } accepted) return;
        if (_options.InitialResponse == InitialResponseHandling.Refused) Error("syntax error");
        else if (_options.InitialResponse == InitialResponseHandling.Closes) _reply.After = AfterReply.Close;
        else if (_options.InitialResponse == InitialResponseHandling.Ignored) Challenge(accepted, accepted.FirstChallenge());
        // "=" is an initial response without octets (RFC 5034 §4).
        else if (!TryDecode(initial == "=" ? "" : initial, out byte[] response)) Error("not base64");
        else Step(accepted, response);
    }

    private ServerMechanism? Accept(string name)
    {
        name = name.ToUpperInvariant();
        if (_options.SaslMechanisms.Count == 0) Unknown();
        else if (!MayLogIn) TlsFirst();
        else if (_options.SaslMechanisms.Contains(name, StringComparer.OrdinalIgnoreCase) && ServerMechanism.Create(name, _server, _bindings) is { } mechanism) return mechanism;
        else Error("unknown mechanism");
        return null;
    }

    private void Step(ServerMechanism mechanism, byte[] response)
    {
        SaslStep step = mechanism.Respond(response);
        if (step.Challenge is not null) Challenge(mechanism, step.Challenge);
        else if (step.Error.Length > 0) Error(step.Error);
        else LogIn(step.User, _ => step.User.Length > 0, LoginInputLoss.AfterAuth);
    }

    private void Challenge(ServerMechanism mechanism, byte[] octets)
    {
        _mechanism = mechanism;
        // Only what is no more than a prompt may be spelled otherwise.
        bool isPrompt = octets.Length == 0 || mechanism is ServerLogin;
        Line((isPrompt ? _options.ChallengeStyle : ChallengeStyle.Plus) switch
        {
            ChallengeStyle.BarePlus => "+",
            ChallengeStyle.PlusOk => "+OK",
            ChallengeStyle.PlusText => "+ go ahead!",
            _ => "+ " + Convert.ToBase64String(octets),
        });
    }

    // RFC 4648 §3.3: what is outside of the alphabet is refused. The platform passes over blanks.
    private static bool TryDecode(string text, out byte[] decoded)
    {
        byte[] octets = new byte[text.Length];
        bool isBase64 = Convert.TryFromBase64String(text, octets, out int count) && !text.AsSpan().ContainsAny(" \t\r");
        decoded = octets[..count];
        return isBase64;
    }
}
