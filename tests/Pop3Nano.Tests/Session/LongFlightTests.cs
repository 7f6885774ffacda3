using System;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>A thousand commands are one flight: the usual window widens for them, up to what a server's system takes in unread (RFC 2449 §6.6).</summary>
public class LongFlightTests
{
    private static async Task<(Driver Driver, WindowChannel Channel)> LoggedIn(bool blocking, Pop3SessionOptions options)
    {
        WindowChannel channel = new WindowChannel(_ => "+OK\r\n", 4096).Say("+OK ready\r\n");
        var driver = new Driver(new Pop3Session(channel, options), blocking);
        await driver.Greet();
        await driver.Login("tim", "secret", Pop3LoginMethod.UserPass);
        channel.Reset();
        return (driver, channel);
    }

    private static async Task Fly(Driver driver, int count)
    {
        var flight = new Pop3Flight();
        for (int msg = 1; msg <= count; msg++) flight.Dele(msg);
        driver.Session.Start(flight);
        for (int i = 0; i < count; i++)
        {
            Assert.True(await driver.NextReply());
            Assert.Equal(i, driver.Session.Tag);
            Assert.True(driver.Session.Succeeded);
        }
        Assert.False(await driver.NextReply());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_thousand_marks_are_one_flight(bool blocking)
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        for (int i = 0; i < 1000; i++) mailbox.Add("Subject: s\n\nbody\n");
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        int before = server.Flights;
        await Fly(driver, 1000);
        Assert.Equal(1, server.Flights - before);
        await driver.Quit();
        Assert.Equal(0, mailbox.Count);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task More_wait_for_a_window_of_1024_commands_and_12_KB(bool blocking)
    {
        (Driver driver, WindowChannel channel) = await LoggedIn(blocking, new Pop3SessionOptions());
        await Fly(driver, 5000);
        Assert.Equal(5000, channel.Commands);
        Assert.InRange(channel.MostCommands, 1000, 1024);
        Assert.InRange(channel.MostOctets, 10_000, 12 * 1024);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_short_flight_needs_no_more_than_the_usual_window(bool blocking)
    {
        (Driver driver, WindowChannel channel) = await LoggedIn(blocking, new Pop3SessionOptions());
        await Fly(driver, 80);
        Assert.Equal(80, channel.MostCommands);
        Assert.InRange(channel.MostOctets, 1, 1024);
        await Fly(driver, 1000);
        await Fly(driver, 3);
        Assert.Equal(1083, channel.Commands);
        Assert.Equal(1000, channel.MostCommands);
    }

    [Theory]
    [InlineData(true, 100, 1024)]
    [InlineData(true, 128, 512)]
    [InlineData(true, 1024, 2048)]
    [InlineData(false, 100, 1024)]
    [InlineData(false, 128, 2048)]
    public async Task Who_chose_a_window_gets_that(bool blocking, int commands, int octets)
    {
        var options = new Pop3SessionOptions { MaxCommands = commands, MaxUnansweredOctets = octets };
        (Driver driver, WindowChannel channel) = await LoggedIn(blocking, options);
        await Fly(driver, 1000);
        Assert.InRange(channel.MostCommands, 2, commands);
        Assert.InRange(channel.MostOctets, 2, octets);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Without_pipelining_a_long_flight_goes_one_by_one(bool blocking)
    {
        (Driver driver, WindowChannel channel) = await LoggedIn(blocking, new Pop3SessionOptions());
        driver.Session.Pipelining = false;
        await Fly(driver, 1000);
        Assert.Equal(1, channel.MostCommands);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Replies_that_are_due_keep_the_window_as_it_is(bool blocking)
    {
        (Driver driver, WindowChannel channel) = await LoggedIn(blocking, new Pop3SessionOptions());
        Assert.True(driver.Session.Engine.WriteNoop(0));
        var flight = new Pop3Flight();
        for (int msg = 1; msg <= 1000; msg++) flight.Dele(msg);
        driver.Session.Start(flight);
        int replies = 0;
        while (await driver.NextReply()) replies++;
        Assert.Equal(1001, replies);
        Assert.InRange(channel.MostOctets, 2, 1024);
    }
}
