using System;
using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.NanoClient;

/// <summary>Calls about the server and the maildrop: NOOP, CAPA, STAT, LIST, UIDL, and the login before them.</summary>
public class MaildropTests
{
    [Fact]
    public void The_first_call_connects_and_logs_in_once()
    {
        using var bench = new NanoBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        Assert.Equal(3, client.GetMessageCount());
        Assert.Equal(bench.Mailbox.Messages.Sum(message => message.Octets), client.GetMailboxSize());
        Assert.Equal(1, bench.Server.Logins);
    }

    [Fact]
    public void A_wrong_password_is_false_and_tried_once()
    {
        using var bench = new NanoBench();
        using Pop3Client client = bench.NewClient();
        client.Password = "wrong";
        Assert.False(client.ValidateCredentials());
        Assert.Single(bench.Dialled);
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
        client.Password = NanoBench.Password;
        Assert.True(client.ValidateCredentials());
    }

    [Fact]
    public void A_locked_maildrop_is_no_verdict_on_the_credentials()
    {
        using var bench = new NanoBench();
        using Pop3Client first = bench.NewClient();
        first.Noop();
        using Pop3Client second = bench.NewClient();
        Assert.Equal(Pop3ResponseCode.InUse, Assert.Throws<Pop3CommandException>(() => second.ValidateCredentials()).ResponseCode);
    }

    [Fact]
    public void Without_authentication_nobody_logs_in()
    {
        using var bench = new NanoBench();
        using Pop3Client client = bench.NewClient();
        client.UseAuthentication = false;
        var lines = new List<string>();
        client.GetCapabilities(lines.Add);
        Assert.Contains("UIDL", lines);
        Assert.Equal(0, bench.Server.Logins);
    }

    [Fact]
    public void A_mechanism_is_made_for_each_login()
    {
        using var bench = new NanoBench(options: new Pop3TestServerOptions { SaslMechanisms = ["SCRAM-SHA-256"], User = false });
        using Pop3Client client = bench.NewClient();
        int made = 0;
        client.Mechanism = (name, password) =>
        {
            made++;
            return new ScramSha256Mechanism(name, password);
        };
        client.Noop();
        client.CommitDeletes();
        client.Noop();
        Assert.Equal(2, made);
        Assert.Equal(2, bench.Server.Logins);
    }

    [Fact]
    public void Closing_the_transaction_shows_what_has_come_meanwhile()
    {
        using var bench = new NanoBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        Assert.Equal(1, client.GetMessageCount());
        bench.Mailbox.Add("Subject: new\n\n");
        Assert.Equal(2, client.GetMessageCount(closeTransaction: true));
        client.DeleteMessage(1);
        Assert.Throws<InvalidOperationException>(() => client.GetMailboxSize(closeTransaction: true));
        client.UndeleteMessages();
    }

    [Fact]
    public void Capabilities_come_line_by_line_and_none_where_there_is_no_CAPA()
    {
        using var bench = new NanoBench();
        using Pop3Client client = bench.NewClient();
        var lines = new List<string>();
        client.GetCapabilities(lines.Add);
        Assert.Contains("TOP", lines);

        using var mute = new NanoBench(options: new Pop3TestServerOptions { Capa = false });
        using Pop3Client other = mute.NewClient();
        other.GetCapabilities(_ => Assert.Fail("There is none."));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Listing_tells_every_message_in_order(bool pipelining)
    {
        using var bench = new NanoBench(messages: 11, options: new Pop3TestServerOptions { Pipelining = pipelining });
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(2);
        var found = new List<(int Number, long Size, string Id)>();
        client.ListMessages((number, size, id) => found.Add((number, size, id)));
        Assert.Equal(Enumerable.Range(1, 11).Where(n => n != 2), found.Select(f => f.Number));
        Assert.All(found, f => Assert.Equal($"id-{f.Number}", f.Id));
        Assert.All(found, f => Assert.Equal(bench.Mailbox.Messages[f.Number - 1].Octets, f.Size));
        client.UndeleteMessages();
    }

    [Fact]
    public void A_server_without_UIDL_has_no_unique_ids_and_is_not_asked_again_and_again()
    {
        using var bench = new NanoBench(messages: 12, options: new Pop3TestServerOptions { Uidl = false });
        using Pop3Client client = bench.NewClient();
        int count = 0;
        client.ListMessages((_, _, id) => count += id.Length == 0 ? 1 : 100);
        Assert.Equal(12, count);
        Assert.Equal(4, bench.Server.Commands.Count(command => command == "UIDL"));
    }

    [Fact]
    public void Sizes_and_unique_ids_of_one_message()
    {
        using var bench = new NanoBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        Assert.Equal("id-2", client.GetMessageUniqueId(2));
        Assert.Equal(bench.Mailbox.Messages[1].Octets, client.GetMessageSize(2));
        Assert.Equal(bench.Mailbox.Messages[2].Octets, client.GetMessageSize("id-3"));
        Assert.Throws<Pop3CommandException>(() => client.GetMessageUniqueId(4));
        Assert.Equal(3, client.GetMessageCount());
    }

    [Fact]
    public void A_unique_id_is_looked_up_once_for_the_calls_about_one_message()
    {
        using var bench = new NanoBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        client.GetMessageSize("id-3");
        client.FetchMessage("id-3", new TokenSink());
        client.DeleteMessage("id-3");
        client.CommitDeletes();
        Assert.Equal(1, bench.Server.Commands.Count(command => command == "UIDL"));
        Assert.Equal(["id-1", "id-2"], bench.Mailbox.Messages.Select(message => message.UniqueId));
    }

    /// <summary>WildDuck does that, and goes by the old numbers in every other command.</summary>
    [Fact]
    public void A_listing_that_is_numbered_anew_behind_a_mark_leads_to_no_other_message()
    {
        using var bench = new NanoBench(messages: 5, new Pop3TestServerOptions { RenumbersListings = true });
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage("id-2");
        client.DeleteMessage("id-4");
        client.DeleteMessage("id-1");
        Assert.Throws<Pop3MessageNotFoundException>(() => client.DeleteMessage("id-2"));
        client.CommitDeletes();
        Assert.Equal(["id-3", "id-5"], bench.Mailbox.Messages.Select(message => message.UniqueId));
    }

    [Fact]
    public void A_listing_that_goes_on_showing_marked_messages_leads_to_no_other_message()
    {
        using var bench = new NanoBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage("id-1");
        bench.Server.On("UIDL", occurrence: 1).Reply("+OK\r\n1 id-1\r\n2 id-2\r\n3 id-3\r\n.\r\n");
        client.DeleteMessage("id-3");
        client.CommitDeletes();
        Assert.Equal(["id-2"], bench.Mailbox.Messages.Select(message => message.UniqueId));
    }

    [Fact]
    public void Unique_ids_that_none_or_several_have_are_said_to_be_so()
    {
        using var bench = new NanoBench();
        bench.Mailbox.Add("\n", "twin");
        bench.Mailbox.Add("\n", "twin");
        using Pop3Client client = bench.NewClient();
        Assert.True(Assert.Throws<Pop3MessageNotFoundException>(() => client.GetMessageSize("twin")).IsAmbiguous);
        Assert.False(Assert.Throws<Pop3MessageNotFoundException>(() => client.DeleteMessage("nobody")).IsAmbiguous);
        Assert.Equal(2, client.GetMessageCount());
    }
}
