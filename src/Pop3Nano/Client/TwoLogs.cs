using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>Two logs as one.</summary>
    internal sealed class TwoLogs(IProtocolLog first, IProtocolLog second) : IProtocolLog
    {
        public void Write(ProtocolLogEvent logged)
        {
            first.Write(logged);
            second.Write(logged);
        }
    }
}
