using System;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>What can't be sent is refused here, and the server hears nothing of it.</summary>
public class ArgumentsRefusedTests
{
    private static readonly Pop3LoginMethod[] Methods =
        [Pop3LoginMethod.Automatic, Pop3LoginMethod.UserPass, Pop3LoginMethod.Plain, Pop3LoginMethod.Login, Pop3LoginMethod.Apop];
    private static readonly string[] LineBreakers = ["a\rb", "a\nb", "a\0b", "a\r\nDELE 1", "\n"];

    public static TheoryData<string> Breakers => [.. LineBreakers];

    [Theory, MemberData(nameof(Breakers))]
    public async Task Cr_lf_and_nul_in_a_language_are_refused(string text)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.LoggedIn(channel, blocking);
            await Assert.ThrowsAsync<ArgumentException>(() => driver.Lang(text));
            await GoesOn(driver, channel);
        }
    }

    [Theory, MemberData(nameof(Breakers))]
    public async Task Cr_lf_and_nul_are_refused_by_the_writers_too(string text)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking: true);
        Pop3Session session = driver.Session;
        Assert.Throws<ArgumentException>(() => session.Expect(session.Engine.WriteUser(text, 0)));
        Assert.Throws<ArgumentException>(() => session.Expect(session.Engine.WritePass(text, 0)));
        Assert.Throws<ArgumentException>(() => session.Expect(session.Engine.WriteApop(text, "0123456789abcdef", 0)));
        Assert.Throws<ArgumentException>(() => session.Expect(session.Engine.WriteApop("tim", text, 0)));
        Assert.Throws<ArgumentException>(() => session.Expect(session.Engine.WriteAuth(text, 0)));
        Assert.Throws<ArgumentException>(() => session.Expect(session.Engine.WriteAuthPlain(text, "secret", 0)));
        Assert.Equal("", channel.Written);
    }

    [Theory]
    [InlineData("LIST 0")]
    [InlineData("LIST -1")]
    [InlineData("UIDL 0")]
    [InlineData("RETR 0")]
    [InlineData("RETR -2147483648")]
    [InlineData("TOP 0 1")]
    [InlineData("TOP 1 -1")]
    [InlineData("DELE 0")]
    [InlineData("DELE -7")]
    public async Task Numbers_below_the_first_message_are_refused(string line)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.LoggedIn(channel, blocking);
            await Assert.ThrowsAsync<ArgumentException>(() => driver.Say(line));
            await GoesOn(driver, channel);
        }
    }

    // RETR is not without consequence: some servers take what was read for gone.
    [Fact]
    public async Task A_stream_that_is_not_there_is_refused_before_RETR()
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.LoggedIn(channel, blocking: true);
        string said = channel.Written;
        Assert.Throws<ArgumentNullException>(() => driver.Session.Retr(1, null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await driver.Session.RetrAsync(1, null!));
        Assert.Equal(said, channel.Written);
        await GoesOn(driver, channel);
    }

    [Fact]
    public async Task Credentials_and_a_policy_that_are_not_there_are_refused_before_CAPA()
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking: true);
        Pop3Session session = driver.Session;
        using var credentials = new Pop3Credentials("tim", "secret");
        var policy = new Pop3AuthenticationPolicy();
        Assert.Throws<ArgumentNullException>(() => session.Authenticate(null!, policy));
        Assert.Throws<ArgumentNullException>(() => session.Authenticate(credentials, null!));
        Assert.Throws<ArgumentNullException>(() => session.Authenticate(null!, policy, new Pop3Flight()));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await session.AuthenticateAsync(null!, policy));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await session.AuthenticateAsync(credentials, null!, new Pop3Flight()));
        Assert.Equal("", channel.Written);
    }

    [Theory]
    [InlineData(248, true)]
    [InlineData(249, false)]
    public async Task A_line_has_255_octets_at_most(int length, bool fits)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.LoggedIn(channel, blocking);
            channel.Put("+OK en\r\n");
            string range = new('e', length);
            if (fits) await driver.Lang(range);
            else await Assert.ThrowsAsync<ArgumentException>(() => driver.Lang(range));
            Assert.Equal(fits ? 255 : 0, channel.Written.Length);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Before_the_login_words_of_the_transaction_are_refused(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        foreach (string line in (string[])["STAT", "LIST", "LIST 1", "UIDL", "UIDL 1", "RETR 1", "TOP 1 0", "DELE 1", "NOOP", "RSET"])
            await Assert.ThrowsAsync<InvalidOperationException>(() => driver.Say(line));
        Assert.Equal("", channel.Written);
        Assert.False(driver.Session.IsOver);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task After_the_login_words_of_the_authorization_are_refused(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.LoggedIn(channel, blocking);
        foreach (string line in (string[])["STLS", "UTF8"]) await Assert.ThrowsAsync<InvalidOperationException>(() => driver.Say(line));
        foreach (Pop3LoginMethod method in Methods.Skip(1))
            await Assert.ThrowsAsync<InvalidOperationException>(() => driver.Login("tim", "secret", method));
        await GoesOn(driver, channel);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Before_the_greeting_every_word_is_refused(bool blocking)
    {
        var channel = new ScriptChannel();
        using var driver = new Driver(new Pop3Session(channel, new Pop3SessionOptions()), blocking);
        foreach (string line in (string[])["CAPA", "STLS", "UTF8", "LANG", "STAT", "QUIT"])
            await Assert.ThrowsAsync<InvalidOperationException>(() => driver.Say(line));
        await Assert.ThrowsAsync<InvalidOperationException>(() => driver.Login("tim", "secret", Pop3LoginMethod.UserPass));
        Assert.Equal("", channel.Written);
    }

    private static async Task GoesOn(Driver driver, ScriptChannel channel)
    {
        Assert.Equal("", channel.TakeWritten());
        channel.Put("+OK\r\n");
        await driver.Say("NOOP");
        Assert.Equal("NOOP\r\n", channel.TakeWritten());
    }
}
