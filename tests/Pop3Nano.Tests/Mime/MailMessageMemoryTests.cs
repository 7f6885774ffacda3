using System;
using System.IO;
using System.Linq;
using System.Text;
using Pop3Nano.Mime;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>What a message costs: its octets once, and little besides; beyond the limit a file that disappears.</summary>
[Collection(AloneCollection.Name)]
public sealed class MailMessageMemoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pop3nano-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AMessageTakesItsOctetsAndATenth(bool seeks)
    {
        byte[] octets = Large(3 << 20);
        using var source = new Source(octets, seeks);
        MailMessage.Load(new MemoryStream(octets)).Dispose(); // what the platform allocates once
        long before = Alive();
        using MailMessage mail = MailMessage.Load(source);
        Assert.Equal(2, mail.BodyParts.Count);
        Assert.Equal("hello", mail.Body);
        long held = Alive() - before;
        Assert.InRange(held, octets.Length / 2, octets.Length * 1.1);
    }

    [Fact]
    public void LargeMessagesAreInAFileWithoutAName()
    {
        byte[] octets = Large(3 << 20);
        var options = new MailMessageOptions { MemoryLimit = 1 << 20, TemporaryFolder = _folder };
        foreach (bool seeks in new[] { true, false })
        {
            long before = Alive();
            using MailMessage mail = MailMessage.Load(new Source(octets, seeks), options);
            Assert.True(Alive() - before < 200000); // below 0 where tests before left something to collect
            if (!OperatingSystem.IsWindows()) Assert.Empty(Directory.GetFileSystemEntries(_folder));
            Assert.Equal("hello", mail.Body);
            Assert.Equal("a.bin", Assert.Single(mail.Attachments).Name);
            using var saved = new MemoryStream();
            mail.Save(saved);
            Assert.Equal(octets, saved.ToArray());
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void SmallMessagesNeedNoFile()
    {
        var options = new MailMessageOptions { TemporaryFolder = Path.Combine(_folder, "missing") };
        using MailMessage mail = MailMessage.Load(new Source(Large(100000), false), options);
        Assert.Equal("hello", mail.Body);
    }

    [Fact]
    public void MemoryAndFileSayTheSame()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            byte[] octets = new RandomMail(seed).Octets();
            using MailMessage inMemory = MailMessage.Load(new MemoryStream(octets));
            using MailMessage inFile = MailMessage.Load(new Source(octets, false), new MailMessageOptions { MemoryLimit = 0, TemporaryFolder = _folder });
            Assert.Equal(MailPicture.Of(inMemory), MailPicture.Of(inFile));
        }
    }

    private static long Alive()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static byte[] Large(int octets)
    {
        var mail = new StringBuilder("Subject: large\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\n"
            + "Content-Disposition: attachment; filename=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        string line = string.Concat(Enumerable.Repeat("ABCD", 19)) + "\r\n";
        while (mail.Length < octets) mail.Append(line);
        return Trace.Octets(mail.Append("--b--\r\n").ToString());
    }

    private sealed class Source(byte[] octets, bool seeks) : MemoryStream(octets)
    {
        public override bool CanSeek => seeks;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1000));
    }
}
