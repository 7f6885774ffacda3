using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Queries over a maildrop: what fits, in which order, and how little is read for it.</summary>
public class QueryCallTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Sizes_need_no_more_than_the_listing(bool blocking)
    {
        using var bench = new ClientBench(messages: 3);
        bench.Mailbox.Add("Subject: large\n\n" + new string('x', 500) + "\n");
        using Pop3Client client = bench.NewClient();
        Assert.Equal([4], Numbers(await List(client, new MailQuery("Size > 400"), blocking)));
        Assert.Empty(Messages(bench));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Headers_come_in_one_flight(bool blocking)
    {
        using var bench = new ClientBench(messages: 40);
        using Pop3Client client = bench.NewClient();
        client.Noop();
        int before = bench.Server.Flights;
        Assert.Equal([7, 17, 27, 37], Numbers(await List(client, new MailQuery("('Subject' Contains '7' & 'From' = 'ann@example.org')"), blocking)));
        Assert.InRange(bench.Server.Flights - before, 2, 3);
        Assert.Equal(40, Messages(bench).Count);
        Assert.All(Messages(bench), command => Assert.StartsWith("TOP", command, StringComparison.Ordinal));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Bodies_are_read_where_the_header_does_not_decide(bool blocking)
    {
        using var bench = new ClientBench(messages: 12);
        using Pop3Client client = bench.NewClient();
        Assert.Equal([11], Numbers(await List(client, new MailQuery("Subject Contains '1' & Body Contains 'message 11'"), blocking)));
        Assert.Equal(["RETR 1", "RETR 10", "RETR 11", "RETR 12"], Messages(bench).Where(command => command.StartsWith("RETR", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_the_size_decides_is_not_read_at_all()
    {
        using var bench = new ClientBench(messages: 2);
        bench.Mailbox.Add("Subject: large\n\n" + new string('x', 500) + "\n");
        using Pop3Client client = bench.NewClient();
        Assert.Equal([2, 3], Numbers(client.ListMessages(new MailQuery("Size > 400 | Subject = 'message 2'"))));
        Assert.Equal(["TOP 1 0", "TOP 2 0"], Messages(bench));
    }

    [Fact]
    public void A_body_alone_needs_no_headers_first()
    {
        using var bench = new ClientBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        Pop3MessageInfo info = Assert.Single(client.ListMessages(Pop3ListFields.Main, false, new MailQuery("Body = 'This is message 2.\r\n.dot'")));
        Assert.Equal("message 2", info.Subject);
        Assert.Equal(["RETR 1", "RETR 2"], Messages(bench));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Headers_of_the_result_are_there_if_they_are_asked_for(bool blocking)
    {
        using var bench = new ClientBench(messages: 2);
        bench.Mailbox.Add("Subject: large\n\n" + new string('x', 500) + "\n");
        using Pop3Client client = bench.NewClient();
        MailQuery query = new("Size > 400");
        IReadOnlyList<Pop3MessageInfo> infos = blocking ? client.ListMessages(Pop3ListFields.Main, true, query) : await client.ListMessagesAsync(Pop3ListFields.Main, true, query);
        Assert.Equal("large", Assert.Single(infos).Subject);
        Assert.Equal(["TOP 3 0"], Messages(bench));
    }

    [Fact]
    public void The_order_is_the_one_that_was_asked_for()
    {
        using var bench = new ClientBench();
        bench.Mailbox.Add("From: b@x.test\nSubject: B\nDate: 1 Nov 2026 10:00:00 +0000\n\n");
        bench.Mailbox.Add("From: a@x.test\nSubject: b\nDate: 3 Nov 2026 10:00:00 +0000\n\n");
        bench.Mailbox.Add("From: c@x.test\nSubject: a\n\nlong\n");
        using Pop3Client client = bench.NewClient();
        Assert.Equal([2, 1, 3], Numbers(client.ListMessages(new MailQuery("All OrderBy SentDate Descending"))));
        Assert.Equal([3, 2, 1], Numbers(client.ListMessages(new MailQuery("All OrderBy Subject, From"))));
        Assert.Equal([3, 1, 2], Numbers(client.ListMessages(new MailQuery("All OrderBy Subject"))));
        Assert.Equal([2, 1], Numbers(client.ListMessages(new MailQuery("SentDate NotEmpty OrderBy From"))));
        Assert.Equal([1, 2], Numbers(client.ListMessages(new MailQuery("Size > 0 & SentDate NotEmpty OrderBy Size"))));
    }

    [Fact]
    public void Without_top_each_message_is_read_once()
    {
        using var bench = new ClientBench(messages: 3, new Pop3TestServerOptions { Top = false });
        using Pop3Client client = bench.NewClient();
        Assert.Equal([2], Numbers(client.ListMessages(new MailQuery("Subject NotEmpty & Text Contains 'MESSAGE 2.' IgnoreCase"))));
        Assert.Equal(["RETR 1", "RETR 2", "RETR 3"], Messages(bench));
    }

    [Fact]
    public void What_is_refused_is_not_lost()
    {
        using var bench = new ClientBench(messages: 3);
        bench.Server.On("TOP", occurrence: 2).Reply("-ERR not now\r\n");
        using Pop3Client client = bench.NewClient();
        IReadOnlyList<Pop3MessageInfo> infos = client.ListMessages(new MailQuery("Subject = 'message 3'"));
        Assert.Equal([2, 3], Numbers(infos));
        Assert.IsType<Pop3CommandException>(infos[0].Error);
        Assert.Null(infos[1].Error);
    }

    [Theory, InlineData("Subject Contains '3'"), InlineData("Body Contains '3.'")]
    public void Several_connections_find_the_same(string query)
    {
        using var bench = new ClientBench(messages: 40);
        using Pop3Client client = bench.NewClient();
        client.UseMultiConnection = MultiConnectionMode.Enable;
        IEnumerable<int> expected = Enumerable.Range(1, 40).Where(number => query.StartsWith("Body", StringComparison.Ordinal) ? number % 10 == 3 : number.ToString().Contains('3'));
        Assert.Equal(expected, Numbers(client.ListMessages(new MailQuery(query))));
        Assert.Equal(3, bench.Server.Connections);
    }

    [Fact]
    public async Task A_connection_can_be_named()
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        using IConnection connection = client.CreateConnection();
        MailQuery query = new("Subject = 'message 2'");
        Assert.Equal([2], Numbers(client.ListMessages(connection, query)));
        Assert.Equal([2], Numbers(await client.ListMessagesAsync(connection, query)));
        Assert.Equal([2], Numbers(client.ListMessages(connection, Pop3ListFields.Main, false, query)));
        Assert.Equal([2], Numbers(await client.ListMessagesAsync(connection, Pop3ListFields.Main, false, query)));
        Assert.Equal(1, bench.Server.Connections);
    }

    [Fact]
    public void Misuse_sends_nothing()
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        Assert.Throws<ArgumentNullException>(() => client.ListMessages((MailQuery)null!));
        Assert.Throws<ArgumentNullException>(() => { _ = client.ListMessagesAsync(Pop3ListFields.Main, true, null!); });
        Assert.Equal(0, bench.Server.Connections);
        client.DeleteMessage(1);
        Assert.Throws<InvalidOperationException>(() => client.ListMessages(Pop3ListFields.IdOnly, true, new MailQuery("Size > 1")));
        client.UndeleteMessages();
    }

    private static async Task<IReadOnlyList<Pop3MessageInfo>> List(Pop3Client client, MailQuery query, bool blocking) =>
        blocking ? client.ListMessages(query) : await client.ListMessagesAsync(query);

    private static IEnumerable<int> Numbers(IReadOnlyList<Pop3MessageInfo> infos) => infos.Select(info => info.SequenceNumber);

    private static List<string> Messages(ClientBench bench) =>
        [.. bench.Server.Transcript.Where(line => line.StartsWith("C: TOP", StringComparison.Ordinal) || line.StartsWith("C: RETR", StringComparison.Ordinal)).Select(line => line[3..])];
}
