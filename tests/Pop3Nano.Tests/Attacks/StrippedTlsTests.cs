using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Client;
using Xunit;

namespace Pop3Nano.Tests.Attacks;

/// <summary>Somebody in between does not want TLS to start (RFC 2595 §4, RFC 8314 §5): the call fails, and no password goes out.</summary>
public class StrippedTlsTests
{
    /// <summary>What is said in place of the reply to STLS, and whether the server itself hears of it.</summary>
    public static TheoryData<string, string> Replies => new()
    {
        { "a refusal", "-ERR no TLS today\r\n" },
        { "a refusal with a code that asks to wait", "-ERR [SYS/TEMP] try later\r\n" },
        { "+ERR", "+ERR\r\n" },
        { "an answer to a question that is yet to come", "+OK begin TLS\r\n+OK\r\nSASL PLAIN\r\n.\r\n+OK logged in\r\n" },
        { "consent, and the end", "+OK begin TLS\r\n" },
        { "nonsense", "hello\r\n" },
    };

    [Theory, MemberData(nameof(Replies))]
    public async Task Whatever_is_said_to_STLS_no_password_follows(string what, string reply)
    {
        foreach (SecurityOptions security in (SecurityOptions[])[SecurityOptions.SSLExplicit, SecurityOptions.Auto])
        {
            foreach (bool blocking in (bool[])[true, false])
            {
                using var bench = new ClientBench(messages: 1);
                Pop3ReplyScript script = bench.Server.On("STLS").Reply(reply).CarriedOut(false);
                if (what == "consent, and the end") script.Close();
                await EndsWithoutPassword(bench, security, blocking, what);
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_connection_that_ends_at_STLS_is_not_made_again_in_clear_text(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        bench.Server.On("STLS").Close();
        await EndsWithoutPassword(bench, SecurityOptions.SSLExplicit, blocking, "the end");
    }

    // Behind the reply, in the same segment: what is in clear text before the handshake is never taken for what is said behind it.
    [Theory]
    [InlineData("+OK\r\n")]
    [InlineData("+OK\r\n+OK\r\n+OK 1 100\r\n")]
    [InlineData("-ERR\r\n")]
    [InlineData("\0")]
    public async Task Octets_behind_the_reply_end_the_call(string injected)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using var bench = new ClientBench(messages: 1);
            bench.Server.On("STLS").Append(injected);
            await EndsWithoutPassword(bench, SecurityOptions.SSLExplicit, blocking, injected);
        }
    }

    // Before the question, in the greeting's segment.
    [Theory]
    [InlineData("+OK begin TLS\r\n")]
    [InlineData("+OK begin TLS\r\n+OK\r\nSASL PLAIN\r\n.\r\n")]
    [InlineData("-ERR no TLS\r\n")]
    public async Task A_reply_that_comes_before_STLS_is_said_ends_the_call(string injected)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using var bench = new ClientBench(messages: 1);
            bench.Server.OnGreeting().Append(injected);
            await EndsWithoutPassword(bench, SecurityOptions.SSLExplicit, blocking, injected);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_client_that_was_safe_before_is_not_talked_out_of_it(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = Client(bench, SecurityOptions.SSLExplicit);
        Assert.Equal(1, await Call(client, blocking));
        client.CommitDeletes();
        bench.Server.On("STLS").Reply("-ERR\r\n");
        int before = bench.Server.Commands.Count;
        Assert.IsType<Pop3CommandException>(await CallWorld.Outcome(() => Call(client, blocking)));
        Assert.DoesNotContain("AUTH", bench.Server.Commands.Skip(before));
    }

    private static async Task EndsWithoutPassword(ClientBench bench, SecurityOptions security, bool blocking, string what)
    {
        using Pop3Client client = Client(bench, security);
        Exception? failure = await CallWorld.Outcome(() => Call(client, blocking));
        Assert.True(failure is Pop3CommandException or Pop3ProtocolException or Pop3TlsException or Pop3ConnectionLostException, what + ": " + failure);
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
        Assert.Equal(1, bench.Server.Connections);
        Assert.DoesNotContain(bench.Server.Commands, command => command is "USER" or "PASS" or "AUTH" or "APOP" or "CAPA");
    }

    // The server's certificate is good: nothing but what was done to STLS ends a call.
    private static Pop3Client Client(ClientBench bench, SecurityOptions security) => new("localhost", bench.Server.Port, ClientBench.Name, ClientBench.Password, security)
    {
        GreetingTimeout = 20000,
        TrustedCertificates = Encoding.ASCII.GetBytes(bench.Server.CaCertificatePem),
    };

    private static async Task<int> Call(Pop3Client client, bool blocking) => blocking ? client.GetMessageCount() : await client.GetMessageCountAsync();
}
