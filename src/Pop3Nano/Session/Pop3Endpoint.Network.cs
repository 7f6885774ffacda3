using System;
using System.Net;

namespace Pop3Nano.Session
{
    public sealed partial class Pop3Endpoint
    {
        /// <summary>The proxy that leads to the server; null: the straight way.</summary>
        public IProxyClient? Proxy { get; set; }

        /// <summary>
        /// Asked for the local address and port to connect from, once for each remote address that is tried (the proxy's, if there is one);
        /// null: the platform chooses.
        /// </summary>
        public Func<IPEndPoint, IPEndPoint?>? BindIPEndPoint { get; set; }

        /// <summary>Told in words what a connection does by itself: that it is made again without TLS resumption.</summary>
        public Action<string>? Noticed { get; set; }

        /// <summary>Told of each channel before it connects: whoever holds it can end the attempt from another thread.</summary>
        internal Action<Pop3Channel>? Begun { get; set; }
    }
}
