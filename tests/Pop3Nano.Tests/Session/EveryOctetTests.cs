using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>
/// Login, listing, fetch, deletion and QUIT, spoiled at every octet in turn, in virtual time: the failure is of the right kind, and nothing is
/// removed that the server was not told to remove.
/// </summary>
public class EveryOctetTests
{
    private const int Patience = 7000;

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_end_is_a_lost_connection(bool blocking)
    {
        long whole = await Whole(blocking);
        for (long octets = 0; octets < whole; octets++)
        {
            using var bench = new Bench();
            bench.Server.OnOutput().Cut(octets);
            Exception? failure = await Fail(bench, bench.Server.Connect(), blocking);
            // A server that closes on QUIT without a word is what QUIT expects of a bad one: it returns false.
            if (bench.Server.Commands.Contains("QUIT")) Assert.Null(failure);
            else Assert.True(failure is Pop3ConnectionLostException, $"behind {octets}: {failure}");
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_reset_is_a_lost_connection(bool blocking)
    {
        long whole = await Whole(blocking);
        for (long octets = 0; octets < whole; octets++)
        {
            using var bench = new Bench();
            Exception? failure = await Fail(bench, SpoiledStream.Reset(bench.Server.Connect(), octets), blocking);
            if (failure is not null || !bench.Server.Commands.Contains("QUIT")) Assert.True(failure is Pop3ConnectionLostException, $"behind {octets}: {failure}");
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Silence_is_a_timeout_and_takes_as_long_as_it_says(bool blocking)
    {
        long whole = await Whole(blocking);
        for (long octets = 0; octets < whole; octets++)
        {
            var clock = new ManualClock();
            using var bench = new Bench(clock);
            bench.Server.OnOutput().Stall(octets);
            DateTimeOffset start = clock.GetUtcNow();
            Exception? failure = await Fail(bench, bench.Server.Connect(), blocking);
            Assert.True(failure is TimeoutException, $"behind {octets}: {failure}");
            Assert.InRange((clock.GetUtcNow() - start).TotalMilliseconds, 0, Patience);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task One_octet_at_a_time_is_slow_and_no_failure(bool blocking)
    {
        using var bench = new Bench(new ManualClock());
        bench.Server.OnOutput().Drip(TimeSpan.FromMilliseconds(1));
        Assert.Null(await Fail(bench, bench.Server.Connect(), blocking));
        Assert.Equal(1, bench.Mailbox.Count);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_turned_bit_has_a_documented_outcome(bool blocking)
    {
        long whole = await Whole(blocking);
        for (long octets = 0; octets < whole; octets++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                using var bench = new Bench(new ManualClock());
                Exception? failure = await Fail(bench, new SpoiledStream(bench.Server.Connect(), octets, 1 << bit), blocking);
                Assert.True(failure is null or Pop3CommandException or Pop3ProtocolException or Pop3ConnectionLostException or TimeoutException, $"bit {bit} of {octets}: {failure}");
            }
        }
    }

    private static async Task<long> Whole(bool blocking)
    {
        using var bench = new Bench();
        Assert.Null(await Fail(bench, bench.Server.Connect(), blocking));
        Assert.Equal(["USER", "PASS", "LIST", "RETR", "DELE", "QUIT"], bench.Server.Commands);
        return bench.Server.Connection(1).OctetsSent;
    }

    // Runs the story and proves what must hold however it ends; then the maildrop opens again.
    private static async Task<Exception?> Fail(Bench bench, Stream stream, bool blocking)
    {
        Exception? failure = null;
        var session = new Pop3Session(new StreamChannel(stream), new Pop3SessionOptions { Timeout = Patience });
        using (var driver = new Driver(session, blocking))
        {
            try
            {
                await Story(driver);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                failure = e;
            }
            if (failure is not (null or Pop3CommandException)) Assert.True(session.IsOver);
        }
        Assert.True(bench.Server.Connection(1).IsClosed);
        Assert.Equal(bench.Server.Commands.Contains("QUIT") && bench.Server.Commands.Contains("DELE") ? 1 : 2, bench.Mailbox.Count);
        return failure;
    }

    private static async Task Story(Driver driver)
    {
        await driver.Greet();
        await driver.Login("tim", "secret", Pop3LoginMethod.UserPass);
        await driver.Say("LIST");
        await driver.Lines(sizes: true);
        await driver.Retr(1, Stream.Null);
        await driver.Say("DELE 1");
        await driver.Quit();
    }

    private sealed class Bench : IDisposable
    {
        public Bench(ManualClock? clock = null)
        {
            Server = new Pop3TestServer(new Pop3TestServerOptions { Clock = clock ?? new ManualClock() });
            Mailbox = Server.AddMailbox("tim", "secret");
            Mailbox.Add("Subject: one\n\n.dots\n..and more\n");
            Mailbox.Add("Subject: two\n\n");
        }

        public Pop3TestServer Server { get; }

        public TestMailbox Mailbox { get; }

        public void Dispose() => Server.Dispose();
    }
}
