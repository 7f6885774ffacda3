using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    /// <summary>Connects over TCP and TLS to one endpoint.</summary>
    public sealed class TcpConnector : Pop3Connector
    {
        private readonly Pop3Endpoint _endpoint;
        private readonly Pop3SessionOptions _options;
        private Pop3Trace _trace = null!; // optional: null until TraceTo

        /// <summary>A connector for sessions of this size.</summary>
        public TcpConnector(Pop3Endpoint endpoint, Pop3SessionOptions options)
        {
            _endpoint = endpoint;
            _options = options;
        }

        /// <summary>Shows the dialogues to a trace, secrets left out, from the next connection on.</summary>
        public void TraceTo(Pop3Trace trace)
        {
            _trace = trace;
        }

        /// <inheritdoc/>
        public override Pop3Session Connect(Pop3ServerProfile profile)
        {
            return Pop3Session.Connect(_endpoint, _options, profile, _trace);
        }
    }
}
