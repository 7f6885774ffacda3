using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Client;
using Xunit;

namespace Pop3Nano.Tests.Attacks;

/// <summary>A server that does not know the password, or that wants it in a weaker way, through the whole client.</summary>
public class ImpostorTests
{
    private static readonly (string Name, Pop3KnownAuthenticationType Type)[] Mechanisms =
    [
        ("SCRAM-SHA-1", Pop3KnownAuthenticationType.ScramSha1), ("SCRAM-SHA-256", Pop3KnownAuthenticationType.ScramSha256),
        ("SCRAM-SHA-512", Pop3KnownAuthenticationType.ScramSha512), ("DIGEST-MD5", Pop3KnownAuthenticationType.DigestMD5),
        ("CRAM-MD5", Pop3KnownAuthenticationType.CramMD5), ("NTLM", Pop3KnownAuthenticationType.NTLM), ("XOAUTH2", Pop3KnownAuthenticationType.OAUTH2),
        ("OAUTHBEARER", Pop3KnownAuthenticationType.OAuthBearer), ("PLAIN", Pop3KnownAuthenticationType.Plain), ("LOGIN", Pop3KnownAuthenticationType.Login),
    ];

    /// <summary>Each mechanism, blocking and async.</summary>
    public static TheoryData<string, bool> All
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach ((string name, _) in Mechanisms)
            {
                data.Add(name, true);
                data.Add(name, false);
            }
            return data;
        }
    }

    [Theory]
    [InlineData("SCRAM-SHA-1"), InlineData("SCRAM-SHA-256"), InlineData("SCRAM-SHA-512"), InlineData("DIGEST-MD5")]
    public async Task Who_bids_welcome_without_a_proof_is_not_told_anything_more(string mechanism)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using ClientBench bench = Bench(mechanism);
            bench.Server.On("AUTH").Reply("+OK welcome\r\n").CarriedOut(false);
            Pop3ProtocolException impostor = Assert.IsType<Pop3ProtocolException>(await Outcome(bench, mechanism, blocking));
            // Where a challenge is due first, the words are taken for one (Exchange 2003 begins it with +OK), which they are not.
            Assert.Equal(mechanism == "DIGEST-MD5" ? Pop3Fault.BadChallenge : Pop3Fault.BadServerProof, impostor.Fault);
            Assert.DoesNotContain("STAT", bench.Server.Commands);
        }
    }

    // The exchange runs as it should, but for the last word: the server's proof.
    [Theory]
    [InlineData("SCRAM-SHA-1", "v=AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("SCRAM-SHA-256", "v=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("SCRAM-SHA-512", "v=")]
    [InlineData("SCRAM-SHA-256", "w=AAAA")]
    [InlineData("SCRAM-SHA-256", "")]
    [InlineData("DIGEST-MD5", "rspauth=00000000000000000000000000000000")]
    [InlineData("DIGEST-MD5", "")]
    public async Task A_false_proof_ends_the_call(string mechanism, string proof)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using ClientBench bench = Bench(mechanism);
            bench.Server.OnSaslResponse(occurrence: 1).Reply("+ " + Encoded(proof) + "\r\n").CarriedOut(false);
            Exception? failure = await Outcome(bench, mechanism, blocking);
            Assert.True(failure is Pop3ProtocolException { Fault: Pop3Fault.BadServerProof or Pop3Fault.BadChallenge }, proof + ": " + failure);
            Assert.DoesNotContain("STAT", bench.Server.Commands);
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_huge_challenge_ends_the_call_and_the_next_call_works(string mechanism, bool blocking)
    {
        using ClientBench bench = Bench(mechanism);
        bench.Server.On("AUTH").Reply("+ " + new string('A', 1 << 20) + "\r\n").CarriedOut(false);
        await FailsOnce(bench, mechanism, blocking);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_challenge_of_nonsense_ends_the_call_and_the_next_call_works(string mechanism, bool blocking)
    {
        foreach (string challenge in (string[])["!!!", "====", Encoded("\0\u0001\u0002\uffff"), Encoded("NTLMSSP\0\u0002\0\0\0\uffff\uffff\uffff"), Encoded("{\"status\":\"\u001b[2J\"}")])
        {
            using ClientBench bench = Bench(mechanism);
            bench.Server.On("AUTH").Reply("+ " + challenge + "\r\n").CarriedOut(false);
            await FailsOnce(bench, mechanism, blocking);
        }
    }

    // Mechanisms that are announced in clear text may have been struck from the list, or put there.
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_list_without_what_is_allowed_gets_no_password(bool blocking)
    {
        foreach (string[] announced in (string[][])[["PLAIN", "LOGIN"], ["PLAIN"], ["X-SCRAM-SHA-256", "LOGIN"], []])
        {
            using var bench = new ClientBench(1, new Pop3TestServerOptions { SaslMechanisms = announced, Apop = true });
            using Pop3Client client = bench.NewClient();
            client.AllowedAuthentication = Pop3KnownAuthenticationType.ScramSha256 | Pop3KnownAuthenticationType.ScramSha512;
            Assert.IsType<InvalidOperationException>(await CallWorld.Outcome(() => Call(client, blocking)));
            Assert.DoesNotContain(bench.Server.Commands, command => command is "USER" or "PASS" or "AUTH" or "APOP");
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_refused_mechanism_is_not_followed_by_a_weaker_one(bool blocking)
    {
        foreach (string refusal in (string[])["-ERR no such mechanism\r\n", "-ERR [AUTH] try PLAIN\r\n", "-ERR [SYS/PERM] unsupported\r\n"])
        {
            using var bench = new ClientBench(1, new Pop3TestServerOptions { SaslMechanisms = ["SCRAM-SHA-256", "CRAM-MD5", "PLAIN", "LOGIN"], Apop = true });
            bench.Server.On("AUTH").Reply(refusal).CarriedOut(false);
            using Pop3Client client = bench.NewClient();
            Assert.IsType<Pop3CommandException>(await CallWorld.Outcome(() => Call(client, blocking)));
            Assert.Equal("AUTH SCRAM-SHA-256", Assert.Single(bench.Server.Transcript, line => line.StartsWith("C: AUTH", StringComparison.Ordinal))[3..].Replace(" ***", "", StringComparison.Ordinal));
            Assert.DoesNotContain(bench.Server.Commands, command => command is "USER" or "PASS" or "APOP");
        }
    }

    private static ClientBench Bench(string mechanism) => new(1, new Pop3TestServerOptions { SaslMechanisms = [mechanism], User = false });

    private static async Task FailsOnce(ClientBench bench, string mechanism, bool blocking)
    {
        Exception? failure = await Outcome(bench, mechanism, blocking);
        Assert.True(failure is Pop3ProtocolException or Pop3CommandException or InvalidOperationException, mechanism + ": " + failure);
        Assert.DoesNotContain(ClientBench.Password, failure!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Message, char.IsControl);
        bench.Server.ClearScript();
        if (mechanism == "NTLM") return; // not every platform has it, and the in-memory server has not
        Assert.Null(await Outcome(bench, mechanism, blocking));
    }

    private static async Task<Exception?> Outcome(ClientBench bench, string mechanism, bool blocking)
    {
        bench.Mailbox.AccessToken = ClientBench.Password;
        bool isToken = mechanism.Contains("AUTH", StringComparison.Ordinal);
        using var client = new Pop3Client("127.0.0.1", bench.Server.Port, ClientBench.Name, ClientBench.Password, isToken, SecurityOptions.None);
        client.AllowedAuthentication = Mechanisms.Single(m => m.Name == mechanism).Type;
        return await CallWorld.Outcome(() => Call(client, blocking));
    }

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.Latin1.GetBytes(text));

    private static async Task<int> Call(Pop3Client client, bool blocking) => blocking ? client.GetMessageCount() : await client.GetMessageCountAsync();
}
