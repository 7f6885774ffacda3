using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>Flights: written inside the window, answered one by one, and no -ERR loses the others.</summary>
public class FlightTests
{
    private static readonly Pop3SessionOptions Small = new() { MaxCommands = 8, MaxUnansweredOctets = 64 };

    private static string Answer(string line)
    {
        if (!line.StartsWith("RETR", StringComparison.Ordinal)) return "+OK\r\n";
        int msg = int.Parse(line[5..], CultureInfo.InvariantCulture);
        return msg % 7 == 0 ? "-ERR [SYS/TEMP] not now\r\n" : "+OK\r\nmessage " + msg + "\r\n..\r\n.\r\n";
    }

    private static async Task<(Driver Driver, WindowChannel Channel)> LoggedIn(bool blocking, int piece)
    {
        WindowChannel channel = new WindowChannel(Answer, piece).Say("+OK ready\r\n");
        var driver = new Driver(new Pop3Session(channel, Small), blocking);
        await driver.Greet();
        await driver.Login("tim", "secret", Pop3LoginMethod.UserPass);
        channel.Reset();
        return (driver, channel);
    }

    private static Pop3Flight Retrs(int count)
    {
        var flight = new Pop3Flight(1);
        for (int msg = 1; msg <= count; msg++) flight.Retr(msg);
        return flight;
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 7)]
    [InlineData(true, 1000)]
    [InlineData(false, 1)]
    [InlineData(false, 1000)]
    public async Task Two_hundred_commands_pass_a_window_of_eight_each_with_its_own_result(bool blocking, int piece)
    {
        (Driver driver, WindowChannel channel) = await LoggedIn(blocking, piece);
        Pop3Flight flight = Retrs(200);
        Assert.Equal(200, flight.Count);
        driver.Session.Start(flight);
        for (int msg = 1; msg <= 200; msg++)
        {
            Assert.True(await driver.NextReply());
            Assert.Equal(msg - 1, driver.Session.Tag);
            Assert.Equal(Pop3Command.Retr, driver.Session.Command);
            Assert.Equal(msg % 7 != 0, driver.Session.Succeeded);
            if (driver.Session.Succeeded) Assert.Equal("message " + msg + "\r\n.\r\n", await driver.Octets());
            else Assert.Equal(Pop3ResponseCode.SysTemp, driver.Session.ResponseCode);
        }
        Assert.False(await driver.NextReply());
        Assert.Equal(200, channel.Commands);
        Assert.InRange(channel.MostCommands, 2, 8);
        Assert.InRange(channel.MostOctets, 2, 64);
        await driver.Say("NOOP");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Messages_that_nobody_reads_are_skipped(bool blocking)
    {
        (Driver driver, WindowChannel channel) = await LoggedIn(blocking, 3);
        driver.Session.Start(Retrs(50));
        int succeeded = 0;
        while (await driver.NextReply())
        {
            if (driver.Session.Succeeded) succeeded++;
            if (driver.Session.Tag % 5 == 0) await driver.ReadOctets();
        }
        Assert.Equal(50 - 50 / 7, succeeded);
        Assert.InRange(channel.MostCommands, 2, 8);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_flight_can_be_cleared_and_flown_again(bool blocking)
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        for (int i = 0; i < 3; i++) mailbox.Add("Subject: s\n\nbody\n");
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        var flight = new Pop3Flight();
        flight.Uidl(1);
        flight.List();
        for (int round = 0; round < 2; round++)
        {
            driver.Session.Start(flight);
            Assert.True(await driver.NextReply());
            Assert.True(await driver.NextReply());
            Assert.Equal(3, (await driver.Lines(sizes: true)).Count);
            Assert.False(await driver.NextReply());
        }
        flight.Clear();
        Assert.Equal(0, flight.Count);
        driver.Session.Start(flight);
        Assert.False(await driver.NextReply());
        flight.Dele(2);
        flight.Dele(2);
        flight.Quit();
        driver.Session.Start(flight);
        bool[] results =
            [await driver.NextReply() && driver.Session.Succeeded, await driver.NextReply() && driver.Session.Succeeded,
            await driver.NextReply() && driver.Session.Succeeded];
        Assert.Equal([true, false, true], results);
        Assert.Equal(2, mailbox.Count);
        Assert.Equal(["DELE", "DELE", "QUIT"], server.Commands.TakeLast(3));
        Assert.Equal(4, server.Flights); // the login, the same flight twice, the last one
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Fifty_commands_are_one_flight(bool blocking)
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        for (int i = 0; i < 50; i++) mailbox.Add("Subject: s\n\nbody\n");
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        int before = server.Flights;
        driver.Session.Start(Retrs(50));
        int replies = 0;
        while (await driver.NextReply()) replies++;
        Assert.Equal(50, replies);
        Assert.Equal(1, server.Flights - before);
    }

    [Fact]
    public void A_flight_refuses_bad_numbers_when_they_are_added()
    {
        var flight = new Pop3Flight();
        Assert.Throws<ArgumentException>(() => flight.Retr(0));
        Assert.Throws<ArgumentException>(() => flight.List(-1));
        Assert.Throws<ArgumentException>(() => flight.Uidl(0));
        Assert.Throws<ArgumentException>(() => flight.Dele(int.MinValue));
        Assert.Throws<ArgumentException>(() => flight.Top(0, 0));
        Assert.Throws<ArgumentException>(() => flight.Top(1, -1));
        Assert.Throws<ArgumentException>(() => new Pop3Flight(0));
        Assert.Equal(0, flight.Count);
        flight.Top(1, 0);
        Assert.Equal(1, flight.Count);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_reply_that_nobody_asked_for_ends_a_flight_one_by_one(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.LoggedIn(channel, blocking);
        driver.Session.Pipelining = false;
        var flight = new Pop3Flight();
        flight.Dele(1);
        flight.Dele(2);
        driver.Session.Start(flight);
        channel.Put("+OK\r\n+OK\r\n");
        Assert.True(await driver.NextReply());
        Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(driver.NextReply);
        Assert.Equal(Pop3Fault.UnexpectedReply, broken.Fault);
        Assert.True(driver.Session.IsOver);
        Assert.True(channel.IsClosed);
        Assert.Equal("DELE 1\r\n", channel.Written);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_connection_that_breaks_tells_whose_reply_was_due(bool blocking)
    {
        using var server = new Pop3TestServer();
        server.AddMailbox("tim", "secret").Add("Subject: s\n\nbody\n");
        server.On("LIST").Close();
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        var flight = new Pop3Flight();
        flight.Stat();
        flight.List();
        flight.Uidl();
        driver.Session.Start(flight);
        Assert.True(await driver.NextReply());
        Pop3ConnectionLostException lost = await Assert.ThrowsAsync<Pop3ConnectionLostException>(driver.NextReply);
        Assert.Equal(Pop3Command.List, lost.Command);
        Assert.True(driver.Session.IsOver);
    }
}
