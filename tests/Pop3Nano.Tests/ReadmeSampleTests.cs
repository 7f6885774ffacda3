using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests;

/// <summary>The sample of the README, run: its lines stand here, and a test compares them.</summary>
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
    public void The_README_shows_these_lines()
    {
        string source = File.ReadAllText(Here());
        string root = Directory.GetParent(Here())!.Parent!.Parent!.FullName;
        string[] readme = File.ReadAllLines(Path.Combine(root, "README.md"));
        string[] sample = [.. readme.SkipWhile(l => l != "<!-- sample -->").Skip(2).TakeWhile(l => l != "```")];
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

    private static string Here([CallerFilePath] string path = "") => path;
}
