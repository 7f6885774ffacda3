using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>A maildrop that nobody has emptied for years: 50,000 messages, or one of 200 MB. Memory stays that of one buffer.</summary>
[Collection(SharedDovecot.Collection)]
public sealed class LargeMaildropTests(SharedDovecot shared)
{
    private const int Messages = 50_000;
    private const int Large = 200 << 20;

    [ServerFact]
    public async Task Fifty_thousand_messages_are_listed_and_picked_from()
    {
        DovecotServer server = shared.Server;
        Account account = server.TakeAccount();
        for (int i = 1; i <= Messages; i++) server.Deliver(account, $"Subject: {i}\n\n{i}\n");
        using Pop3Client client = Client(account, timeout: 120_000); // the server reads every file once
        Assert.Equal(Messages, await client.GetMessageCountAsync());

        var seen = new HashSet<string>();
        int last = 0;
        await foreach (Pop3MessageInfo info in client.EnumerateMessageInfosAsync())
        {
            Assert.Equal(++last, info.SequenceNumber);
            seen.Add(info.UniqueId!);
        }
        Assert.Equal(Messages, seen.Count);

        IReadOnlyList<Pop3FetchResult> fetched = client.FetchMessages([1, Messages / 2, Messages]);
        Assert.Equal(["1", "25000", "50000"], fetched.Select(result => result.Message!.Subject));
        foreach (Pop3FetchResult result in fetched) result.Message!.Dispose();

        await client.DeleteMessagesAsync(Enumerable.Range(1, 1000).ToArray());
        await client.CommitDeletesAsync();
        Assert.Equal(Messages - 1000, server.Messages(account));
    }

    [ServerFact]
    public async Task A_message_of_200_MB_is_saved_octet_for_octet_in_little_memory()
    {
        DovecotServer server = shared.Server;
        Account account = server.TakeAccount();
        string hash;
        {
            string mail = string.Concat(Enumerable.Repeat(Mails.OfSize(1 << 20, 3), Large >> 20));
            server.Deliver(account, mail);
            hash = Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(mail)));
        }
        using Pop3Client client = Client(account, timeout: 120_000);
        Assert.Equal(Large, await client.GetMessageSizeAsync(1));
        long before = GC.GetTotalAllocatedBytes();
        using var sum = SHA256.Create();
        using (var destination = new CryptoStream(Stream.Null, sum, CryptoStreamMode.Write)) await client.SaveMessageAsync(1, destination);
        Assert.Equal(hash, Convert.ToHexString(sum.Hash!));
        Assert.True(GC.GetTotalAllocatedBytes() - before < Large / 20);
    }

    private Pop3Client Client(Account account, int timeout)
    {
        Pop3Endpoint endpoint = shared.Server.Endpoint(Pop3Security.Implicit);
        return new Pop3Client(new Pop3ClientOptions
        {
            Host = "127.0.0.1",
            Port = endpoint.Port,
            Username = account.Name,
            Password = account.Password,
            SecurityOptions = SecurityOptions.SSLImplicit,
            TrustedCertificates = endpoint.TrustedCertificates,
            Timeout = timeout,
        });
    }
}
