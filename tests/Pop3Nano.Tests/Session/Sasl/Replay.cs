using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>A mechanism's messages as text, for the dialogues of the RFCs.</summary>
internal static class Replay
{
    public static string Say(SaslMechanism mechanism, string challenge = "") => Encoding.UTF8.GetString(mechanism.Respond(Encoding.UTF8.GetBytes(challenge)));
}
