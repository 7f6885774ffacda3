using System;

namespace Pop3Nano.Client
{
    // What traces and metrics see of the client.
    public abstract partial class EmailClient
    {
        private const string Async = "Async";

        /// <summary>A call begins; blocking and async forms are one operation.</summary>
        internal Pop3Measurement Measure(string method) => !Pop3Telemetry.IsOn ? default
            : Pop3Telemetry.Begin(method.EndsWith(Async, StringComparison.Ordinal) ? method[..^Async.Length] : method, Host ?? "", PortInUse);

        internal Pop3Measurement MeasureConnecting() => Pop3Telemetry.BeginConnect(Host ?? "", PortInUse);

        internal void CountConnection(int change) => Pop3Telemetry.CountConnection(change, Host ?? "", PortInUse);

        internal void CountMessage(long octets) => Pop3Telemetry.CountMessage(octets, Host ?? "", PortInUse);
    }
}
