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

/// <summary>What single calls promise beyond the ordinary.</summary>
public class CallDetailTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task CommitDeletes_waits_as_long_as_it_is_told_and_opens_again_lazily(bool blocking)
    {
        using var bench = new ClientBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(1);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        if (blocking) client.CommitDeletes(300);
        else await client.CommitDeletesAsync(300);
        Assert.InRange(watch.ElapsedMilliseconds, 290, 60000);
        Assert.Equal(1, bench.Mailbox.Count);
        Assert.Equal(1, bench.Server.Connections);
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
        Assert.Equal(1, client.GetMessageCount());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task LoadMessageInfoList_takes_no_number_of_another_session_on_trust(bool blocking)
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        IReadOnlyList<Pop3MessageInfo> infos = client.ListMessages();
        client.DeleteMessage(1);
        client.CommitDeletes();
        bench.Server.On("UIDL", occurrence: 1).Reply("-ERR [SYS/TEMP] later\r\n");
        await Assert.ThrowsAsync<Pop3CommandException>(async () =>
        {
            if (blocking) client.LoadMessageInfoList(infos);
            else await client.LoadMessageInfoListAsync(infos);
        });
        Assert.DoesNotContain("TOP", bench.Server.Commands);
        client.LoadMessageInfoList(infos);
        Assert.Equal(["message 2", "message 3"], infos.Skip(1).Select(info => info.Subject));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task LoadMessageInfoList_completes_what_is_missing_and_finds_messages_in_a_new_session(bool blocking)
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        IReadOnlyList<Pop3MessageInfo> infos = client.ListMessages([.. bench.Mailbox.Messages.Select(message => message.UniqueId), "unknown"]);
        client.DeleteMessage(1);
        client.CommitDeletes(); // numbers are others now
        if (blocking) client.LoadMessageInfoList(infos);
        else await client.LoadMessageInfoListAsync(infos);
        Assert.IsType<Pop3MessageNotFoundException>(infos[0].Error);
        Assert.Equal(["message 2", "message 3"], infos.Skip(1).Take(2).Select(info => info.Subject));
        Assert.IsType<Pop3MessageNotFoundException>(infos[3].Error);
        int sent = bench.Server.Commands.Count;
        client.LoadMessageInfoList(infos.Skip(1).Take(2)); // they have their headers
        Assert.Equal(sent, bench.Server.Commands.Count);
        Assert.Equal(["message 2"], (blocking ? client.LoadMessageInfoList([1]) : await client.LoadMessageInfoListAsync([1])).Select(info => info.Subject));
        Assert.Throws<ArgumentException>(() => client.LoadMessageInfoList([infos[0], null!]));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_fresh_session_is_not_made_twice(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        Assert.Equal(1, blocking ? client.GetMessageCount(closeTransaction: true) : await client.GetMessageCountAsync(closeTransaction: true));
        Assert.Equal(1, bench.Server.Logins);
        Assert.Single(blocking ? client.ListMessages(closeTransaction: true) : await client.ListMessagesAsync(closeTransaction: true));
        Assert.Equal(2, bench.Server.Logins);
    }

    [Fact]
    public async Task A_malformed_STAT_is_a_protocol_error()
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        bench.Server.On("STAT").Reply("+OK you have mail\r\n");
        Assert.Throws<Pop3ProtocolException>(() => client.GetMessageCount());
        await Assert.ThrowsAsync<Pop3ProtocolException>(() => client.GetMailboxInfoAsync());
        bench.Server.ClearScript();
        Assert.Equal(1, client.GetMessageCount());
    }

    [Fact]
    public void One_refused_message_of_a_list_carries_the_error()
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        bench.Server.On("TOP", occurrence: 2).Reply("-ERR [SYS/TEMP] not now\r\n");
        IReadOnlyList<Pop3MessageInfo> infos = client.ListMessages(Pop3ListFields.Main);
        var refused = Assert.IsType<Pop3CommandException>(infos[1].Error);
        Assert.Equal((Pop3Command.Top, Pop3ResponseCode.SysTemp), (refused.Command, refused.ResponseCode));
        Assert.False(infos[1].HasHeaders);
        Assert.True(infos[1].Size > 0);
        Assert.Equal("message 3", infos[2].Subject);
    }

    [Fact]
    public void Refusals_of_one_message_throw()
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        foreach (string command in new[] { "NOOP", "STAT", "TOP", "RETR", "DELE", "RSET", "UIDL", "LIST" }) bench.Server.On(command).Reply("-ERR no\r\n");
        Assert.Throws<Pop3CommandException>(client.Noop);
        Assert.Throws<Pop3CommandException>(() => client.GetMessageCount());
        Assert.Throws<Pop3CommandException>(() => client.GetMessageHeaders(1));
        Assert.Throws<Pop3CommandException>(() => client.GetMessageInfo(1));
        Assert.Throws<Pop3CommandException>(() => client.FetchMessage(1));
        Assert.Throws<Pop3CommandException>(() => client.SaveMessage(1, Stream.Null));
        Assert.Throws<Pop3CommandException>(() => client.DeleteMessage(1));
        Assert.Throws<Pop3CommandException>(client.UndeleteMessages);
        Assert.Throws<Pop3CommandException>(() => client.GetMessageUniqueId(1));
        Assert.Throws<Pop3CommandException>(() => client.GetMessageSize(1));
        Assert.Throws<Pop3CommandException>(() => client.ListMessages());
        Assert.Equal(1, bench.Server.Connections); // the session went on
        bench.Server.ClearScript();
        Assert.Equal(1, client.GetMessageCount());
    }

    [Theory]
    [InlineData(PipeliningMode.Auto, true, true)]
    [InlineData(PipeliningMode.Auto, false, false)]
    [InlineData(PipeliningMode.Enabled, false, true)]
    [InlineData(PipeliningMode.Disabled, true, false)]
    public void UsePipelining_decides_what_flies_together(PipeliningMode mode, bool announced, bool together)
    {
        using var bench = new ClientBench(messages: 20, new Pop3TestServerOptions { Pipelining = announced });
        using Pop3Client client = bench.NewClient();
        client.UsePipelining.ClientMode = mode;
        client.GetCapabilities();
        Assert.Equal(announced, client.UsePipelining.SupportedByServer);
        Assert.Equal(together, client.UsePipelining.PipeliningEnabled);
        int before = bench.Server.Flights;
        Assert.Equal(20, client.FetchMessages(Enumerable.Range(1, 20)).Count(result => result.Succeeded));
        Assert.InRange(bench.Server.Flights - before, together ? 1 : 20, together ? 3 : 20);
        before = bench.Server.Flights;
        Assert.All(client.DeleteMessages(), result => Assert.True(result.Succeeded));
        Assert.InRange(bench.Server.Flights - before, together ? 2 : 21, together ? 3 : 21);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_file_that_can_not_be_written_costs_the_call_and_nothing_was_fetched(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        string folder = Directory.CreateTempSubdirectory("pop3nano").FullName;
        string[] wrong = [folder, folder + Path.DirectorySeparatorChar, Path.Combine(folder, "missing", "one.eml"), Path.Combine(folder, new string('x', 300))];
        foreach (string file in wrong)
        {
            Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => Save(file));
            Assert.True(failure is IOException or ArgumentException or UnauthorizedAccessException, failure.ToString());
        }
        Assert.DoesNotContain("RETR", bench.Server.Commands);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        bench.Server.On("RETR").Cut(30);
        string kept = Path.Combine(folder, "kept.eml");
        await File.WriteAllTextAsync(kept, "what was there");
        await Assert.ThrowsAsync<Pop3ConnectionLostException>(() => Save(kept));
        Assert.Equal("what was there", await File.ReadAllTextAsync(kept));
        Assert.Equal([kept], Directory.GetFileSystemEntries(folder));
        bench.Server.ClearScript();
        await Save(kept);
        Assert.StartsWith("From: Ann", await File.ReadAllTextAsync(kept), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);

        async Task Save(string file)
        {
            if (blocking) client.SaveMessage(1, file);
            else await client.SaveMessageAsync(1, file);
        }
    }

    [Fact]
    public void GetCapabilities_asks_before_the_login_if_there_is_none()
    {
        using var bench = new ClientBench(options: new Pop3TestServerOptions { CapabilitiesBeforeLogin = ["USER", "X-BEFORE"], CapabilitiesAfterLogin = ["USER", "X-AFTER"] });
        using var client = new Pop3Client("127.0.0.1", bench.Server.Port, SecurityOptions.None);
        Assert.False(client.UseAuthentication);
        Assert.Equal(["USER", "X-BEFORE"], client.GetCapabilities());
        Assert.Throws<InvalidOperationException>(() => client.GetMessageCount()); // not logged in
        using Pop3Client known = bench.NewClient();
        Assert.Equal(["USER", "X-AFTER"], known.GetCapabilities());
        using var old = new ClientBench(options: new Pop3TestServerOptions { Capa = false });
        using Pop3Client client2 = old.NewClient();
        Assert.Empty(client2.GetCapabilities());
    }

    [Fact]
    public void Streams_that_can_not_seek_and_throw_late_are_met_with_care()
    {
        using var bench = new ClientBench();
        bench.Mailbox.AddSynthetic(200000);
        using Pop3Client client = bench.NewClient();
        var small = new MemoryStream(new byte[100000]);
        Assert.Throws<NotSupportedException>(() => client.SaveMessage(1, small));
        Assert.Equal(1, client.GetMessageCount()); // the rest of the message is no reply
        using var whole = new MemoryStream();
        client.SaveMessage(1, whole);
        Assert.Equal(200000, whole.Length);
        Assert.StartsWith("Subject:", Encoding.ASCII.GetString(whole.GetBuffer(), 0, 20), StringComparison.Ordinal);
    }
}
