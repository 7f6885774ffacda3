using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Net.Sockets;
using System.Reflection;
using System.Threading.Tasks;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

/// <summary>The platform refuses to accept, as it does when the process has no handle left.</summary>
public sealed class RefusedHandleTests
{
    private const int Tries = 5;

    [Theory, InlineData("server"), InlineData("proxy")]
    public async Task It_is_asked_again_and_again_but_not_without_a_pause(string whose)
    {
        if (!OperatingSystem.IsLinux()) return; // elsewhere nobody but its owner can break a port that listens
        using var refusals = new Refusals();
        await using var server = new Pop3TestServer();
        server.Start();
        await using var proxy = new FaultProxy(server.Port);
        object owner = whose == "proxy" ? proxy : Field(server, "_clear");
        ((Socket)Field(owner, "_listener")).Shutdown(SocketShutdown.Both); // from now on accepting is refused at once
        TimeSpan taken = await refusals.Enough.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(taken > TimeSpan.FromMilliseconds(100), $"{taken} from the first of {Tries} tries to the last");
    }

    private static object Field(object of, string name) => of.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(of)!;

    // What the platform says of failed accepts.
    private sealed class Refusals : EventListener
    {
        private readonly TaskCompletionSource<TimeSpan> _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<long> _moments = [];

        public Task<TimeSpan> Enough => _enough.Task;

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "System.Net.Sockets") EnableEvents(eventSource, EventLevel.Informational);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName != "AcceptFailed" || Convert.ToInt32(eventData.Payload![0]) != (int)SocketError.InvalidArgument) return;
            lock (_moments) _moments.Add(Stopwatch.GetTimestamp());
            if (_moments.Count == Tries) _enough.TrySetResult(Stopwatch.GetElapsedTime(_moments[0], _moments[^1]));
        }
    }
}
