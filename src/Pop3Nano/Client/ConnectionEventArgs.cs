using System;

namespace Pop3Nano.Client
{
    /// <summary>Which connection it is about.</summary>
    public sealed class ConnectionEventArgs : EventArgs
    {
        /// <summary>What a mock of <see cref="IPop3Client"/> raises.</summary>
        public ConnectionEventArgs(IConnection connection)
        {
            ArgumentNullException.ThrowIfNull(connection);
            Connection = connection;
        }

        /// <summary>The connection.</summary>
        public IConnection Connection { get; }
    }
}
