using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Tests.Client;
using Xunit;

namespace Pop3Nano.Tests.Attacks;

/// <summary>What a server calls a message, or a sender a part of it, never says where a file goes: the caller's name alone does.</summary>
public sealed class FileNameTests : IDisposable
{
    private static readonly string[] Ids =
    [
        "../escaped", "..", "/escaped", "a/../../escaped", @"..\escaped", @"C:\escaped", "CON", "nul.eml", "%2e%2e%2fescaped", "~", "a:b", "message.eml", "|", "$(x)", new string('x', 3000),
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("pop3nano-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory, InlineData(true), InlineData(false)]
    public async Task Unique_ids_lead_to_messages_and_to_no_files(bool blocking)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, "a", "b")).FullName;
        string file = Path.Combine(folder, "saved.eml");
        using var bench = new ClientBench();
        foreach (string id in Ids) bench.Mailbox.Add("Subject: s\n\nbody\n", id);
        using Pop3Client client = bench.NewClient();
        client.EnableLogger = true;
        client.LogFileName = Path.Combine(folder, "pop3.log");
        IReadOnlyList<Pop3MessageInfo> infos = blocking ? client.ListMessages() : await client.ListMessagesAsync();
        Assert.Equal(Ids, infos.Select(info => info.UniqueId));
        foreach (string id in Ids)
        {
            if (blocking) client.SaveMessage(id, file);
            else await client.SaveMessageAsync(id, file);
            using (Pop3Nano.Mime.MailMessage mail = blocking ? client.FetchMessage(id) : await client.FetchMessageAsync(id)) Assert.Equal("body", mail.Body.Trim());
            string[] there = Directory.GetFiles(_root, "*", SearchOption.AllDirectories);
            Assert.Equal(["pop3.log", "saved.eml"], there.Select(Path.GetFileName).Order(StringComparer.Ordinal));
            File.Delete(file);
        }
    }

    // A message as large as it takes to become a file of its own: named by nobody.
    [Fact]
    public void A_large_message_with_such_names_stays_in_a_file_without_one()
    {
        string mail = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment; filename=\"../../escaped\"\n\n" + new string('x', 1000) + "\n--b--\n";
        string folder = Directory.CreateDirectory(Path.Combine(_root, "temporary")).FullName;
        var options = new Pop3Nano.Mime.MailMessageOptions { MemoryLimit = 10, TemporaryFolder = folder };
        using (var message = Pop3Nano.Mime.MailMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(mail)), options))
        {
            Assert.Equal("../../escaped", Assert.Single(message.Attachments).Name); // the sender's text as it is
            Assert.All(Directory.GetFiles(_root, "*", SearchOption.AllDirectories), file => Assert.Equal(folder, Path.GetDirectoryName(file)));
        }
        Assert.Empty(Directory.GetFiles(_root, "*", SearchOption.AllDirectories));
    }
}
