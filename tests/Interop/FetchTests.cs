using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

[Collection(SharedDovecot.Collection)]
public sealed class FetchTests(SharedDovecot shared)
{
    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task Fifty_messages_of_one_flight_are_octet_for_octet_what_was_delivered(Driver driver)
    {
        DovecotServer server = shared.Server;
        Account account = server.TakeAccount();
        string[] mails = Enumerable.Range(1, 50).Select(seed => Mails.OfSize(4096, seed)).ToArray();
        foreach (string mail in mails) server.Deliver(account, mail);

        using Caller caller = await Caller.Connect(driver, server.Endpoint(Pop3Security.Implicit));
        await caller.Login(account);
        await caller.List();
        var sizes = new List<long>();
        while (await caller.ReadLine()) sizes.Add(caller.Session.Size);
        Assert.Equal(Enumerable.Repeat(4096L, 50), sizes);

        var transcript = new Transcript();
        caller.Session.Engine.TraceTo(transcript);
        var flight = new Pop3Flight(50);
        for (int msg = 1; msg <= 50; msg++) flight.Retr(msg);
        caller.Session.Start(flight);
        int fetched = 0;
        while (await caller.NextReply())
        {
            Assert.True(caller.Session.Succeeded);
            Assert.Equal(fetched, caller.Session.Tag);
            Assert.Equal(mails[fetched], await caller.Body());
            fetched++;
        }
        Assert.Equal(50, fetched);
        Assert.Single(transcript.Flights);
        Assert.True(await caller.Quit());
    }

    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task One_refusal_does_not_lose_the_rest_of_a_flight(Driver driver)
    {
        DovecotServer server = shared.Server;
        Account account = server.TakeAccount();
        string[] mails = [Mails.OfSize(500, 1), Mails.OfSize(500, 2)];
        foreach (string mail in mails) server.Deliver(account, mail);

        using Caller caller = await Caller.Connect(driver, server.Endpoint(Pop3Security.Implicit));
        await caller.Login(account);
        var flight = new Pop3Flight();
        flight.Retr(1);
        flight.Retr(7);
        flight.Retr(2);
        caller.Session.Start(flight);
        Assert.True(await caller.NextReply());
        Assert.Equal(mails[0], await caller.Body());
        Assert.True(await caller.NextReply());
        Assert.False(caller.Session.Succeeded);
        Assert.Equal(1, caller.Session.Tag);
        Assert.True(await caller.NextReply());
        Assert.Equal(mails[1], await caller.Body());
        Assert.False(await caller.NextReply());
        Assert.True(await caller.Quit());
    }

    [ServerTheory]
    [InlineData(Driver.Blocking, Pop3Security.Implicit)]
    [InlineData(Driver.Blocking, Pop3Security.None)]
    [InlineData(Driver.Async, Pop3Security.Implicit)]
    [InlineData(Driver.Async, Pop3Security.None)]
    public async Task A_message_of_20_MB_streams_through_unchanged(Driver driver, Pop3Security security)
    {
        DovecotServer server = shared.Server;
        Account account = server.TakeAccount();
        string mail = Mails.OfSize(20 * 1024 * 1024, 7);
        server.Deliver(account, mail);

        using Caller caller = await Caller.Connect(driver, server.Endpoint(security));
        await caller.Login(account);
        Assert.Equal(mail.Length, await caller.List(1));
        using SHA256 hash = SHA256.Create();
        long count;
        using (var destination = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write)) count = await caller.Retr(1, destination);
        Assert.Equal(mail.Length, count);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(mail))), Convert.ToHexString(hash.Hash!));
        await caller.Dele(1);
        Assert.True(await caller.Quit());
    }
}
