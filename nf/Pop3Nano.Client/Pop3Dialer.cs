using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>Connects to an endpoint; with implicit TLS the channel comes secured.</summary>
    public delegate Pop3Channel Pop3Dialer(Pop3Endpoint endpoint);
}
