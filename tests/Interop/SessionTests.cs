using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

[Collection(SharedDovecot.Collection)]
public sealed class SessionTests(SharedDovecot shared)
{
    public static TheoryData<Driver, Pop3Security> EveryWay() => Rows.Each(Enum.GetValues<Driver>(), Enum.GetValues<Pop3Security>());

    [ServerTheory]
    [MemberData(nameof(EveryWay))]
    public async Task The_words_of_RFC_1939_do_what_they_say(Driver driver, Pop3Security security)
    {
        DovecotServer server = shared.Server;
        Account account = server.TakeAccount();
        string[] mails = [Mails.OfSize(700, 1), Mails.OfSize(1200, 2), Mails.OfSize(300, 3)];
        foreach (string mail in mails) server.Deliver(account, mail);

        using (Caller caller = await Caller.Connect(driver, server.Endpoint(security)))
        {
            await caller.Login(account);
            Assert.Equal(3, await caller.Stat());
            Assert.Equal(2200, caller.Session.Size);

            await caller.List();
            var sizes = new List<(int, long)>();
            while (await caller.ReadLine()) sizes.Add((caller.Session.Message, caller.Session.Size));
            Assert.Equal([(1, 700L), (2, 1200L), (3, 300L)], sizes);
            Assert.Equal(1200, await caller.List(2));

            await caller.UniqueIds();
            var ids = new List<string>();
            while (await caller.ReadLine()) ids.Add(caller.Session.GetText());
            Assert.Equal(3, ids.Distinct().Count());
            Assert.Equal(ids[2], await caller.UniqueId(3));

            Assert.Equal(mails[0], await caller.Retr(1));
            string head = mails[1][..(mails[1].IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)];
            Assert.Equal(head, await caller.Top(2, 0));
            string firstLines = string.Join("\r\n", mails[1][head.Length..].Split("\r\n").Take(2)) + "\r\n";
            Assert.Equal(head + firstLines, await caller.Top(2, 2));
            await caller.Noop();

            await caller.Dele(1);
            await caller.Dele(3);
            Assert.Equal(1, await caller.Stat());
            await Assert.ThrowsAsync<Pop3CommandException>(() => caller.Retr(1));
            await caller.Rset();
            Assert.Equal(3, await caller.Stat());
            await caller.Dele(2);
            Assert.Equal(3, server.Messages(account));
            Assert.True(await caller.Quit());
        }
        Assert.Equal(2, server.Messages(account));
    }

    [ServerTheory]
    [MemberData(nameof(EveryWay))]
    public async Task The_capabilities_are_those_that_Dovecot_announces(Driver driver, Pop3Security security)
    {
        Account account = shared.Server.TakeAccount();
        using Caller caller = await Caller.Connect(driver, shared.Server.Endpoint(security));
        await caller.Capa();
        Pop3ServerProfile profile = caller.Session.Profile;
        const Pop3Capabilities Always = Pop3Capabilities.Top | Pop3Capabilities.Uidl | Pop3Capabilities.Pipelining
            | Pop3Capabilities.RespCodes | Pop3Capabilities.AuthRespCode | Pop3Capabilities.User | Pop3Capabilities.Sasl;
        Assert.Equal(Always | (security == Pop3Security.None ? Pop3Capabilities.Stls : Pop3Capabilities.None), profile.Before);
        Assert.Equal(
            Pop3Mechanisms.Plain | Pop3Mechanisms.Login | Pop3Mechanisms.CramMd5 | Pop3Mechanisms.DigestMd5 | Pop3Mechanisms.ScramSha1
                | Pop3Mechanisms.ScramSha256 | Pop3Mechanisms.Anonymous | Pop3Mechanisms.Xoauth2 | Pop3Mechanisms.Oauthbearer,
            profile.Mechanisms);
        await caller.Login(account);
        await caller.Capa();
        Assert.True(profile.KnowsAfter);
        Assert.True(profile.After.HasFlag(Pop3Capabilities.Pipelining));
        await caller.Quit();
    }

    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task A_session_that_ends_without_QUIT_deletes_nothing(Driver driver)
    {
        DovecotServer server = shared.Server;
        Account account = server.TakeAccount();
        server.Deliver(account, Mails.Of("stay"));
        using (Caller caller = await Caller.Connect(driver, server.Endpoint(Pop3Security.Implicit)))
        {
            await caller.Login(account);
            await caller.Dele(1);
        }
        using Caller again = await Caller.Connect(driver, server.Endpoint(Pop3Security.Implicit));
        await again.Login(account);
        Assert.Equal(1, await again.Stat());
        await again.Quit();
    }

    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task A_clear_text_greeting_where_TLS_was_asked_for_is_a_TLS_error(Driver driver)
    {
        Pop3Endpoint endpoint = shared.Server.EndpointAt(shared.Server.Port, Pop3Security.Implicit);
        await Assert.ThrowsAsync<Pop3TlsException>(() => Caller.Connect(driver, endpoint));
    }
}
