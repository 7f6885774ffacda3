using System;

namespace Pop3Nano.Testing;

// RFC 4616 §2: [authorization identity] NUL authentication identity NUL password.
internal sealed class ServerPlain(Func<string, TestMailbox?> find) : ServerMechanism
{
    internal override SaslStep Respond(byte[] response)
    {
        string[] parts = Text(response).Split('\0');
        if (parts.Length != 3) return SaslStep.Bad("wrong PLAIN message");
        TestMailbox? mailbox = find(parts[1]);
        return SaslStep.Is(mailbox, mailbox?.Password == parts[2] && (parts[0].Length == 0 || parts[0] == parts[1]));
    }
}
