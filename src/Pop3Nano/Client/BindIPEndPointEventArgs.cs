using System;
using System.Net;

namespace Pop3Nano.Client
{
    /// <summary>A TCP connection is about to be made.</summary>
    public sealed class BindIPEndPointEventArgs : EventArgs
    {
        /// <summary>What a mock of <see cref="IPop3Client"/> raises.</summary>
        /// <param name="remoteEndPoint">Where to.</param>
        public BindIPEndPointEventArgs(IPEndPoint remoteEndPoint)
        {
            ArgumentNullException.ThrowIfNull(remoteEndPoint);
            RemoteEndPoint = remoteEndPoint;
        }

        /// <summary>Where to: the server, or the proxy.</summary>
        public IPEndPoint RemoteEndPoint { get; }

        /// <summary>The local address and port to connect from; null, unless it is set: the platform chooses.</summary>
        public IPEndPoint? LocalEndPoint { get; set; }
    }
}
