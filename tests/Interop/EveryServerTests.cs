using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>What each of the six servers can do, done by a session.</summary>
[Collection(SharedServers.Collection)]
public sealed class EveryServerTests(SharedServers shared)
{
    public static TheoryData<ServerKind, Driver> EveryServer() => Rows.Each(Enum.GetValues<ServerKind>(), Enum.GetValues<Driver>());

    public static TheoryData<ServerKind, Driver, Pop3Security> EveryServerWithTls() => Rows.Each(
        Enum.GetValues<ServerKind>().Except([ServerKind.Popa3d, ServerKind.Solid]), Enum.GetValues<Driver>(), [Pop3Security.Implicit, Pop3Security.StartTls]);

    [EveryServerTheory]
    [MemberData(nameof(EveryServer))]
    public async Task The_words_of_RFC_1939_do_what_they_say(ServerKind kind, Driver driver)
    {
        MailServer server = shared[kind];
        Account account = server.TakeAccount();
        string[] mails = [Mails.OfSize(700, 1), Mails.OfSize(1200, 2), Mails.OfSize(300, 3)];
        foreach (string mail in mails) server.Deliver(account, mail);

        using (Caller caller = await Caller.Connect(driver, server.Endpoint(Pop3Security.None)))
        {
            await caller.Login(account);
            Assert.Equal(3, await caller.Stat());

            await caller.List();
            var sizes = new Dictionary<int, long>();
            while (await caller.ReadLine()) sizes.Add(caller.Session.Message, caller.Session.Size);
            Assert.Equal([1, 2, 3], sizes.Keys);
            Assert.Equal(sizes[2], await caller.List(2));

            await caller.UniqueIds();
            var ids = new List<string>();
            while (await caller.ReadLine()) ids.Add(caller.Session.GetText());
            Assert.Equal(3, ids.Distinct().Count());
            Assert.Equal(ids[2], await caller.UniqueId(3));

            var order = new List<int>();
            for (int msg = 1; msg <= 3; msg++) order.Add(Which(mails, await caller.Retr(msg)));
            Assert.Equal([0, 1, 2], order.Order());
            string top = await caller.Top(2, 2);
            Assert.EndsWith(string.Join("\r\n", Text(mails[order[1]]).Split("\r\n").Take(4)) + "\r\n", top, StringComparison.Ordinal);
            await caller.Noop();

            await caller.Dele(1);
            await caller.Dele(3);
            Assert.Equal(1, await caller.Stat());
            await Assert.ThrowsAsync<Pop3CommandException>(() => caller.Retr(1));
            await caller.Rset();
            Assert.Equal(3, await caller.Stat());
            await caller.Dele(2);
            Assert.True(await caller.Quit());
        }
        Assert.Equal(2, server.MessagesSoon(account, 2));

        using Caller again = await Caller.Connect(driver, server.Endpoint(Pop3Security.None));
        await again.Login(account);
        Assert.Equal(2, await again.Stat());
        Assert.NotEqual(Which(mails, await again.Retr(1)), Which(mails, await again.Retr(2)));
        Assert.True(await again.Quit());
    }

    [EveryServerTheory]
    [MemberData(nameof(EveryServerWithTls))]
    public async Task Mail_is_fetched_and_deleted_over_TLS(ServerKind kind, Driver driver, Pop3Security security)
    {
        MailServer server = shared[kind];
        Account account = server.TakeAccount();
        string mail = Mails.OfSize(50_000, 4);
        server.Deliver(account, mail);
        using Caller caller = await Caller.Connect(driver, server.Endpoint(security));
        Assert.True(caller.Session.IsSecure);
        await caller.Login(account);
        Assert.EndsWith(Text(mail), await caller.Retr(1), StringComparison.Ordinal);
        await caller.Dele(1);
        Assert.True(await caller.Quit());
        Assert.Equal(0, server.MessagesSoon(account, 0));
    }

    [EveryServerTheory]
    [MemberData(nameof(EveryServer))]
    public async Task An_empty_maildrop_lists_nothing(ServerKind kind, Driver driver)
    {
        MailServer server = shared[kind];
        using Caller caller = await Caller.Connect(driver, server.Endpoint(Pop3Security.None));
        await caller.Login(server.TakeAccount());
        Assert.Equal(0, await caller.Stat());
        await caller.List();
        Assert.False(await caller.ReadLine());
        await caller.UniqueIds();
        Assert.False(await caller.ReadLine());
        await Assert.ThrowsAsync<Pop3CommandException>(() => caller.Retr(1));
        Assert.True(await caller.Quit());
    }

