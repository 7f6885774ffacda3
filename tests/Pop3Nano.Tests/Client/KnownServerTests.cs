using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>The whole client against the ways of servers that are in use: what works with all of them, and what each is known for.</summary>
public sealed class KnownServerTests
{
    private const string Token = "ya29.a-token";

    public static TheoryData<string, bool> Everyone
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (KnownServer known in KnownServers.All)
            {
                data.Add(known.Name, true);
                data.Add(known.Name, false);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Everyone))]
    public async Task Mails_are_listed_read_and_deleted(string name, bool blocking)
    {
        KnownServer known = KnownServers.All.Single(server => server.Name == name);
        using Pop3TestServer server = Start(known, messages: 2, out TestMailbox mailbox);
        await using (Pop3Client client = NewClient(server))
        {
            IReadOnlyList<Pop3MessageInfo> infos = blocking ? client.ListMessages(Pop3ListFields.Main) : await client.ListMessagesAsync(Pop3ListFields.Main);
            Assert.Equal(["message 1", "message 2"], infos.Select(info => info.Subject));
            Assert.Equal(mailbox.Messages.Select(message => message.UniqueId), infos.Select(info => info.UniqueId));
            using Pop3Nano.Mime.MailMessage mail = blocking ? client.FetchMessage(1) : await client.FetchMessageAsync(1);
            Assert.Equal("message 1", mail.Subject);
            Assert.Equal("This is message 1.\r\n.dot", mail.Body.TrimEnd());
            using Pop3Nano.Mime.MailMessage other = blocking ? client.FetchMessage(2) : await client.FetchMessageAsync(2);
            Assert.Equal("message 2", other.Subject);
            if (blocking)
            {
                client.DeleteMessage(1);
                client.DeleteMessage(2);
                client.CommitDeletes();
            }
            else
            {
                await client.DeleteMessageAsync(1);
                await client.DeleteMessageAsync(2);
                await client.CommitDeletesAsync();
            }
        }
        Assert.Equal(0, mailbox.Count);
    }

    [Theory, MemberData(nameof(Everyone))]
    public async Task A_wrong_password_is_refused_and_the_right_one_works_afterwards(string name, bool blocking)
    {
        KnownServer known = KnownServers.All.Single(server => server.Name == name);
        using Pop3TestServer server = Start(known, messages: 1, out _);
        using Pop3Client client = NewClient(server);
        client.Password = "wrong";
        client.AccessToken = client.AccessToken == null ? null : "wrong";
        Task<int> call = blocking ? Task.Run(client.GetMessageCount) : client.GetMessageCountAsync();
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => call);
        Assert.True(failure is Pop3CommandException || (known == KnownServers.Yahoo && failure is Pop3ConnectionLostException), failure.ToString());
        client.Password = ClientBench.Password;
        client.AccessToken = client.AccessToken == null ? null : Token;
        Assert.Equal(1, await client.GetMessageCountAsync());
    }

    [Fact]
    public async Task Gmail_gives_a_message_once_and_250_at_a_time()
    {
        using Pop3TestServer server = Start(KnownServers.Gmail, messages: 300, out TestMailbox mailbox);
        await using (Pop3Client client = NewClient(server))
        {
            Assert.Equal(250, await client.GetMessageCountAsync());
            foreach (Pop3FetchResult result in await client.FetchMessagesAsync(Enumerable.Range(1, 250).ToArray())) result.Message!.Dispose();
        } // nothing was deleted
        Assert.Equal(50, mailbox.Count);
        await using Pop3Client next = NewClient(server);
        using Pop3Nano.Mime.MailMessage mail = await next.FetchMessageAsync(1);
        Assert.Equal("message 251", mail.Subject);
    }

    [Fact]
    public async Task Exchange_Online_takes_a_token_only_in_a_line_of_its_own()
    {
        using Pop3TestServer server = Start(KnownServers.ExchangeOnline, messages: 3, out TestMailbox mailbox);
        await using Pop3Client client = NewClient(server);
        Assert.Equal(3, await client.GetMessageCountAsync());
        int connections = server.Connections;
        await client.DeleteMessagesAsync([1, 2, 3]); // an empty line behind each reply
        await client.CommitDeletesAsync();
        Assert.Equal(0, mailbox.Count);
        Assert.Equal(connections, server.Connections);
    }

    [Fact]
    public async Task Where_only_tokens_are_taken_it_is_said_that_there_was_a_password()
    {
        using Pop3TestServer server = Start(KnownServers.ExchangeOnline, messages: 1, out _);
        await using Pop3Client client = NewClient(server);
        client.AccessToken = null;
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetMessageCountAsync());
        Assert.StartsWith("No way to log in with a password is left. The server supports OAUTH2;", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exchange_Onlines_tokens_are_longer_than_4096_characters()
    {
        using Pop3TestServer server = Start(KnownServers.ExchangeOnline, messages: 3, out TestMailbox mailbox);
        mailbox.AccessToken = new string('t', 5000);
        await using Pop3Client client = NewClient(server);
        client.AccessToken = mailbox.AccessToken;
        Assert.Equal(3, await client.GetMessageCountAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Where_hMailServer_says_plus_ERR_nobody_is_logged_in_and_the_next_login_works(bool blocking)
    {
        using Pop3TestServer server = Start(KnownServers.HMailServer, messages: 2, out _);
        for (int login = 1; login <= 4; login++)
        {
            await using Pop3Client client = NewClient(server);
            if (login != 3) Assert.Equal(2, await Count());
            else Assert.Equal(Pop3Fault.BadStatus, (await Assert.ThrowsAsync<Pop3ProtocolException>(Count)).Fault);

            async Task<int> Count() => blocking ? client.GetMessageCount() : await client.GetMessageCountAsync();
        }
        Assert.Equal(3, server.Logins);
    }

    [Fact]
    public async Task WildDuck_shows_the_newest_250()
    {
        using Pop3TestServer server = Start(KnownServers.WildDuck, messages: 252, out _);
        await using Pop3Client client = NewClient(server);
        Assert.Equal(250, await client.GetMessageCountAsync());
        using Pop3Nano.Mime.MailMessage mail = await client.FetchMessageAsync(1);
        Assert.Equal("message 3", mail.Subject);
    }

    [Theory]
    [InlineData("Exchange 2003")]
    [InlineData("Exchange 2016")]
    public async Task What_Exchange_lists_is_not_what_it_sends(string name)
    {
        using Pop3TestServer server = Start(KnownServers.All.Single(known => known.Name == name), messages: 1, out TestMailbox mailbox);
        await using Pop3Client client = NewClient(server);
        long octets = mailbox.Messages[0].Octets;
        Assert.Equal(octets + 117, await client.GetMessageSizeAsync(1));
        using var saved = new MemoryStream();
        await client.SaveMessageAsync(1, saved);
        Assert.Equal(octets, saved.Length);
    }

    [Fact]
    public async Task QQ_refuses_when_the_days_share_is_used_up_and_what_came_before_is_not_lost()
    {
        using Pop3TestServer server = Start(KnownServers.QQ, messages: 4, out _);
        await using Pop3Client client = NewClient(server);
        IReadOnlyList<Pop3FetchResult> results = await client.FetchMessagesAsync([1, 2, 3, 4]);
        Assert.Equal([true, true, false, false], results.Select(result => result.Succeeded));
        Assert.All(results.Skip(2), result => Assert.Contains("download limit", result.Error!.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_every_refusal_ends_the_connection_the_next_call_makes_another()
    {
        using Pop3TestServer server = Start(KnownServers.FreeFr, messages: 1, out _);
        await using Pop3Client client = NewClient(server);
        Assert.Equal(1, await client.GetMessageCountAsync());
        await Assert.ThrowsAsync<Pop3CommandException>(() => client.FetchMessageAsync(7));
        // The refusal is here; the end of the connection is on its way.
        for (int i = 0; i < 10000 && client.ConnectionState == ConnectionState.Open; i++) await Task.Delay(5);
        Assert.Equal(1, await client.GetMessageCountAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Where_CAPA_ends_the_connection_a_login_by_APOP_connects_once_more(bool blocking)
    {
        using Pop3TestServer server = KnownServers.O2Pl.CreateServer(KnownServers.O2Pl.Options with { Apop = true });
        server.AddMailbox(ClientBench.Name, ClientBench.Password);
        server.Start();
        using Pop3Client client = NewClient(server);
        Assert.Equal(0, blocking ? client.GetMessageCount() : await client.GetMessageCountAsync());
        Assert.Equal(["CAPA"], server.Connection(1).Commands.Take(1));
        Assert.Equal(["APOP", "STAT"], server.Connection(2).Commands);
    }

    [Fact]
    public async Task Where_TOP_stops_early_a_message_comes_whole_and_headers_are_right()
    {
        using Pop3TestServer server = Start(KnownServers.Maillennium, messages: 0, out TestMailbox mailbox);
        TestMessage large = mailbox.AddSynthetic(200_000);
        await using Pop3Client client = NewClient(server);
        using var saved = new MemoryStream();
        await client.SaveMessageAsync(1, saved);
        Assert.Equal(large.Octets, saved.Length);
        Assert.NotEmpty(await client.GetMessageHeadersAsync(1));
    }

    [Fact]
    public void The_README_lists_them_as_they_are()
    {
        string[] readme = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Testing.README.md"));
        IEnumerable<string> table = readme.SkipWhile(line => !line.StartsWith("| known server", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'));
        Assert.Equal(KnownServers.All.Select(known => $"| `{Property(known)}` | {known.Ways} |"), table);
    }

    private static string Property(KnownServer known) => typeof(KnownServers).GetProperties().Single(property => property.GetValue(null) == known).Name;

    private static Pop3TestServer Start(KnownServer known, int messages, out TestMailbox mailbox)
    {
        Pop3TestServer server = known.CreateServer();
        mailbox = server.AddMailbox(ClientBench.Name, ClientBench.Password);
        mailbox.IsShared = true; // a connection that was lost is not yet over for the server when the client makes another
        mailbox.AccessToken = Token;
        for (int i = 1; i <= messages; i++) mailbox.Add($"From: Ann <ann@example.org>\nSubject: message {i}\n\nThis is message {i}.\n.dot\n");
        server.Start();
        return server;
    }

    private static Pop3Client NewClient(Pop3TestServer server)
    {
        var client = new Pop3Client("127.0.0.1", server.Port, ClientBench.Name, ClientBench.Password, SecurityOptions.None) { Timeout = 20000 };
        if (!server.Options.User) client.AccessToken = Token;
        return client;
    }
}
