namespace Pop3Nano.Session
{
    /// <summary>Connects over TCP and TLS to one endpoint.</summary>
    public sealed class TcpConnector : Pop3Connector
    {
        private readonly Pop3Endpoint _endpoint;
        private readonly Pop3SessionOptions _options;

        /// <summary>A connector for sessions of this size.</summary>
        public TcpConnector(Pop3Endpoint endpoint, Pop3SessionOptions options)
        {
            _endpoint = endpoint;
            _options = options;
        }

        /// <inheritdoc/>
        public override Pop3Session Connect(Pop3ServerProfile profile)
        {
            return Pop3Session.Connect(_endpoint, _options, profile);
        }
    }
}
