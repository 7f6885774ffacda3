using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>
/// WildDuck numbers anew what is left in LIST and UIDL once messages are marked, and goes by the old numbers in every other command: who believes such a
/// listing deletes another message than the one that was meant.
/// </summary>
public sealed class RenumberedListingTests : IDisposable
{
    private readonly Pop3TestServer _server = KnownServers.WildDuck.CreateServer();
    private readonly TestMailbox _mailbox;
    private readonly Pop3Client _client;

    public RenumberedListingTests()
    {
        _mailbox = _server.AddMailbox(ClientBench.Name, ClientBench.Password);
        _mailbox.IsShared = true;
        foreach (string name in (string[])["one", "two", "three", "four"]) _mailbox.Add($"Subject: {name}\n\n{new string('x', name.Length)}\n", name);
        _server.Start();
        _client = new Pop3Client("127.0.0.1", _server.Port, ClientBench.Name, ClientBench.Password, SecurityOptions.None) { Timeout = 60000 };
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_listing_behind_a_mark_has_each_message_with_its_own_number(bool blocking)
    {
        long[] sizes = _mailbox.Messages.Select(message => message.Octets).ToArray();
        _client.DeleteMessage(2);
        IReadOnlyList<Pop3MessageInfo> infos = blocking ? _client.ListMessages(Pop3ListFields.Main) : await _client.ListMessagesAsync(Pop3ListFields.Main);
        Assert.Equal([(1, "one", "one", sizes[0]), (3, "three", "three", sizes[2]), (4, "four", "four", sizes[3])],
            infos.Select(info => (info.SequenceNumber, info.UniqueId, info.Subject, info.Size)));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_unique_id_names_the_same_message_before_and_behind_a_mark(bool listsBefore)
    {
        if (listsBefore) _client.ListMessages();
        _client.DeleteMessage(1);
        _client.ListMessages();
        using (Pop3Nano.Mime.MailMessage mail = await _client.FetchMessageAsync("three")) Assert.Equal("three", mail.Subject);
        _client.DeleteMessage("three");
        _client.CommitDeletes();
        Assert.Equal(["two", "four"], Left());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task One_that_was_never_listed_is_found_behind_a_mark(bool blocking)
    {
        _client.DeleteMessage(1);
        if (blocking) _client.DeleteMessage("three");
        else await _client.DeleteMessageAsync("three");
        _client.CommitDeletes();
        Assert.Equal(["two", "four"], Left());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task All_that_is_left_is_marked(bool blocking)
    {
        _client.DeleteMessage(2);
        IReadOnlyList<Pop3DeleteResult> results = blocking ? _client.DeleteMessages() : await _client.DeleteMessagesAsync();
        Assert.Equal([1, 3, 4], results.Select(result => result.SequenceNumber));
        Assert.All(results, result => Assert.True(result.Succeeded));
        _client.CommitDeletes();
        Assert.Empty(Left());
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    private string[] Left() => _mailbox.Messages.Select(message => message.UniqueId).ToArray();
}
