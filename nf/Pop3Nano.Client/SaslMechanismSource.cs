using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>Makes the mechanism for one login: each serves once.</summary>
    public delegate SaslMechanism SaslMechanismSource(string username, string password);
}
