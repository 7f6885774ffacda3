using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Each way of real servers by itself, through the whole client: its mails are listed, read and deleted all the same.</summary>
public sealed class WaysOfServersClientTests
{
    private static readonly Dictionary<string, Pop3TestServerOptions> Ways = new()
    {
        ["no UIDL"] = new() { Uidl = false },
        ["no TOP"] = new() { Top = false },
        ["no CAPA"] = new() { Capa = false },
        ["CAPA before the login only"] = new() { CapaBeforeLoginOnly = true },
        ["CAPA ends the connection"] = new() { Capa = false, ClosesAfterRefusal = true, SaslMechanisms = [] },
        ["a blank line after DELE"] = new() { BlankLineAfterDele = true },
        ["TOP twice"] = new() { TopAnswersTwice = true },
        ["TOP stops early"] = new() { TopLimit = 200 },
        ["LF only"] = new() { LfOnly = true },
        ["no byte stuffing"] = new() { NoByteStuffing = true },
        ["bare status lines"] = new() { BareStatus = true, Greeting = "" },
        ["blanks in listings"] = new() { ExtraBlanksInListings = true },
        ["words in listings"] = new() { ExtraWordsInListings = true },
        ["listings numbered anew"] = new() { RenumbersListings = true },
        ["wrong sizes"] = new() { ListedSizeSurplus = -1000 },
        ["input lost behind the login"] = new() { LosesInputBehindLogin = LoginInputLoss.AfterAny },
        ["initial response refused"] = new() { User = false, InitialResponse = InitialResponseHandling.Refused },
        ["initial response not read"] = new() { User = false, InitialResponse = InitialResponseHandling.Ignored },
        ["initial response closes"] = new() { User = false, InitialResponse = InitialResponseHandling.Closes },
        ["+OK for a challenge"] = new() { User = false, InitialResponse = InitialResponseHandling.Refused, ChallengeStyle = ChallengeStyle.PlusOk },
        ["+ for a challenge"] = new() { User = false, InitialResponse = InitialResponseHandling.Refused, ChallengeStyle = ChallengeStyle.BarePlus },
        ["a challenge with words"] = new() { User = false, InitialResponse = InitialResponseHandling.Refused, ChallengeStyle = ChallengeStyle.PlusText },
        ["capabilities in small letters"] = new() { CapabilitiesBeforeLogin = ["user", "uidl", "top"], CapabilitiesAfterLogin = ["uidl", "pipelining"] },
    };

    public static TheoryData<string, bool> Names
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (string name in Ways.Keys)
            {
                data.Add(name, true);
                data.Add(name, false);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Its_mails_are_listed_read_and_deleted(string name, bool blocking)
    {
        using var bench = new ClientBench(messages: 3, Ways[name]);
        await using (Pop3Client client = bench.NewClient())
        {
            IReadOnlyList<Pop3MessageInfo> infos = blocking ? client.ListMessages(Pop3ListFields.Main) : await client.ListMessagesAsync(Pop3ListFields.Main);
            Assert.Equal(["message 1", "message 2", "message 3"], infos.Select(info => info.Subject));
            using Pop3Nano.Mime.MailMessage mail = blocking ? client.FetchMessage(2) : await client.FetchMessageAsync(2);
            Assert.Equal(["This is message 2.", ".dot"], mail.Body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            if (blocking)
            {
                client.DeleteMessage(1);
                client.DeleteMessages([3]);
                client.CommitDeletes();
            }
            else
            {
                await client.DeleteMessageAsync(1);
                await client.DeleteMessagesAsync([3]);
                await client.CommitDeletesAsync();
            }
        }
        Assert.Equal(["This is message 2."], bench.Mailbox.Messages.Select(Second));
    }

    /// <summary>Where the last CRLF is missing there is no end to be found (RFC 1939 §3): it takes the Timeout, and nothing is taken for whole.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_message_whose_end_is_spoilt_is_none(bool blocking)
    {
        using var bench = new ClientBench(messages: 2, new Pop3TestServerOptions { OmitsLastCrlf = true });
        await using Pop3Client client = bench.NewClient();
        client.Noop(); // the login takes as long as it takes
        client.Timeout = 300;
        await Assert.ThrowsAsync<TimeoutException>(async () => _ = blocking ? client.FetchMessage(1) : await client.FetchMessageAsync(1));
        client.Timeout = 20000;
        Assert.Equal(2, blocking ? client.GetMessageCount() : await client.GetMessageCountAsync());
    }

    private static string Second(TestMessage message)
    {
        using var reader = new System.IO.StreamReader(message.Open());
        return reader.ReadToEnd().Split("\r\n\r\n")[1].Split("\r\n")[0];
    }
}
