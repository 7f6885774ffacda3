using System;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>No trace, buffer or exception holds a secret, whether the login goes well or not.</summary>
public class SecretsTests
{
    private const string Password = "corr3ct-h0rse";

    private static readonly string[] Secrets =
    [
        Password,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Password)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("\0tim\0" + Password)),
        "c4c9334bac560ecc979e58001b3e22fb",
    ];

    public static TheoryData<Pop3LoginMethod, InitialResponseHandling, string> Logins
    {
        get
        {
            var data = new TheoryData<Pop3LoginMethod, InitialResponseHandling, string>();
            foreach (string known in (string[])[Password, "another"])
            {
                foreach (Pop3LoginMethod method in Enum.GetValues<Pop3LoginMethod>())
                    data.Add(method, InitialResponseHandling.Accepted, known);
                data.Add(Pop3LoginMethod.Plain, InitialResponseHandling.Refused, known);
                data.Add(Pop3LoginMethod.Plain, InitialResponseHandling.Closes, known);
                data.Add(Pop3LoginMethod.Plain, InitialResponseHandling.Ignored, known);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Logins))]
    public async Task Passwords_show_nowhere(Pop3LoginMethod method, InitialResponseHandling handling, string known)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using var server =
                new Pop3TestServer(new Pop3TestServerOptions { InitialResponse = handling, Apop = true, Clock = new ManualClock() });
            server.AddMailbox("tim", known);
            using Driver driver = await Drivers.Greeted(server, blocking);
            var trace = new RecordingTrace();
            driver.Session.Engine.TraceTo(trace);
            Exception? failure = await Record.ExceptionAsync(() => driver.Login("tim", Password, method));
            Assert.Equal(known == Password && handling != InitialResponseHandling.Closes, failure == null);
            HoldsNone(trace.Text + failure + driver.Session.GetText());
            HoldsNone(Encoding.Latin1.GetString(trace.SendBuffer));
            Assert.Contains("***", trace.Text, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_apop_digest_shows_nowhere(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        var trace = new RecordingTrace();
        driver.Session.Engine.TraceTo(trace);
        channel.Put("-ERR\r\n");
        Exception refused = await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Login("mrose", "tanstaaf", Pop3LoginMethod.Apop));
        Assert.Contains(Secrets[^1], channel.Written, StringComparison.Ordinal);
        HoldsNone(trace.Text + refused + Encoding.Latin1.GetString(trace.SendBuffer));
        Assert.Equal("C: APOP mrose ***\nS: -ERR", trace.Text);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_password_that_is_refused_here_leaves_no_trace_either(bool blocking)
    {
        foreach (Pop3LoginMethod method in (Pop3LoginMethod[])[Pop3LoginMethod.UserPass, Pop3LoginMethod.Plain])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking);
            var trace = new RecordingTrace();
            driver.Session.Engine.TraceTo(trace);
            channel.Put("+OK\r\n.\r\n");
            await driver.Say("CAPA");
            Exception refused = await Assert.ThrowsAsync<ArgumentException>(() => driver.Login("tim", Password + "\r\n", method));
            HoldsNone(trace.Text + refused + Encoding.Latin1.GetString(trace.SendBuffer));
        }
    }

    [Fact]
    public async Task A_trace_shows_all_else()
    {
        using var server = new Pop3TestServer(new Pop3TestServerOptions { Capa = false, Greeting = "hello" });
        server.AddMailbox("tim", Password).Add("Subject: s\n\nbody\n");
        var trace = new RecordingTrace();
        var session = new Pop3Session(new StreamChannel(server.Connect()), new Pop3SessionOptions());
        session.Engine.TraceTo(trace);
        using var driver = new Driver(session, blocking: true);
        await driver.Greet();
        await driver.Login("tim", Password, Pop3LoginMethod.UserPass);
        await driver.Say("RETR 1");
        Assert.Equal(20, (await driver.Octets()).Length);
        await driver.Quit();
        string[] expected =
            ["S: +OK hello", "C: USER tim", "C: PASS ***", "S: +OK send PASS", "S: +OK 1 messages (20 octets)", "C: RETR 1",
            "S: +OK 20 octets", "S: (20 octets)", "C: QUIT", "S: +OK bye"];
        Assert.Equal(expected, trace.Lines);
    }

    private static void HoldsNone(string text)
    {
        foreach (string secret in Secrets) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }
}
