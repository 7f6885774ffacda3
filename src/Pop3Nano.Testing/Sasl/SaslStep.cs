namespace Pop3Nano.Testing;

// What a mechanism says to a response: a challenge, who logs in, or neither: the credentials are wrong, or the message is.
internal sealed record SaslStep(byte[]? Challenge, string User, string Error)
{
    internal static SaslStep Wrong { get; } = new(null, "", "");

    internal static SaslStep Ask(byte[] challenge) => new(challenge, "", "");

    internal static SaslStep Is(TestMailbox? mailbox, bool isRight) => mailbox is not null && isRight ? new(null, mailbox.User, "") : Wrong;

    internal static SaslStep Bad(string why) => new(null, "", why);
}
