using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>The client's main flows against a real server, over TLS and STLS, blocking and async.</summary>
[Collection(SharedDovecot.Collection)]
public sealed class ClientTests(SharedDovecot shared)
{
    public static TheoryData<SecurityOptions, bool> EveryWay => new()
    {
        { SecurityOptions.SSLImplicit, true },
        { SecurityOptions.SSLImplicit, false },
        { SecurityOptions.SSLExplicit, true },
        { SecurityOptions.SSLExplicit, false },
    };

    [ServerTheory]
    [MemberData(nameof(EveryWay))]
    public async Task Messages_are_listed_fetched_saved_and_deleted(SecurityOptions security, bool blocking)
    {
        DovecotServer server = shared.Server;
        Account account = server.TakeAccount();
        string[] mails = [Mails.Of("first"), Mails.OfSize(50000, 7), Mails.Of("third", "the text")];
        foreach (string mail in mails) server.Deliver(account, mail);

        await using Pop3Client client = server.NewClient(account, security);
        Assert.Equal(3, blocking ? client.GetMessageCount() : await client.GetMessageCountAsync());
        Assert.Equal(mails.Sum(mail => mail.Length), blocking ? client.GetMailboxSize() : await client.GetMailboxSizeAsync());
        Assert.Contains("UIDL", blocking ? client.GetCapabilities() : await client.GetCapabilitiesAsync());
        Assert.True(client.UsePipelining.PipeliningEnabled);

        IReadOnlyList<Pop3MessageInfo> infos = blocking ? client.ListMessages(Pop3ListFields.Main) : await client.ListMessagesAsync(Pop3ListFields.Main);
        Assert.Equal(["first", "mail 7", "third"], infos.Select(info => info.Subject));
        Assert.Equal(mails.Select(mail => (long)mail.Length), infos.Select(info => info.Size));
        Assert.Equal(infos[2].UniqueId, blocking ? client.GetMessageUniqueId(3) : await client.GetMessageUniqueIdAsync(3));
        Assert.Equal("ann@example.org", (blocking ? client.GetMessageInfo(infos[0].UniqueId) : await client.GetMessageInfoAsync(infos[0].UniqueId)).From!.Address);

        using var saved = new MemoryStream();
        if (blocking) client.SaveMessage(2, saved);
        else await client.SaveMessageAsync(2, saved);
        Assert.Equal(mails[1], Encoding.ASCII.GetString(saved.ToArray()));
        using (MailMessage message = blocking ? client.FetchMessage(3) : await client.FetchMessageAsync(3)) Assert.Contains("the text", message.Body, StringComparison.Ordinal);
        IReadOnlyList<Pop3FetchResult> results = blocking ? client.FetchMessages([3, 9, 1]) : await client.FetchMessagesAsync([3, 9, 1]);
        Assert.Equal(["third", null, "first"], results.Select(result => result.Message?.Subject));

        IReadOnlyList<Pop3DeleteResult> deleted = blocking ? client.DeleteMessages([1, 9, 2]) : await client.DeleteMessagesAsync([1, 9, 2]);
        Assert.Equal([true, false, true], deleted.Select(result => result.Succeeded));
        Assert.Equal(3, server.Messages(account));
        if (blocking) client.CommitDeletes();
        else await client.CommitDeletesAsync();
        Assert.Equal(1, server.Messages(account));
        Assert.Equal("third", (blocking ? client.GetMessageHeaders(1) : await client.GetMessageHeadersAsync(1)).GetAll("subject").Single().Value);
    }

    [ServerTheory]
    [MemberData(nameof(EveryWay))]
    public async Task A_wrong_password_is_false_and_then_the_right_one_is_true(SecurityOptions security, bool blocking)
    {
        Account account = shared.Server.TakeAccount();
        using Pop3Client client = shared.Server.NewClient(account, security);
        client.Password = "wrong";
        Assert.False(blocking ? client.ValidateCredentials() : await client.ValidateCredentialsAsync());
        client.Password = account.Password;
        Assert.True(blocking ? client.ValidateCredentials() : await client.ValidateCredentialsAsync());
    }

    [ServerTheory]
    [MemberData(nameof(EveryWay))]
    public async Task Dispose_without_commit_deletes_nothing(SecurityOptions security, bool blocking)
    {
        Account account = shared.Server.TakeAccount();
        shared.Server.Deliver(account, Mails.Of("stay"));
        var told = new List<int>();
        Pop3Client client = shared.Server.NewClient(account, security);
        client.DeletesNotCommitted += (_, args) => told.AddRange(args.Numbers);
        if (blocking)
        {
            client.DeleteMessage(1);
            client.Dispose();
        }
        else
        {
            await client.DeleteMessageAsync(1);
            await client.DisposeAsync();
        }
        Assert.Equal([1], told);
        Assert.Equal(1, shared.Server.Messages(account));
    }

    [ServerTheory]
    [MemberData(nameof(EveryWay))]
    public async Task Several_connections_share_the_work(SecurityOptions security, bool blocking)
    {
        Account account = shared.Server.TakeAccount();
        for (int i = 1; i <= 40; i++) shared.Server.Deliver(account, Mails.Of($"mail {i}"));
        using Pop3Client client = shared.Server.NewClient(account, security);
        client.UseMultiConnection = MultiConnectionMode.Enable;
        int made = 0;
        client.OnConnect += (_, _) => System.Threading.Interlocked.Increment(ref made);
        IReadOnlyList<Pop3MessageInfo> infos = blocking ? client.ListMessages(Pop3ListFields.Main) : await client.ListMessagesAsync(Pop3ListFields.Main);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"mail {i}"), infos.Select(info => info.Subject));
        Assert.Equal(3, made);
    }

    [ServerTheory]
    [MemberData(nameof(EveryWay))]
    public async Task A_message_comes_one_by_one_in_a_loop(SecurityOptions security, bool blocking)
    {
        Account account = shared.Server.TakeAccount();
        for (int i = 1; i <= 5; i++) shared.Server.Deliver(account, Mails.Of($"mail {i}"));
        using Pop3Client client = shared.Server.NewClient(account, security);
        if (blocking) client.Noop();
        var subjects = new List<string>();
        await foreach (MailMessage message in client.EnumerateMessagesAsync([5, 3, 1]))
        {
            subjects.Add(message.Subject);
            message.Dispose();
        }
        Assert.Equal(["mail 5", "mail 3", "mail 1"], subjects);
    }
}
