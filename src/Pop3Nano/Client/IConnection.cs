using System;

namespace Pop3Nano.Client
{
    /// <summary>
    /// A session with the server, as <see cref="Pop3Client.CreateConnection()"/> opens one. Disposing of it says QUIT if nothing is marked for
    /// deletion, and else goes by <see cref="Pop3Client.DeletePolicy"/>.
    /// </summary>
    public interface IConnection : IDisposable, IAsyncDisposable
    {
        /// <summary>A number of its own within the client, from 1.</summary>
        int ConnectionId { get; }

        /// <summary>True once it was disposed of.</summary>
        bool IsDisposed { get; }

        /// <summary>What is known of it, without traffic.</summary>
        ConnectionState ConnectionState { get; }

        /// <summary>What the server announced so far (RFC 2449 §5); no traffic.</summary>
        Pop3Capabilities Capabilities { get; }
    }
}
