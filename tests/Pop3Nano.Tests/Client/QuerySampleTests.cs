using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>The sample about queries in the README, run: its lines stand here, and a test compares them.</summary>
public class QuerySampleTests
{
    [Fact]
    public void The_sample_finds_the_invoices()
    {
        using var bench = new ClientBench(messages: 2);
        bench.Mailbox.Add("From: shop@example.org\nTo: tim@example.org\nSubject: Your invoice\nDate: 20 Nov 2026 10:00:00 +0000\n\n");
        bench.Mailbox.Add("From: ann@example.org\nTo: Accounts <accounts@example.org>\nSubject: hello\nDate: 21 Nov 2026 10:00:00 +0000\n\n");
        bench.Mailbox.Add("From: shop@example.org\nSubject: Your old INVOICE\nDate: 21 Nov 2025 10:00:00 +0000\n\n");
        using Pop3Client client = bench.NewClient();
        using var output = new StringWriter();
        Sample(client, output);
        Assert.Equal(["hello", "Your invoice"], output.ToString().Split(output.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_README_shows_these_lines()
    {
        string source = File.ReadAllText(Here());
        string root = Directory.GetParent(Here())!.Parent!.Parent!.Parent!.FullName;
        string[] sample = [.. File.ReadAllLines(Path.Combine(root, "src", "Pop3Nano", "Mime", "README.md")).SkipWhile(l => l != "<!-- query -->").Skip(2).TakeWhile(l => l != "```")];
        Assert.NotEmpty(sample);
        Assert.All(sample.Where(l => l.Length > 0), line => Assert.Contains("        " + line.Split(" // ")[0].TrimEnd() + "\n", source, StringComparison.Ordinal));
    }

    private static void Sample(Pop3Client client, TextWriter output)
    {
        var builder = new MailQueryBuilder();
        builder.Or(builder.Subject.Contains("invoice", ignoreCase: true), builder.To.Equals("accounts@example.org"));
        builder.SentDate.Since(new DateTime(2026, 11, 1));
        MailQuery query = builder.OrderByDescending(builder.SentDate).GetQuery();
        var same = new MailQuery("(('Subject' Contains 'invoice' IgnoreCase | 'To' = 'accounts@example.org') & 'SentDate' >= '2026-11-01') OrderBy 'SentDate' Descending");
        if (same.Equals(query)) foreach (Pop3MessageInfo info in client.ListMessages(query)) output.WriteLine(info.Subject);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
