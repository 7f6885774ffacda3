using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests;

/// <summary>The samples of the README, run: their lines stand here, and a test compares them.</summary>
public class ReadmeSampleTests
{
    [Fact]
    public void The_sample_reads_and_deletes_a_message()
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("ann", "secret");
        mailbox.Add("Subject: one\n\nfirst\n");
        mailbox.Add("Subject: two\n\nsecond\n");
        server.Start();
        string path = Path.GetTempFileName();
        Sample(new Pop3Endpoint("localhost", server.TlsPort) { TrustedCertificates = System.Text.Encoding.ASCII.GetBytes(server.CaCertificatePem) }, "secret", path);
        Assert.Equal("Subject: one\r\n\r\nfirst\r\n", File.ReadAllText(path));
        Assert.Equal("Subject: two", Assert.Single(mailbox.Messages) is { } left ? new StreamReader(left.Open()).ReadLine() : "");
        File.Delete(path);
    }

    [Fact]
    public async Task The_clients_sample_shows_saves_and_deletes()
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("ann", "secret");
        for (int i = 1; i <= 3; i++) mailbox.Add($"Subject: report {i}\n\nwords\n");
        server.Start();
        string path = Path.GetTempFileName();
        using (var client = new Pop3Client("localhost", server.TlsPort, "ann", "secret", SecurityOptions.SSLImplicit))
        {
            client.TrustedCertificates = System.Text.Encoding.ASCII.GetBytes(server.CaCertificatePem);
            await ClientSample(client, path);
        }
        Assert.Equal("Subject: report 1\r\n\r\nwords\r\n", await File.ReadAllTextAsync(path));
        Assert.Equal(0, mailbox.Count);
        File.Delete(path);
    }

    [Theory, InlineData("<!-- sample -->"), InlineData("<!-- client-sample -->")]
    public void The_README_shows_these_lines(string mark)
    {
        string source = File.ReadAllText(Here());
        string root = Directory.GetParent(Here())!.Parent!.Parent!.FullName;
        string[] readme = File.ReadAllLines(Path.Combine(root, "README.md"));
        string[] sample = [.. readme.SkipWhile(l => l != mark).Skip(2).TakeWhile(l => l != "```")];
        Assert.NotEmpty(sample);
        Assert.All(sample.Where(l => l.Length > 0), line => Assert.Contains("        " + line.Split(" // ")[0] + "\n", source, StringComparison.Ordinal));
    }

    private static void Sample(Pop3Endpoint endpoint, string password, string path)
    {
        using Pop3Session session = Pop3Session.Connect(endpoint);
        session.Login("ann", password);
        Console.WriteLine($"{session.Stat()} messages, {session.Size} octets");

        session.UniqueIds();
        while (session.ReadLine()) Console.WriteLine($"{session.Message}: {session.GetText()}");

        using (FileStream file = File.Create(path)) session.Retr(1, file);
        session.Dele(1);
        if (!session.Quit()) Console.WriteLine("nobody knows whether message 1 is gone");
    }

    private static async Task ClientSample(Pop3Client client, string path)
    {
        foreach (Pop3MessageInfo info in client.ListMessages(Pop3ListFields.Main)) Console.WriteLine($"{info.Date}: {info.Subject}");

        await client.SaveMessageAsync(1, path);
        foreach (Pop3FetchResult fetched in await client.FetchMessagesAsync([2, 3]))
        {
            if (fetched.Succeeded) Console.WriteLine(fetched.Message!.Body);
            else Console.WriteLine($"message {fetched.SequenceNumber}: {fetched.Error!.Message}");
        }

        client.DeleteMessages();
        await client.CommitDeletesAsync();
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
