using System.IO;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Protocol;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>Every word of a session, blocking and async, against the in-memory server.</summary>
public class WordsTests
{
    private const string Second = "Subject: two\r\n\r\none\r\n.two\r\nthree\r\n";

    private static Pop3TestServer Server(Pop3TestServerOptions? options = null)
    {
        var server = new Pop3TestServer(options ?? new Pop3TestServerOptions());
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        mailbox.Add("Subject: one\n\nbody\n", "first-id");
        mailbox.Add(Second, "second-id");
        return server;
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Stat_counts_the_messages_and_their_octets(bool blocking)
    {
        using Pop3TestServer server = Server();
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        Assert.Equal(2, await driver.Stat());
        Assert.Equal(22 + Second.Length, driver.Session.Size);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task List_gives_the_size_of_each_message_or_of_one(bool blocking)
    {
        using Pop3TestServer server = Server();
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        await driver.Say("LIST");
        Assert.Equal(["1 22", "2 " + Second.Length], await driver.Lines(sizes: true));
        Assert.Equal(Second.Length, await driver.List(2));
        Assert.Equal(2, driver.Session.Message);
        Pop3CommandException none = await Assert.ThrowsAsync<Pop3CommandException>(() => driver.List(3));
        Assert.Equal(Pop3Command.List, none.Command);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Unique_ids_come_for_each_message_or_for_one(bool blocking)
    {
        using Pop3TestServer server = Server();
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        await driver.Say("UIDL");
        Assert.Equal(["1 first-id", "2 second-id"], await driver.Lines());
        Assert.Equal("second-id", await driver.UniqueId(2));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Retr_gives_the_message_without_its_byte_stuffing(bool blocking)
    {
        using Pop3TestServer server = Server();
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        await driver.Say("RETR 2");
        Assert.Equal(Second, await driver.Octets());
        using var copy = new MemoryStream();
        Assert.Equal(Second.Length, await driver.Retr(2, copy));
        Assert.Equal(Second, Encoding.ASCII.GetString(copy.ToArray()));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_message_that_nobody_reads_is_skipped_by_the_next_word(bool blocking)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { MaxReadSize = 5 });
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        await driver.Say("RETR 2");
        await driver.Say("LIST");
        Assert.Equal(2, await driver.Stat());
        Assert.False(await driver.ReadOctets());
    }

    [Theory]
    [InlineData(0, "Subject: two\r\n\r\n")]
    [InlineData(2, "Subject: two\r\n\r\none\r\n.two\r\n")]
    [InlineData(99, Second)]
    public async Task Top_gives_the_header_and_some_lines(int lines, string expected)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using Pop3TestServer server = Server();
            using Driver driver = await Drivers.LoggedIn(server, blocking);
            await driver.Say("TOP 2 " + lines);
            Assert.Equal(expected, await driver.Octets());
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Dele_marks_rset_unmarks_and_noop_does_nothing(bool blocking)
    {
        using Pop3TestServer server = Server();
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        await driver.Say("DELE 1");
        Assert.Equal(1, await driver.Stat());
        await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Say("DELE 1"));
        await driver.Say("NOOP");
        Assert.Equal(1, await driver.Stat());
        await driver.Say("RSET");
        Assert.Equal(2, await driver.Stat());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Capa_fills_the_profile_before_and_after_the_login(bool blocking)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { LoginDelay = 7, Expire = "30" });
        using Driver driver = await Drivers.Greeted(server, blocking);
        await driver.Say("CAPA");
        Pop3ServerProfile profile = driver.Session.Profile;
        Assert.True(profile.KnowsBefore);
        Assert.True(profile.Before.HasFlag(Pop3Capabilities.User | Pop3Capabilities.Stls | Pop3Capabilities.Pipelining));
        Assert.Equal(Pop3Mechanisms.Plain | Pop3Mechanisms.Login, profile.Mechanisms);
        Assert.Equal(7, profile.LoginDelaySeconds);
        Assert.Equal(30, profile.ExpireDays);
        Assert.False(profile.KnowsAfter);
        await driver.Login("tim", "secret");
        await driver.Say("CAPA");
        Assert.True(profile.KnowsAfter);
        Assert.True(profile.After.HasFlag(Pop3Capabilities.Uidl));
        Assert.True(profile.After.HasFlag(Pop3Capabilities.User)); // both states announce it (RFC 2449 §6.2)
        Assert.False(profile.After.HasFlag(Pop3Capabilities.Stls));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Capa_that_is_refused_means_nothing_special(bool blocking)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Capa = false });
        using Driver driver = await Drivers.Greeted(server, blocking);
        await driver.Say("CAPA");
        Assert.True(driver.Session.Profile.KnowsBefore);
        Assert.Equal(Pop3Capabilities.None, driver.Session.Profile.Before);
        Assert.False(await driver.HasCapability("TOP"));
    }

    [Theory]
    [InlineData("XTND", true)]
    [InlineData("TOP", true)]
    [InlineData("XTN", false)]
    [InlineData("XTNDX", false)]
    [InlineData("", false)]
    public async Task A_capability_is_found_by_its_token(string token, bool found)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using Pop3TestServer server = Server(new Pop3TestServerOptions { ExtraCapabilities = ["XTND XMIT"] });
            using Driver driver = await Drivers.Greeted(server, blocking);
            Assert.Equal(found, await driver.HasCapability(token));
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Lang_chooses_a_language_and_languages_lists_them(bool blocking)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Languages = ["en English", "de Deutsch"] });
        using Driver driver = await Drivers.Greeted(server, blocking);
        await driver.Say("LANG");
        Assert.Equal(["0 en", "0 de"], await driver.Lines());
        Assert.Equal("de", await driver.Lang("de"));
        Assert.Equal("en", await driver.Lang("*"));
        await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Lang("tlh"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Utf8_is_for_the_time_before_the_login(bool blocking)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Utf8 = true });
        using Driver driver = await Drivers.Greeted(server, blocking);
        await driver.Say("UTF8");
        await driver.Login("tim", "secret");
        Assert.Equal(Pop3State.Transaction, driver.Session.State);
    }
}
