using System;
using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>A server that says back what it heard at the login: many do with lines that they don't understand. No log and no exception has the secret.</summary>
public class EchoTests
{
    private const string Password = "corr3ct-h0rse";
    private const string Words = "unknown command";

    public static TheoryData<string, bool> Ways => Mechanisms.Each(["USER", "APOP", "AUTH PLAIN", "AUTH LOGIN", "PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER", "two steps"]);

    [Theory, MemberData(nameof(Ways))]
    public async Task The_secret_shows_nowhere(string way, bool blocking)
    {
        foreach (bool decodes in (bool[])[false, true])
        {
            var log = new Lines();
            var channel = new ScriptChannel { Answer = written => Echo(written, decodes) };
            var options = new Pop3SessionOptions();
            new ConnectionLog(log, 1, TimeProvider.System).AttachTo(options);
            using Driver driver = await Drivers.Greeted(channel, blocking, options: options);

            Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => LogIn(driver, way));

            foreach (string text in (string[])[log.Text, refused.ToString(), refused.StatusText])
            {
                foreach (string secret in Secrets) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            }
            // All else is there.
            Assert.StartsWith(Words, refused.StatusText, StringComparison.Ordinal);
            Assert.Contains("***", refused.StatusText, StringComparison.Ordinal);
            Assert.Contains("S: -ERR " + Words, log.Text, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Words_that_are_no_secrets_stay(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        channel.Put("+OK\r\n-ERR [AUTH] no tim, pass or PASS here\r\n");
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Login("tim", "abc", Pop3LoginMethod.UserPass));
        Assert.Equal("[AUTH] no tim, pass or PASS here", refused.StatusText);
    }

    // The secret belongs to the login: what a mail or a later reply says is nobody's echo.
    [Theory, InlineData(true), InlineData(false)]
    public async Task Behind_the_login_nothing_is_struck_out(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        channel.Put("+OK\r\n+OK\r\n");
        await driver.Login("tim", "secret", Pop3LoginMethod.UserPass);
        channel.Put("-ERR the word is secret\r\n");
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Say("NOOP"));
        Assert.Equal("the word is secret", refused.StatusText);
    }

    private static IEnumerable<string> Secrets
    {
        get
        {
            yield return Password;
            yield return "3920aede220d4881864034bd86eb0a87"; // APOP's digest
            byte[] octets = Encoding.UTF8.GetBytes(Password);
            for (int shift = 0; shift < 3; shift++) yield return Convert.ToBase64String([.. new byte[shift], .. octets])[4..^4];
        }
    }

    private static Task LogIn(Driver driver, string way) => way switch
    {
        "USER" => driver.Login("tim", Password, Pop3LoginMethod.UserPass),
        "APOP" => driver.Login("tim", Password, Pop3LoginMethod.Apop),
        "AUTH PLAIN" => driver.Login("tim", Password, Pop3LoginMethod.Plain),
        "AUTH LOGIN" => driver.Login("tim", Password, Pop3LoginMethod.Login),
        "two steps" => driver.Authenticate(new PlainMechanism("tim" + new string('m', 300), Password)),
        _ => driver.Authenticate(Mechanisms.Create(way, "tim", Password)),
    };

    // Lines without a secret are taken; the first with one comes back, as it is or decoded.
    private static string Echo(string written, bool decodes)
    {
        string answer = "";
        foreach (string line in written.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ');
            if (words[0] == "USER") answer += "+OK\r\n";
            else if (words is ["AUTH", _]) answer += "+ \r\n";
            else if (line == "dGlt") answer += "+ UGFzc3dvcmQ6\r\n"; // LOGIN's name
            else answer += "-ERR " + Words + " " + (decodes && words[0] is not ("PASS" or "APOP") ? Decoded(words[^1]) : line) + "\r\n";
        }
        return answer;
    }

    private static string Decoded(string base64)
    {
        // NUL and ^A stand for nothing in a line.
        return Encoding.UTF8.GetString(Convert.FromBase64String(base64)).Replace('\0', ' ').Replace('\u0001', ' ').Trim();
    }

    private sealed class Lines : IProtocolLog
    {
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public void Write(ProtocolLogEvent logged) => _text.Append(logged).Append('\n');
    }
}
