using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>The sample of the room's README, run: its lines stand here, and a test compares them.</summary>
public class MimeReadmeTests
{
    [Fact]
    public void TheSampleReadsAndSavesAMessage()
    {
        byte[] mail = Trace.Octets("Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhi\r\n--b\r\nContent-Disposition: attachment; filename=a\r\n\r\nA\r\n--b--\r\n");
        using var copy = new MemoryStream();
        Sample(new MemoryStream(mail), copy);
        Assert.Equal(mail, copy.ToArray());
    }

    [Fact]
    public void TheReadmeShowsTheseLines()
    {
        string root = Directory.GetParent(Here())!.Parent!.Parent!.Parent!.FullName;
        string source = File.ReadAllText(Here());
        string[] readme = File.ReadAllLines(Path.Combine(root, "src", "Pop3Nano", "Mime", "README.md"));
        string[] sample = [.. readme.SkipWhile(l => l != "<!-- sample -->").Skip(2).TakeWhile(l => l != "```")];
        Assert.NotEmpty(sample);
        Assert.All(sample.Where(l => l.Length > 0), line => Assert.Contains("        " + line.Split(" // ")[0] + "\n", source, StringComparison.Ordinal));
    }

    private static void Sample(Stream stream, Stream copy)
    {
        using MailMessage mail = MailMessage.Load(stream);
        Console.WriteLine($"{mail.Date} {mail.From}: {mail.Subject}");
        Console.WriteLine(mail.Body);
        foreach (MailPart attachment in mail.Attachments)
        {
            using Stream content = attachment.OpenRead();
            Console.WriteLine($"{attachment.Name} {attachment.MediaType} {attachment.Size}");
        }

        mail.Save(copy);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
