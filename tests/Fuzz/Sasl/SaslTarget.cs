using System;
using System.Text;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>
/// What a server says in a login: challenges parted by octet 2. Each is answered or breaks the protocol; nothing else, no secret in the message, and never complete without the server's proof.
/// </summary>
internal abstract class SaslTarget : FuzzTarget
{
    protected const byte Next = 2;
    protected const string Password = "hunter2secret";

    public override string Group => "sasl";

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        using SaslMechanism mechanism = Create();
        ReadOnlySpan<byte> rest = octets.Span;
        try
        {
            if (mechanism.SpeaksFirst) Answer(mechanism, []);
            for (int steps = 0; steps < 6; steps++)
            {
                int end = rest.IndexOf(Next);
                Answer(mechanism, end < 0 ? rest : rest[..end]);
                if (end < 0) break;
                rest = rest[(end + 1)..];
            }
        }
        catch (Pop3ProtocolException broken)
        {
            FindingException.Unless(!broken.Message.Contains(Password[..8], StringComparison.Ordinal), "a secret is in the message");
            FindingException.Unless(broken.Fault is Pop3Fault.BadChallenge or Pop3Fault.UnsafeChallenge or Pop3Fault.BadServerProof, "it broke in another way than a login can");
        }
        FindingException.Unless(!mechanism.Reason.Contains(Password[..8], StringComparison.Ordinal) && !mechanism.Reason.AsSpan().ContainsAnyInRange('\0', '\u001F'), "a secret or a control character is in the reason");
        FindingException.Unless(!mechanism.IsComplete || MayComplete(octets.Span), "the login is complete without a proof");
    }

    protected abstract SaslMechanism Create();

    /// <summary>Whether the login may be complete behind these challenges.</summary>
    protected abstract bool MayComplete(ReadOnlySpan<byte> octets);

    private static void Answer(SaslMechanism mechanism, ReadOnlySpan<byte> challenge)
    {
        byte[] answer = mechanism.Respond(challenge.ToArray());
        FindingException.Unless(Encoding.ASCII.GetString(answer).IndexOf(Password, StringComparison.Ordinal) < 0 || mechanism is OAuthMechanism, "the password is in the answer");
    }
}
