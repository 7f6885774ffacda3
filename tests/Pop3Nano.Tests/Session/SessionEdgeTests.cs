using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Support;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>Edges of the words: surprises between two words, capabilities in small letters, msg-ids with one side.</summary>
public class SessionEdgeTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_reply_that_nobody_asked_for_is_named_by_the_next_word(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.LoggedIn(channel, blocking);
        channel.Put("+OK\r\n+OK surprise\r\n");
        await driver.Say("NOOP");
        Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(() => driver.Say("STAT"));
        Assert.Equal(Pop3Fault.UnexpectedReply, broken.Fault);
        Assert.True(channel.IsClosed);
    }

    [Theory]
    [InlineData("pipelining")]
    [InlineData("XTND")]
    public void Capabilities_may_be_written_in_small_letters(string token)
    {
        using var server = new Pop3TestServer(new Pop3TestServerOptions { CapabilitiesBeforeLogin = ["Pipelining", "xtnd XMIT"] });
        var session = new Pop3Session(new StreamChannel(server.Connect()), new Pop3SessionOptions());
        session.Greet();
        Assert.True(session.HasCapability(token));
    }

    [Theory]
    [InlineData("ready <@>")]
    [InlineData("ready <1896.697@>")]
    [InlineData("ready <@example.org>")]
    [InlineData("ready <a@b@c>")]
    public async Task A_msg_id_has_two_sides(string greeting) => await ApopTests.OffersNone(greeting);

    [Fact]
    public async Task A_stream_that_fails_as_its_deadline_closes_it_is_a_timeout_and_not_the_end_of_the_process()
    {
        var stream = new FailingEnd();
        using var session = new Pop3Session(new StreamChannel(stream), new Pop3SessionOptions { Timeout = 50 });
        await Assert.ThrowsAsync<TimeoutException>(() => session.GreetAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.True(stream.HasFailed);
    }

    // Says nothing until it is disposed of, and can't even do that well.
    private sealed class FailingEnd : UnseekableStream
    {
        private readonly TaskCompletionSource<int> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool HasFailed { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(_end.Task);

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (HasFailed) return;
            HasFailed = true;
            _end.SetResult(0);
            FlushTheRest();
        }

        private static void FlushTheRest() => throw new IOException("There is nobody who would take it.");
    }
}
