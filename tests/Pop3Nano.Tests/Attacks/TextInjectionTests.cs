using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Client;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Attacks;

/// <summary>A stranger's words in exceptions and logs drive no terminal, fake no line and turn no text around: C0, C1, DEL, line separators, bidi.</summary>
public sealed class TextInjectionTests : IDisposable
{
    private const string Tricks = "\u001b\u0007\u0008\u007f\u0085\u009b\u009d\u061c\u200e\u200f\u2028\u2029\u202e\u2066\u2069\ufeff";
    private const string Words = "[\u001b[31mSYS/TEMP] \u001b[2J\u009b31m\u009d0;title\u0007 \u202egnp.exe\u2028C: PASS faked \u0085\u200f\u2066\u061c\ufeff\u0008\u007f end";

    private readonly string _folder = Directory.CreateTempSubdirectory("pop3nano-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("AUTH"), InlineData("STAT"), InlineData("LIST"), InlineData("UIDL"), InlineData("RETR"), InlineData("DELE"), InlineData("QUIT"), InlineData("greeting")]
    public async Task A_refusal_plays_no_tricks_in_exception_and_log(string keyword)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using var bench = new ClientBench(messages: 1);
            Pop3ReplyScript script = keyword == "greeting" ? bench.Server.OnGreeting() : bench.Server.On(keyword);
            script.Reply("-ERR " + Words + "\r\n").CarriedOut(false);
            string path = Path.Combine(_folder, keyword + blocking + ".log");
            Exception? failure;
            using (Pop3Client client = bench.NewClient())
            {
                client.EnableLogger = true;
                client.LogFileName = path;
                failure = await CallWorld.Outcome(() => Visit(client, blocking));
            }
            Pop3CommandException refused = Assert.IsType<Pop3CommandException>(failure);
            IsHarmless(refused.StatusText);
            IsHarmless(refused.Message);
            Assert.EndsWith(" end", refused.Message, StringComparison.Ordinal);
            Assert.StartsWith(refused.GetType().FullName + ": " + refused.Message, refused.ToString(), StringComparison.Ordinal);
            foreach (string line in File.ReadAllLines(path))
            {
                IsHarmless(line);
                Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z 1 [CS-]: ", line);
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Unique_ids_and_greetings_are_readable_too(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking, greeting: Words);
        IsHarmless(driver.Session.Greeting);
        channel.Put("+OK\r\n+OK\r\n");
        await driver.Login("tim", "secret", Pop3LoginMethod.UserPass);
        channel.Put("+OK 1 id" + Tricks + "x\r\n");
        string id = await driver.UniqueId(1);
        IsHarmless(id);
        Assert.EndsWith("x", id, StringComparison.Ordinal);
    }

    // What is text stays as it is, in whatever script.
    [Theory]
    [InlineData("plain ünd 日本 русский עברית العربية 🙂 end")]
    [InlineData("\u00a0 \u2027 \u202f \u2065 \u206a end")]
    public async Task Words_in_any_script_stay(string words)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.LoggedIn(channel, blocking: true);
        channel.Put("-ERR " + words + "\r\n");
        Assert.Equal(words, (await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Say("NOOP"))).StatusText);
    }

    // Characters cut off, or begun and not gone on with, hide nothing that comes behind.
    [Theory]
    [InlineData(new byte[] { 0xC2 }, "\ufffd")]
    [InlineData(new byte[] { 0xE2, 0x80 }, "\ufffd")]
    [InlineData(new byte[] { 0xE2, 0x1B, 0x5B }, "\ufffd?[")]
    [InlineData(new byte[] { 0xF0, 0x9F }, "\ufffd")]
    [InlineData(new byte[] { 0x9B, 0x41 }, "\ufffdA")]
    [InlineData(new byte[] { 0xC2, 0x41, 0x42 }, "\ufffdAB")]
    public async Task Octets_that_are_no_UTF_8_are_harmless(byte[] octets, string expected)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.LoggedIn(channel, blocking: true);
        channel.Put("-ERR x"u8.ToArray()).Put(octets).Put("\r\n");
        Assert.Equal("x" + expected, (await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Say("NOOP"))).StatusText);
    }

    [Theory]
    [InlineData("=?utf-8?Q?=1B[2J=07=C2=9B31m=E2=80=AE=E2=80=A8?=")] // no command
    [InlineData("led =?utf-8?Q?=C2=9B31m=E2=80=AE=E2=80=A8?=")] // a command with wrong arguments
    public void A_mail_to_a_board_plays_no_tricks_in_its_log(string subject)
    {
        using var bench = new PollBench();
        bench.Mailbox.Add("Subject: " + subject + "\n\nx\n");
        bench.PollWell();
        IsHarmless(bench.Commands.LastCommand);
        Assert.NotEmpty(bench.Board.Logged);
        bench.Board.Logged.ForEach(IsHarmless);
    }

    private static async Task Visit(Pop3Client client, bool blocking)
    {
        if (blocking)
        {
            client.GetMessageCount();
            client.ListMessages(Pop3ListFields.Main);
            client.GetMessageUniqueId(1);
            client.SaveMessage(1, Stream.Null);
            client.DeleteMessage(1);
            client.CommitDeletes();
            return;
        }
        await client.GetMessageCountAsync();
        await client.ListMessagesAsync(Pop3ListFields.Main);
        await client.GetMessageUniqueIdAsync(1);
        await client.SaveMessageAsync(1, Stream.Null);
        await client.DeleteMessageAsync(1);
        await client.CommitDeletesAsync();
    }

    private static void IsHarmless(string text)
    {
        Assert.DoesNotContain(text, char.IsControl);
        Assert.DoesNotContain(text, Tricks.Contains<char>);
    }
}
