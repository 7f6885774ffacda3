namespace Pop3Nano.Client
{
    /// <summary>Whether commands fly together (RFC 2449 §6.6). Reading it causes no traffic.</summary>
    public sealed class PipeliningStatus
    {
        /// <summary>What the caller wants.</summary>
        public PipeliningMode ClientMode { get; set; }

        /// <summary>True if the server is known to announce PIPELINING; false also before anybody has asked it.</summary>
        public bool SupportedByServer { get; internal set; }

        /// <summary>True if calls that send many commands send them together.</summary>
        public bool PipeliningEnabled => ClientMode == PipeliningMode.Enabled || (ClientMode == PipeliningMode.Auto && SupportedByServer);

        internal bool? Policy => ClientMode == PipeliningMode.Auto ? null : ClientMode == PipeliningMode.Enabled;
    }
}
