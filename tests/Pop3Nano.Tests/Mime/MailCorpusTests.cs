using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>
/// The mails of <c>tests/Mails</c>, one for each quirk that mail really has and named after it, with what they say beside them. With
/// POP3NANO_ACCEPT=1 the texts are written anew.
/// </summary>
public class MailCorpusTests
{
    private static readonly int[] Chunks = [1, 2, 3, 7];

    public static TheoryData<string> Names => new(Files("*.eml"));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Mails");

    [Theory]
    [MemberData(nameof(Names))]
    public void ItSaysWhatStandsBesideIt(string name)
    {
        string said = MailSnapshot.Of(Load(name));
        if (Environment.GetEnvironmentVariable("POP3NANO_ACCEPT") == "1") File.WriteAllText(Path.Combine(Source(), name + ".txt"), said);
        else Assert.Equal(File.ReadAllText(Path.Combine(Folder, name + ".txt")).ReplaceLineEndings("\n"), said);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void InPiecesItSaysTheSame(string name)
    {
        byte[] octets = Load(name);
        string tokens = string.Join('\n', Trace.Read(new MimeReader(), octets, octets.Length + 1));
        string device = MailSnapshot.Device(octets, octets.Length + 1);
        using MailMessage whole = MailMessage.Load(octets);
        foreach (int chunk in Chunks)
        {
            Assert.Equal(tokens, string.Join('\n', Trace.Read(new MimeReader(), octets, chunk)));
            Assert.Equal(device, MailSnapshot.Device(octets, chunk));
            using var stream = new MailMessageStream(new MailMessageOptions { MemoryLimit = chunk * 100 });
            for (int at = 0; at < octets.Length; at += chunk) stream.Write(octets.AsSpan(at, Math.Min(chunk, octets.Length - at)));
            using MailMessage pieces = stream.ToMessage();
            Assert.Equal(MailPicture.Of(whole), MailPicture.Of(pieces));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CutAtAnyOctetItIsReadAndSaved(string name)
    {
        byte[] octets = Load(name);
        for (int length = octets.Length; length >= 0; length--) MailMessageHostileTests.Check(octets[..length]);
    }

    [Fact]
    public void EveryTextHasItsMail() =>
        Assert.Equal(Files("*.eml"), Files("*.txt"));

    private static string[] Files(string pattern) =>
        [.. Directory.GetFiles(Folder, pattern).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    private static byte[] Load(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".eml"));

    private static string Source([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "Mails");
}
