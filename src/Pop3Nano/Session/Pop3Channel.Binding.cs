namespace Pop3Nano.Session
{
    public abstract partial class Pop3Channel
    {
        /// <summary>What ties a login to this TLS connection: tls-unique, tls-server-end-point or tls-exporter; null: it has none of that type.</summary>
        public virtual SaslChannelBinding? GetChannelBinding(string type) => null;
    }
}
