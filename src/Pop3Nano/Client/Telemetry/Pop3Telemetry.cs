using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pop3Nano.Client
{
    /// <summary>
    /// Traces and metrics in OpenTelemetry's manner; the table of names is in the README of this folder. Costs nothing while nobody
    /// listens. Holds no user names, message numbers or texts of the server.
    /// </summary>
    public static class Pop3Telemetry
    {
        /// <summary>The name of the activity source and of the meter.</summary>
        public const string Name = "Pop3Nano";

        private static readonly string Version = typeof(Pop3Telemetry).Assembly.GetName().Version!.ToString(3);
        private static readonly ActivitySource Source = new(Name, Version);
        private static readonly Meter Meter = new(Name, Version);
        private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("pop3.client.operation.duration", "s", "Duration of a call to a POP3 server.");
        private static readonly Histogram<double> Connecting = Meter.CreateHistogram<double>("pop3.client.connect.duration", "s", "Duration of connecting: TCP, proxy, TLS, greeting, login.");
        private static readonly UpDownCounter<long> Connections = Meter.CreateUpDownCounter<long>("pop3.client.connection.count", "{connection}", "Open connections.");
        private static readonly Counter<long> Messages = Meter.CreateCounter<long>("pop3.client.message.count", "{message}", "Messages received in full.");
        private static readonly Counter<long> Octets = Meter.CreateCounter<long>("pop3.client.message.io", "By", "Octets of messages received, byte-stuffing undone.");

        internal static bool IsOn => Source.HasListeners() || Durations.Enabled || Connecting.Enabled;

        /// <summary>Begins a call: a span of kind Client, its duration in the end. <see cref="Pop3Measurement.End"/> it.</summary>
        /// <param name="operation">The method's name, such as FetchMessage: one of a few.</param>
        /// <param name="host">The server.</param>
        /// <param name="port">Its port.</param>
        public static Pop3Measurement Begin(string operation, string host, int port) => !IsOn ? default
            : new Pop3Measurement(Source.StartActivity(operation, ActivityKind.Client), Durations, operation, host, port);

        /// <summary>Begins to connect; the operation is "connect".</summary>
        public static Pop3Measurement BeginConnect(string host, int port) => !IsOn ? default
            : new Pop3Measurement(Source.StartActivity("connect", ActivityKind.Client), Connecting, "connect", host, port);

        /// <summary>A connection was made (1) or ended (-1).</summary>
        public static void CountConnection(int change, string host, int port)
        {
            if (Connections.Enabled) Connections.Add(change, Address(host), Port(port));
        }

        /// <summary>A message came in full.</summary>
        public static void CountMessage(long octets, string host, int port)
        {
            if (Messages.Enabled) Messages.Add(1, Address(host), Port(port));
            if (Octets.Enabled) Octets.Add(octets, Address(host), Port(port));
        }

        internal static KeyValuePair<string, object?> Address(string host) => new("server.address", host);

        internal static KeyValuePair<string, object?> Port(int port) => new("server.port", port);
    }
}
