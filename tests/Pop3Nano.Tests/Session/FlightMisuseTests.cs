using System;
using System.Collections.Generic;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>Flights that must not take off, or not yet: nothing of them may come alive later.</summary>
public class FlightMisuseTests
{
    [Fact]
    public void A_flight_that_was_refused_does_not_come_alive_later()
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        mailbox.Add("Subject: s\n\n");
        using Pop3Session session = new TestConnector(server).Connect(new Pop3ServerProfile());
        var flight = new Pop3Flight();
        flight.Dele(1);
        Assert.Throws<InvalidOperationException>(() => session.Start(flight));
        session.Login("tim", "secret");
        session.Noop();
        Assert.True(session.Quit());
        Assert.DoesNotContain("DELE", server.Commands);
        Assert.Equal(1, mailbox.Count);
    }

    [Fact]
    public void Half_a_flight_does_not_take_off()
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        mailbox.Add("Subject: s\n\n");
        using Pop3Session session = LoggedIn(server);
        var flight = new Pop3Flight();
        flight.Dele(1);
        flight.Quit();
        flight.Noop();
        Assert.Throws<InvalidOperationException>(() => session.Start(flight));
        Assert.True(session.IsOver);
        Assert.Equal(1, mailbox.Count);
    }

    [Fact]
    public void A_flight_waits_for_the_one_that_is_under_way_and_so_does_QUIT()
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        for (int i = 0; i < 3000; i++) mailbox.Add("Subject: s\n\n");
        using Pop3Session session = LoggedIn(server);
        var first = new Pop3Flight();
        for (int i = 1; i <= 3000; i++) first.Dele(i);
        session.Start(first);
        Assert.Throws<InvalidOperationException>(() => session.Start(new Pop3Flight()));
        Assert.Throws<InvalidOperationException>(() => session.Quit());
        var replies = new List<int>();
        while (session.NextReply()) replies.Add(session.Tag);
        Assert.Equal(3000, replies.Count);
        Assert.True(session.Quit());
        Assert.Equal(0, mailbox.Count);
    }

    [Fact]
    public void A_flight_with_QUIT_lands_even_if_the_server_closes_without_a_word()
    {
        using var server = new Pop3TestServer(new Pop3TestServerOptions { ClosesSilently = SilentClose.OnQuit });
        server.AddMailbox("tim", "secret");
        using Pop3Session session = LoggedIn(server);
        var flight = new Pop3Flight();
        flight.Noop();
        flight.Quit();
        session.Start(flight);
        Assert.True(session.NextReply());
        Assert.True(session.NextReply());
        Assert.False(session.Succeeded);
        Assert.False(session.NextReply());
    }

    private static Pop3Session LoggedIn(Pop3TestServer server)
    {
        Pop3Session session = new TestConnector(server).Connect(new Pop3ServerProfile());
        session.Login("tim", "secret");
        return session;
    }
}
