using System;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pop3Nano.Client
{
    /// <summary>A call that is under way, as traces and metrics see it. The default value measures nothing.</summary>
    public readonly struct Pop3Measurement
    {
        private readonly Activity? _activity;
        private readonly Histogram<double>? _durations;
        private readonly string _operation;
        private readonly string _host;
        private readonly int _port;
        private readonly long _start;

        internal Pop3Measurement(Activity? activity, Histogram<double> durations, string operation, string host, int port)
        {
            _activity = activity;
            _durations = durations;
            _operation = operation;
            _host = host;
            _port = port;
            _start = Stopwatch.GetTimestamp();
            if (activity is not { IsAllDataRequested: true }) return;
            activity.SetTag("pop3.operation.name", operation);
            activity.SetTag("server.address", host);
            activity.SetTag("server.port", port);
            activity.SetTag("network.protocol.name", "pop3");
            activity.SetTag("network.transport", "tcp");
        }

        /// <summary>The call is over. The exception that ended it is told by its kind alone: its message may hold the server's words.</summary>
        public void End(Exception? failure = null)
        {
            if (_durations == null) return;
            string? kind = failure == null ? null : Kind(failure);
            if (_durations.Enabled) Record(kind);
            if (_activity == null) return;
            if (kind != null)
            {
                _activity.SetTag("error.type", kind);
                _activity.SetStatus(ActivityStatusCode.Error);
            }
            if (failure is Pop3CommandException { ResponseCode: not Pop3ResponseCode.None } refused)
                _activity.SetTag("pop3.response.code", Pop3Names.Of(refused.ResponseCode));
            _activity.Dispose();
        }

        private static string Kind(Exception failure) => failure is OperationCanceledException ? "cancelled" : failure is TimeoutException ? "timeout"
            : failure.GetType().FullName ?? "_OTHER";

        private void Record(string? kind)
        {
            var tags = new TagList { { "pop3.operation.name", _operation }, { "server.address", _host }, { "server.port", _port } };
            if (kind != null) tags.Add("error.type", kind);
            _durations!.Record(Stopwatch.GetElapsedTime(_start).TotalSeconds, tags);
        }
    }
}
