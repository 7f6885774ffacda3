using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using Pop3Nano.Client;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Traces and metrics, by OpenTelemetry's conventions.</summary>
public class TelemetryTests
{
    [Fact]
    public void Without_listeners_a_measurement_allocates_nothing()
    {
        static void Measure()
        {
            Pop3Telemetry.Begin("Noop", "quiet.example", 995).End();
            Pop3Telemetry.CountMessage(100, "quiet.example", 995);
            Pop3Telemetry.CountConnection(1, "quiet.example", 995);
        }

        Measure();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) Measure();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_call_is_a_span_of_kind_client_with_the_server_and_no_words_of_it()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Pop3Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (Equals(span.GetTagItem("server.address"), "span.example")) spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        Pop3Telemetry.Begin("FetchMessage", "span.example", 995).End();
        Pop3Telemetry.BeginConnect("span.example", 995).End(new Pop3CommandException(Pop3Command.Pass, "tim is unknown", Pop3ResponseCode.Auth));

        Assert.Equal(["FetchMessage", "connect"], spans.Select(span => span.OperationName));
        Assert.All(spans, span => Assert.Equal(ActivityKind.Client, span.Kind));
        Assert.Equal((995, "pop3", "FetchMessage"), (spans[0].GetTagItem("server.port"), spans[0].GetTagItem("network.protocol.name"), spans[0].GetTagItem("pop3.operation.name")));
        Assert.Equal(ActivityStatusCode.Unset, spans[0].Status);
        Assert.Equal(ActivityStatusCode.Error, spans[1].Status);
        Assert.Equal("Pop3Nano.Pop3CommandException", spans[1].GetTagItem("error.type"));
        Assert.Equal("AUTH", spans[1].GetTagItem("pop3.response.code"));
        Assert.DoesNotContain(spans[1].TagObjects, tag => tag.Value is string text && text.Contains("tim", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_instrument_of_the_table_measures()
    {
        var seen = new Dictionary<string, (double Sum, string? Unit, string Tags)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == Pop3Telemetry.Name) self.EnableMeasurementEvents(instrument);
            },
        };
        void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (!tags.ToArray().Contains(new("server.address", "meter.example"))) return;
            string text = string.Join(' ', tags.ToArray().Select(tag => tag.Key + "=" + tag.Value));
            lock (seen) seen[instrument.Name] = (seen.GetValueOrDefault(instrument.Name).Sum + value, instrument.Unit, text);
        }

        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();
        Pop3Telemetry.Begin("ListMessages", "meter.example", 110).End(new TimeoutException());
        Pop3Telemetry.BeginConnect("meter.example", 110).End();
        Pop3Telemetry.CountConnection(1, "meter.example", 110);
        Pop3Telemetry.CountConnection(1, "meter.example", 110);
        Pop3Telemetry.CountConnection(-1, "meter.example", 110);
        Pop3Telemetry.CountMessage(4096, "meter.example", 110);

        const string Server = "server.address=meter.example server.port=110";
        Assert.Equal(("s", $"pop3.operation.name=ListMessages {Server} error.type=timeout"), (seen["pop3.client.operation.duration"].Unit, seen["pop3.client.operation.duration"].Tags));
        Assert.Equal(("s", $"pop3.operation.name=connect {Server}"), (seen["pop3.client.connect.duration"].Unit, seen["pop3.client.connect.duration"].Tags));
        Assert.Equal((1.0, "{connection}", Server), seen["pop3.client.connection.count"]);
        Assert.Equal((1.0, "{message}", Server), seen["pop3.client.message.count"]);
        Assert.Equal((4096.0, "By", Server), seen["pop3.client.message.io"]);
    }
}
