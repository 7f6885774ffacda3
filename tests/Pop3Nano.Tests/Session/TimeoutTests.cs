using System;
using System.Threading.Tasks;
using Pop3Nano.Protocol;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>Silence ends a session, in every state and at its deadline; a late reply is never taken for another's.</summary>
public class TimeoutTests
{
    private const int Patience = 7000;

    private static readonly Pop3SessionOptions Options = new() { Timeout = Patience };

    [Theory, InlineData(true), InlineData(false)]
    public async Task Silence_where_the_greeting_is_due_is_a_timeout(bool blocking)
    {
        var channel = new ScriptChannel();
        using var driver = new Driver(new Pop3Session(channel, Options), blocking);
        await TimesOut(driver, channel, driver.Greet);
    }

    [Theory]
    [InlineData(Pop3LoginMethod.UserPass, "")]
    [InlineData(Pop3LoginMethod.UserPass, "+OK\r\n")]
    [InlineData(Pop3LoginMethod.Plain, "")]
    [InlineData(Pop3LoginMethod.Login, "")]
    [InlineData(Pop3LoginMethod.Login, "+ VXNlcm5hbWU6\r\n")]
    [InlineData(Pop3LoginMethod.Login, "+ VXNlcm5hbWU6\r\n+ UGFzc3dvcmQ6\r\n")]
    [InlineData(Pop3LoginMethod.Apop, "")]
    [InlineData(Pop3LoginMethod.Automatic, "")]
    public async Task Silence_in_a_login_is_a_timeout(Pop3LoginMethod method, string replies)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking, options: Options);
            channel.Put(replies);
            await TimesOut(driver, channel, () => driver.Login("tim", "secret", method));
        }
    }

    [Theory]
    [InlineData("CAPA", "")]
    [InlineData("CAPA", "+OK\r\nTOP\r\n")]
    [InlineData("STLS", "")]
    [InlineData("LANG", "+OK\r\nen")]
    [InlineData("UTF8", "+O")]
    public async Task Silence_before_the_login_is_a_timeout(string line, string beginning)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking, options: Options);
            channel.Put(beginning);
            await TimesOut(driver, channel, async () =>
            {
                await driver.Say(line);
                await driver.Octets();
            });
        }
    }

    [Theory]
    [InlineData("STAT", "")]
    [InlineData("STAT", "+OK 1 2\r")]
    [InlineData("LIST", "")]
    [InlineData("LIST", "+OK\r\n1 2\r\n.")]
    [InlineData("LIST 1", "+OK")]
    [InlineData("UIDL", "+OK\r\n")]
    [InlineData("UIDL 1", "")]
    [InlineData("RETR 1", "+OK\r\nSubject: half a mail\r\n\r\nno end\r\n.\r")]
    [InlineData("TOP 1 0", "+OK\r\n+O")]
    [InlineData("DELE 1", "")]
    [InlineData("NOOP", "")]
    [InlineData("RSET", "-ERR")]
    [InlineData("QUIT", "")]
    public async Task Silence_after_the_login_is_a_timeout(string line, string beginning)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.LoggedIn(channel, blocking, Options);
            channel.Put(beginning);
            await TimesOut(driver, channel, async () =>
            {
                await driver.Say(line);
                await driver.Octets();
            });
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_late_reply_is_never_read_as_another_commands(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.LoggedIn(channel, blocking, Options);
        await Assert.ThrowsAsync<TimeoutException>(() => driver.Say("DELE 1"));
        channel.Put("+OK deleted at last\r\n");
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => driver.Say("DELE 2"));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(driver.NextReply);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(driver.Quit);
        Assert.Equal("DELE 1\r\n", channel.Written);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_is_left_of_a_mail_is_never_read_from_a_channel_that_is_closed(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.LoggedIn(channel, blocking, Options);
        channel.Put("+OK\r\nSubject: half a mail\r\n");
        await driver.Say("RETR 1");
        await Assert.ThrowsAsync<TimeoutException>(driver.Octets);
        channel.Put(".\r\n");
        await Assert.ThrowsAsync<InvalidOperationException>(driver.Octets); // not the channel's ObjectDisposedException
        await Assert.ThrowsAsync<InvalidOperationException>(driver.NextReply);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Each_reply_has_the_whole_time(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.LoggedIn(channel, blocking, Options);
        for (int i = 0; i < 10; i++)
        {
            channel.Answer = _ => "+OK\r\n";
            await driver.Say("NOOP");
            channel.Advance(Patience - 1);
        }
        Assert.False(driver.Session.IsOver);
    }

    [Theory]
    [InlineData(17_000, true)] // more than 16 KB a second earn their time
    [InlineData(16_000, false)]
    [InlineData(1_000, false)]
    [InlineData(1, false)]
    public async Task A_message_earns_a_second_for_each_16_kilobytes(int octetsPerSecond, bool comesThrough)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            const int size = 8 << 20;
            var channel = new SlowChannel(octetsPerSecond, size);
            using var driver = new Driver(new Pop3Session(channel, Options), blocking);
            await driver.Greet();
            await driver.Login("tim", "secret", Pop3LoginMethod.UserPass);
            await driver.Say("RETR 1");
            // The server closes at the end, where a closed connection is what is found.
            Exception end = await Assert.ThrowsAnyAsync<Exception>(driver.Octets);
            Assert.Equal(comesThrough ? typeof(Pop3ConnectionLostException) : typeof(TimeoutException), end.GetType());
            Assert.Equal(comesThrough, channel.MessageOctets >= size);
            Assert.InRange(channel.Milliseconds, Patience, Patience + size / 16384 * 1000);
            Assert.True(channel.IsClosed);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_timeout_that_is_lifted_within_a_reply_shortens_nothing(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.LoggedIn(channel, blocking, Options);
        channel.Put("+OK\r\n");
        await driver.Say("RETR 1");
        driver.Session.Timeout = System.Threading.Timeout.Infinite; // from the next reply on
        for (int octets = 0; octets < 17_000; octets += 68) channel.Put(new string('x', 66) + "\r\n");
        long start = channel.Milliseconds;
        await Assert.ThrowsAsync<TimeoutException>(driver.Octets);
        Assert.Equal(start + Patience + 1000, channel.Milliseconds); // 16 KB have earned a second
    }

    private static async Task TimesOut(Driver driver, ScriptChannel channel, Func<Task> word)
    {
        long start = channel.Milliseconds;
        await Assert.ThrowsAsync<TimeoutException>(word);
        Assert.Equal(start + Patience, channel.Milliseconds);
        Assert.True(channel.IsClosed);
        Assert.True(driver.Session.IsOver);
        Assert.Equal(Pop3State.Closed, driver.Session.State);
        string written = channel.Written;
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => driver.Say("CAPA"));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(driver.Quit);
        await Assert.ThrowsAsync<InvalidOperationException>(driver.NextReply);
        await Assert.ThrowsAsync<InvalidOperationException>(driver.Greet);
        Assert.Equal(written, channel.Written);
    }
}
