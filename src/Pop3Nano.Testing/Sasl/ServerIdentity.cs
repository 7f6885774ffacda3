namespace Pop3Nano.Testing;

// EXTERNAL (RFC 4422 appendix A) and ANONYMOUS (RFC 4505): who it is, is settled elsewhere.
internal sealed class ServerIdentity(string user, bool isAnybody) : ServerMechanism
{
    internal override SaslStep Respond(byte[] response)
    {
        bool isRight = user.Length > 0 && (isAnybody || response.Length == 0 || Text(response) == user);
        return isRight ? new SaslStep(null, user, "") : SaslStep.Wrong;
    }
}