    [EveryServerTheory]
    [MemberData(nameof(EveryServer))]
    public async Task Lines_that_begin_with_dots_come_as_they_were_sent(ServerKind kind, Driver driver)
    {
        MailServer server = shared[kind];
        Account account = server.TakeAccount();
        const string Dots = ".\r\n..\r\n...\r\n.one\r\n..two\r\n. \r\n\r\n.\r\nend\r\n";
        server.Deliver(account, "Subject: dots\r\n\r\n" + Dots);
        using Caller caller = await Caller.Connect(driver, server.Endpoint(Pop3Security.None));
        await caller.Login(account);
        Assert.EndsWith("\r\n\r\n" + Dots, await caller.Retr(1), StringComparison.Ordinal);
        Assert.True(await caller.Quit());
    }

    [EveryServerTheory]
    [MemberData(nameof(EveryServer))]
    public async Task A_wrong_password_is_refused_and_the_right_one_taken(ServerKind kind, Driver driver)
    {
        MailServer server = shared[kind];
        Account account = server.TakeAccount();
        using (Caller caller = await Caller.Connect(driver, server.Endpoint(Pop3Security.None)))
        {
            var refusal = await Assert.ThrowsAsync<Pop3CommandException>(() => caller.Login(account with { Password = "wrong" }));
            Assert.DoesNotContain("wrong", refusal.ToString(), StringComparison.Ordinal);
        }
        using Caller again = await Caller.Connect(driver, server.Endpoint(Pop3Security.None));
        await again.Login(account);
        Assert.True(await again.Quit());
    }

    [EveryServerTheory]
    [MemberData(nameof(EveryServer))]
    public async Task A_session_that_ends_without_QUIT_deletes_nothing(ServerKind kind, Driver driver)
    {
        MailServer server = shared[kind];
        Account account = server.TakeAccount();
        server.Deliver(account, Mails.Of("stay"));
        using (Caller caller = await Caller.Connect(driver, server.Endpoint(Pop3Security.None)))
        {
            await caller.Login(account);
            await caller.Dele(1);
        }
        // A maildrop may be locked until the server has noticed the end of the first session.
        for (int attempt = 1; ; attempt++)
        {
            using Caller again = await Caller.Connect(driver, server.Endpoint(Pop3Security.None));
            try
            {
                await again.Login(account);
            }
            catch (Pop3CommandException) when (attempt < 50)
            {
                await Task.Delay(100);
                continue;
            }
            Assert.Equal(1, await again.Stat());
            Assert.True(await again.Quit());
            return;
        }
    }

    [EveryServerTheory]
    [MemberData(nameof(EveryServer))]
    public async Task One_refusal_does_not_lose_the_rest_of_a_flight(ServerKind kind, Driver driver)
    {
        MailServer server = shared[kind];
        Account account = server.TakeAccount();
        string[] mails = Enumerable.Range(1, 20).Select(seed => Mails.OfSize(2000, seed)).ToArray();
        foreach (string mail in mails) server.Deliver(account, mail);
        using Caller caller = await Caller.Connect(driver, server.Endpoint(Pop3Security.None));
        await caller.Login(account);
        var flight = new Pop3Flight(21);
        for (int msg = 1; msg <= 10; msg++) flight.Retr(msg);
        flight.Retr(99);
        for (int msg = 11; msg <= 20; msg++) flight.Retr(msg);
        caller.Session.Start(flight);
        var fetched = new List<int>();
        for (int tag = 0; tag <= 20; tag++)
        {
            Assert.True(await caller.NextReply());
            Assert.Equal((tag, tag != 10), (caller.Session.Tag, caller.Session.Succeeded));
            if (tag != 10) fetched.Add(Which(mails, await caller.Body()));
        }
        Assert.Equal(Enumerable.Range(0, 20), fetched.Order());
        Assert.False(await caller.NextReply());
        Assert.True(await caller.Quit());
        Assert.Equal(20, server.MessagesSoon(account, 20));
    }

    // solid-pop3d numbers mails in the order of its folder, which is none.
    private static int Which(string[] mails, string fetched) => Array.FindIndex(mails, mail => fetched.EndsWith(Text(mail), StringComparison.Ordinal));

    // Servers add fields of their own to the header; what follows it they leave alone.
    private static string Text(string mail) => mail[mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)..];
}
