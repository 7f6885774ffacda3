using System;

namespace Pop3Nano.Testing;

// draft-murchison-sasl-login: a name, then a password.
internal sealed class ServerLogin(Func<string, TestMailbox?> find) : ServerMechanism
{
    private string? _user;

    internal override byte[] FirstChallenge() => Octets("Username:");

    internal override SaslStep Respond(byte[] response)
    {
        if (_user is null)
        {
            _user = Text(response);
            return SaslStep.Ask(Octets("Password:"));
        }
        TestMailbox? mailbox = find(_user);
        return SaslStep.Is(mailbox, mailbox?.Password == Text(response));
    }
}
