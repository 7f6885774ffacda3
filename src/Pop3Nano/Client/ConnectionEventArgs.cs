using System;

namespace Pop3Nano.Client
{
    /// <summary>Which connection it is about.</summary>
    public sealed class ConnectionEventArgs : EventArgs
    {
        internal ConnectionEventArgs(IConnection connection)
        {
            Connection = connection;
        }

        /// <summary>The connection.</summary>
        public IConnection Connection { get; }
    }
}
