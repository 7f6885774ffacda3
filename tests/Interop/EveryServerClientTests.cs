using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>Pop3Client against each of the six servers, over the best protection that each has.</summary>
[Collection(SharedServers.Collection)]
public sealed class EveryServerClientTests(SharedServers shared)
{
    [EveryServerTheory]
    [MemberData(nameof(Rows.EveryServer), MemberType = typeof(Rows))]
    public async Task Mails_are_listed_fetched_and_deleted(ServerKind kind)
    {
        MailServer server = shared[kind];
        Account account = server.TakeAccount();
        for (int i = 1; i <= 5; i++) server.Deliver(account, Mails.Of("number " + i, ".text " + i));
        await using (Pop3Client client = shared.NewClient(kind, account))
        {
            Assert.Equal(5, await client.GetMessageCountAsync());
            IReadOnlyList<Pop3MessageInfo> infos = await client.ListMessagesAsync(Pop3ListFields.IdOnly);
            Assert.Equal([1, 2, 3, 4, 5], infos.Select(info => info.SequenceNumber));
            Assert.Equal(5, infos.Select(info => info.UniqueId).Distinct().Count());

            IReadOnlyList<Pop3FetchResult> fetched = await client.FetchMessagesAsync([1, 3, 5]);
            Assert.Equal(3, fetched.Select(result => result.Message!.Subject).Distinct().Count());
            foreach (Pop3FetchResult result in fetched)
            {
                // "number 3" says ".text 3"; which of them has number 3 is the server's business.
                Assert.StartsWith(".text " + result.Message!.Subject[^1], result.Message.Body, StringComparison.Ordinal);
                result.Message.Dispose();
            }

            await client.DeleteMessageAsync(infos[1].UniqueId!);
            await client.DeleteMessageAsync(4);
            await client.CommitDeletesAsync();
            Assert.Equal(3, server.MessagesSoon(account, 3));
        }
    }

    [EveryServerTheory]
    [MemberData(nameof(Rows.EveryServer), MemberType = typeof(Rows))]
    public void The_blocking_methods_do_the_same(ServerKind kind)
    {
        MailServer server = shared[kind];
        Account account = server.TakeAccount();
        server.Deliver(account, Mails.Of("one"));
        using Pop3Client client = shared.NewClient(kind, account);
        Assert.Equal("one", client.FetchMessage(1).Subject);
        client.DeleteMessages();
        client.CommitDeletes();
        Assert.Equal(0, server.MessagesSoon(account, 0));
    }

    [EveryServerTheory]
    [MemberData(nameof(Rows.EveryServer), MemberType = typeof(Rows))]
    public void A_wrong_password_throws_what_the_server_said(ServerKind kind)
    {
        MailServer server = shared[kind];
        using Pop3Client client = shared.NewClient(kind, server.TakeAccount() with { Password = "wrong" });
        Assert.Throws<Pop3CommandException>(() => client.GetMessageCount());
    }
}
