using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>The server goes away at every step of a session: the call says so, and the next one makes another connection.</summary>
public class GoneServerTests
{
    // The command whose reply is missing or cut, what is called, and how. (Over CAPA the client connects once more: WrongServerTests.)
    public static TheoryData<string, int, bool> Moments
    {
        get
        {
            var moments = new TheoryData<string, int, bool>();
            foreach (string moment in new[] { "greeting", "STLS", "AUTH", "LIST", "UIDL", "TOP", "RETR", "STAT", "DELE", "RSET", "NOOP" })
            {
                foreach (int octets in new[] { 0, 3 })
                {
                    moments.Add(moment, octets, true);
                    moments.Add(moment, octets, false);
                }
            }
            return moments;
        }
    }

    [Theory, MemberData(nameof(Moments))]
    public async Task It_is_a_lost_connection_and_the_client_goes_on(string moment, int octets, bool blocking)
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        if (moment == "STLS")
        {
            client.SecurityOptions = SecurityOptions.SSLExplicit;
            client.TrustedCertificates = Encoding.ASCII.GetBytes(bench.Server.CaCertificatePem);
        }
        Pop3ReplyScript script = moment == "greeting" ? bench.Server.OnGreeting() : bench.Server.On(moment);
        if (octets == 0) script.Close();
        else script.Cut(octets);
        Exception? failure = await CallWorld.Outcome(() => Call(client, moment, blocking));
        Assert.True(failure is Pop3ConnectionLostException, $"{failure}");
        Assert.NotEqual(ConnectionState.Open, client.ConnectionState);
        bench.Server.ClearScript();
        await Call(client, moment, blocking);
        Assert.Equal(moment == "AUTH" ? 3 : 2, bench.Server.Connections); // some close on an initial response: two steps were tried
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task In_the_middle_of_a_message_nothing_is_taken_for_whole(bool blocking)
    {
        using var bench = new ClientBench();
        bench.Mailbox.AddSynthetic(100000);
        using Pop3Client client = bench.NewClient();
        bench.Server.On("RETR").Cut(70000);
        using var saved = new MemoryStream();
        await Assert.ThrowsAsync<Pop3ConnectionLostException>(async () =>
        {
            if (blocking) client.SaveMessage(1, saved);
            else await client.SaveMessageAsync(1, saved);
        });
        await Assert.ThrowsAsync<Pop3ConnectionLostException>(async () => _ = blocking ? client.FetchMessage(1) : await client.FetchMessageAsync(1));
        await Assert.ThrowsAsync<Pop3ConnectionLostException>(async () => _ = blocking ? client.FetchMessages([1, 1]) : await client.FetchMessagesAsync([1, 1]));
        bench.Server.ClearScript();
        using Pop3Nano.Mime.MailMessage whole = client.FetchMessage(1);
        Assert.NotEqual("", whole.Subject);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_commit_that_nobody_confirms_lists_its_marks(bool blocking)
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessages([3, 1]);
        bench.Server.On("QUIT").Close();
        Pop3ConnectionLostException lost = await Assert.ThrowsAsync<Pop3ConnectionLostException>(async () =>
        {
            if (blocking) client.CommitDeletes();
            else await client.CommitDeletesAsync();
        });
        Assert.Equal([1, 3], lost.LostMarks);
        bench.Server.ClearScript();
        Assert.Equal(3, client.GetMessageCount()); // it was told: the client goes on
    }

    private static async Task Call(Pop3Client client, string moment, bool blocking)
    {
        switch (moment)
        {
            case "LIST" or "UIDL" or "TOP":
                _ = blocking ? client.ListMessages(Pop3ListFields.Main) : await client.ListMessagesAsync(Pop3ListFields.Main);
                break;
            case "RETR":
                using (blocking ? client.FetchMessage(2) : await client.FetchMessageAsync(2)) break;
            case "DELE":
                if (blocking) client.DeleteMessage(2);
                else await client.DeleteMessageAsync(2);
                break;
            case "RSET":
                await client.GetMessageSizeAsync(1); // RSET connects nobody
                if (blocking) client.UndeleteMessages();
                else await client.UndeleteMessagesAsync();
                break;
            case "NOOP":
                Assert.True(blocking ? client.ValidateCredentials() : await client.ValidateCredentialsAsync());
                break;
            default:
                Assert.Equal(3, blocking ? client.GetMessageCount() : await client.GetMessageCountAsync());
                break;
        }
    }
}
