using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.BadNetwork;

/// <summary>
/// A way to the server for one client at a time. A visit lists, fetches, marks and commits while the network fails; then, however that
/// ended, the next call works over a sound network, no mark was lost without a word, and no socket is left.
/// </summary>
internal sealed class Line(Pop3TestServer server, bool isTls) : IAsyncDisposable
{
    /// <summary>Milliseconds for what must come to a good end, on a busy machine too.</summary>
    public const int Generous = 60000;

    private static int _accounts;

    private readonly FaultProxy _proxy = new(isTls ? server.TlsPort : server.Port);

    /// <summary>What the last visit's first connection carried, from the server or from the client.</summary>
    public long OctetsOf(bool client) => client ? _proxy.OctetsFromClient(1) : _proxy.OctetsFromServer(1);

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();

    /// <summary>Makes a visit.</summary>
    /// <returns>What the client threw, or null.</returns>
    public async Task<Exception?> VisitAsync(VisitPlan plan)
    {
        string name = "tim" + Interlocked.Increment(ref _accounts).ToString("D6", CultureInfo.InvariantCulture); // all of a length: so many octets mean the same place
        TestMailbox mailbox = server.AddMailbox(name, Password(name));
        mailbox.IsShared = true; // the server may hear of the end after the client has come back
        for (int i = 0; i < 2; i++) mailbox.Add("Subject: a mail\n\n.dots\n");
        // For every connection: one that the client gave up may be accepted late.
        if (plan.OfClient) _proxy.FromClient(0, plan.Fault);
        else _proxy.FromServer(0, plan.Fault);
        var marks = new List<int>();
        Exception? failure = null;
        int count;
        using (Pop3Client client = Client(name, plan.Patience))
        {
            try
            {
                await TellAsync(client, marks, plan);
            }
            catch (Exception thrown) when (thrown is not Xunit.Sdk.XunitException)
            {
                failure = thrown;
            }
            _proxy.FromServer(0, Fault.None);
            _proxy.FromClient(0, Fault.None);
            client.Timeout = Generous;
            client.GreetingTimeout = Generous;
            client.TlsResumption = true; // quicker
            if (failure is not null) ProveToldOfMarks(client, failure, marks, plan);
            count = await NextCallAsync(client, plan);
        }
        Assert.True(await _proxy.WaitForIdleAsync(TimeSpan.FromMilliseconds(Generous)), $"{plan}: a socket is left behind {failure}");
        // Only a commit removes, and what is committed is removed.
        if (marks.Count == 0) Assert.True(mailbox.Count == 2, $"{plan}: removed without being told to, behind {failure}");
        if (failure is null) Assert.True(mailbox.Count == 1, $"{plan}: committed and not removed");
        Assert.InRange(count, mailbox.Count, 2);
        return failure;
    }

    // The failure itself names the marks that went down, or the next call does, once. A refused commit was told as such.
    private static void ProveToldOfMarks(Pop3Client client, Exception failure, List<int> marks, VisitPlan plan)
    {
        if (marks.Count == 0 || failure is Pop3CommandException) return;
        var lost = failure as Pop3ConnectionLostException;
        if (lost is not { LostMarks.Count: > 0 }) lost = Assert.Throws<Pop3ConnectionLostException>(() => client.GetMessageCount());
        Assert.True(lost.LostMarks.SequenceEqual(marks), $"{plan}: {lost}");
    }

    // A connection that lives on behind damaged octets may find out now that replies and commands are not in step: that is said, once.
    private static async Task<int> NextCallAsync(Pop3Client client, VisitPlan plan)
    {
        try
        {
            return await CountAsync(client, plan);
        }
        catch (Exception failure) when (!plan.IsHarmless && failure is Pop3ProtocolException or Pop3CommandException or Pop3ConnectionLostException)
        {
            return await CountAsync(client, plan);
        }
    }

    private static async Task<int> CountAsync(Pop3Client client, VisitPlan plan) =>
        plan.IsBlocking ? client.GetMessageCount() : await client.GetMessageCountAsync();

    private static async Task TellAsync(Pop3Client client, List<int> marks, VisitPlan plan)
    {
        IReadOnlyList<Pop3MessageInfo> listed = plan.IsBlocking ? client.ListMessages() : await client.ListMessagesAsync();
        using (MailMessage mail = plan.IsBlocking ? client.FetchMessage(1) : await client.FetchMessageAsync(1))
        {
            if (plan.IsHarmless)
            {
                Assert.Equal([1, 2], listed.Select(info => info.SequenceNumber));
                Assert.Equal(("a mail", ".dots"), (mail.Subject, mail.Body.TrimEnd()));
            }
        }
        if (plan.IsBlocking) client.DeleteMessage(1);
        else await client.DeleteMessageAsync(1);
        marks.Add(1);
        if (plan.IsBlocking) client.CommitDeletes();
        else await client.CommitDeletesAsync();
    }

    // Each its own: a turned bit makes one name of another.
    private static string Password(string name) => "secret of " + name;

    // A whole handshake: a resumed session that dies before the greeting would be made again, which is tested elsewhere.
    private Pop3Client Client(string name, int patience) => new("localhost", _proxy.Port, name, Password(name), isTls ? SecurityOptions.SSLImplicit : SecurityOptions.None)
    {
        Timeout = patience,
        GreetingTimeout = patience,
        TlsResumption = false,
        TrustedCertificates = isTls ? Encoding.ASCII.GetBytes(server.CaCertificatePem) : [],
    };
}
