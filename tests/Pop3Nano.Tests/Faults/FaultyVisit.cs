using System;
using System.IO;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Faults;

/// <summary>Login, listing, fetch, deletion and QUIT over one faulty channel, and what must hold however it ends.</summary>
internal sealed class FaultyVisit
{
    /// <summary>How long a session waits for a reply, in virtual milliseconds.</summary>
    public const int Patience = 7000;

    /// <summary>The replies that it waits for, the greeting included.</summary>
    public const int Replies = 7;

    private FaultyVisit(FaultyChannel channel) => Channel = channel;

    public FaultyChannel Channel { get; }

    /// <summary>What was thrown, or null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether QUIT was confirmed.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Whether QUIT was written: from then on nobody but the server can tell what became of the mark.</summary>
    public bool IsQuitting => Channel.Written.EndsWith("QUIT\r\n", StringComparison.Ordinal);

    /// <summary>The octets of either way.</summary>
    public long Octets { get; private set; }

    /// <summary>Makes the visit.</summary>
    /// <param name="way">Which driver, one reply at a time or in a flight, whose octets.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="octets">Behind so many octets.</param>
    /// <param name="mask">The bits that <see cref="OctetFault.Flip"/> turns.</param>
    /// <param name="patience">In virtual milliseconds.</param>
    public static async Task<FaultyVisit> Make(VisitKind way, OctetFault fault, long octets, int mask = 0, int patience = Patience)
    {
        using var server = new Pop3TestServer(new Pop3TestServerOptions { Clock = new ManualClock() });
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        mailbox.Add("Subject: one\n\n.dots\n..and more\n");
        mailbox.Add("Subject: two\n\n");
        var channel = new FaultyChannel(server.Connect(), fault, octets, way.OfClient, mask);
        var visit = new FaultyVisit(channel);
        var session = new Pop3Session(channel, new Pop3SessionOptions { Timeout = patience });
        using (var driver = new Driver(session, way.Blocking))
        {
            try
            {
                if (way.InFlight) await visit.Fly(driver);
                else await visit.Walk(driver);
            }
            catch (Exception failure)
            {
                visit.Failure = failure;
            }
            if (visit.Failure is not (null or Pop3CommandException)) Assert.True(session.IsOver);
        }
        visit.Octets = way.OfClient ? channel.Written.Length : server.Connection(1).OctetsSent;
        await visit.Prove(server, mailbox, way.Blocking);
        return visit;
    }

    public override string ToString() => $"wrote {Channel.Written.Replace("\r\n", " | ", StringComparison.Ordinal)}confirmed: {IsConfirmed}, {Failure}";

    private async Task Walk(Driver driver)
    {
        await driver.Greet();
        await driver.Login("tim", "secret", Pop3LoginMethod.UserPass);
        await driver.Say("LIST");
        await driver.Lines(sizes: true);
        await driver.Retr(1, Stream.Null);
        await driver.Say("DELE 1");
        IsConfirmed = await driver.Quit();
    }

    // The same in one flight behind the login. Only what was read well is marked for good: a refusal stops the visit before QUIT.
    private async Task Fly(Driver driver)
    {
        driver.Session.Pipelining = true;
        await driver.Greet();
        var flight = new Pop3Flight();
        flight.List();
        flight.Retr(1);
        flight.Dele(1);
        await driver.Login("tim", "secret", Pop3LoginMethod.UserPass, flight);
        while (await driver.NextReply())
        {
            if (!driver.Session.Succeeded) return;
            while (await driver.ReadOctets())
            {
            }
        }
        IsConfirmed = await driver.Quit();
    }

    private async Task Prove(Pop3TestServer server, TestMailbox mailbox, bool blocking)
    {
        Assert.True(Failure is null or Pop3CommandException or Pop3ProtocolException or Pop3ConnectionLostException or TimeoutException, ToString());
        Assert.True(Channel.IsClosed, ToString());
        Assert.True(server.Connection(1).IsClosed, ToString());
        Assert.InRange(Channel.Milliseconds, 0, Patience * Replies);
        // Nothing is removed without QUIT, and what is confirmed is removed.
        if (!IsQuitting) Assert.True(mailbox.Count == 2, ToString());
        if (IsConfirmed) Assert.True(mailbox.Count == 1, ToString());
        // The maildrop opens again.
        using Driver next = await Drivers.LoggedIn(server, blocking);
        Assert.Equal(mailbox.Count, await next.Stat());
    }
}
