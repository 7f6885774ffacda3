using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>A server that does not know the secret, or that wants to do harm: the login ends, the session too, and nothing hangs.</summary>
public class HostileChallengeTests
{
    private static readonly string[] Nonsense =
    [
        "+ ####", "+ A", "+ AAA", "+ ====", "+ =AAA", "+ AA=A", "+ " + Encoded(new string('x', 9000)), "+ " + Encoded("\0\u0001\u0002"), "+ " + Encoded(","),
        "+ " + Encoded("r=,s=,i="), "+ " + Encoded("r=x,s=QSXCR+Q6sek8bf92,i=4096"), "+ " + Encoded("m=x,r=y,s=QSXCR+Q6sek8bf92,i=4096"),
        "+ " + Encoded("v="), "+ " + Encoded("e="), "+ " + Encoded("nonce="), "+ " + Encoded("nonce=\"unclosed"), "+ " + Encoded("nonce=a,nonce=b,algorithm=md5-sess"),
        "+ " + Encoded("=,=,=\"\",\"=\""), "+ " + Encoded("realm=\"\\"), "+OK", "+",
    ];

    public static TheoryData<string, bool> All => Mechanisms.Each(Mechanisms.All);

    public static TheoryData<string, bool> Scrams => Mechanisms.Each(["SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"]);

    // Whatever it asks, it hears no end of it: an answer, or a cancellation and the end.
    [Theory, MemberData(nameof(All))]
    public async Task Nonsense_without_end_ends_the_login(string name, bool blocking)
    {
        foreach (string line in Nonsense)
        {
            int answers = 0;
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking);
            channel.Answer = _ => ++answers < 100 ? line + "\r\n" : throw new InvalidOperationException("This goes on for ever.");
            Exception? failure = await Record.ExceptionAsync(() => driver.Authenticate(Mechanisms.Create(name, "tim", "secret")));
            Assert.True(failure is null or Pop3ProtocolException, name + " on " + line + ": " + failure);
            Assert.InRange(answers, 1, 8);
            Assert.Equal(failure != null, driver.Session.IsOver);
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_challenge_that_fits_no_buffer_breaks_the_session(string name, bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        channel.Answer = _ => "+ " + new string('A', 40000);
        Pop3ProtocolException broken =
            await Assert.ThrowsAsync<Pop3ProtocolException>(() => driver.Authenticate(Mechanisms.Create(name, "tim", "secret")));
        Assert.Equal(Pop3Fault.LineTooLong, broken.Fault);
        Assert.True(driver.Session.IsOver);
    }

    // "*" cancels (RFC 5034 §4); the server's -ERR to it changes nothing.
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_bad_challenge_is_cancelled(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        string last = "";
        channel.Answer = said =>
        {
            last = said;
            return said == "*\r\n" ? "-ERR cancelled\r\n" : "+ no base64!\r\n";
        };
        Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(() => driver.Authenticate(new CramMd5Mechanism("tim", "secret")));
        Assert.Equal(Pop3Fault.BadChallenge, broken.Fault);
        Assert.Equal("*\r\n", last);
        Assert.True(driver.Session.IsOver);
    }

    [Theory, MemberData(nameof(Scrams))]
    public async Task A_server_that_skips_its_proof_is_an_impostor(string name, bool blocking)
    {
        foreach (bool answers in (bool[])[true, false])
        {
            Pop3ProtocolException broken = await Scram(name, blocking, (step, first) =>
                step == 1 && answers ? "+ " + Encoded("r=" + Nonce(first) + "server,s=QSXCR+Q6sek8bf92,i=4096") : "+OK welcome");
            Assert.Equal(Pop3Fault.BadServerProof, broken.Fault);
        }
    }

    [Theory, MemberData(nameof(Scrams))]
    public async Task A_wrong_proof_is_an_impostors(string name, bool blocking)
    {
        foreach (string proof in (string[])["v=rmF9pqV8S7suAoZWja4dJRkFsKQ=", "v=AAAA", "x=AAAA"])
        {
            Pop3ProtocolException broken = await Scram(name, blocking, (step, first) =>
                "+ " + Encoded(step == 1 ? "r=" + Nonce(first) + "server,s=QSXCR+Q6sek8bf92,i=4096" : proof));
            Assert.Equal(proof[0] == 'v' ? Pop3Fault.BadServerProof : Pop3Fault.BadChallenge, broken.Fault);
        }
    }

    [Theory, MemberData(nameof(Scrams))]
    public async Task A_nonce_that_does_not_begin_with_ours_is_not_answered(string name, bool blocking)
    {
        foreach (string prefix in (string[])["other", ""])
        {
            Pop3ProtocolException broken = await Scram(name, blocking, (step, first) =>
                "+ " + Encoded("r=" + prefix + Nonce(first)[(prefix.Length == 0 ? 0 : 1)..] + ",s=QSXCR+Q6sek8bf92,i=4096"));
            Assert.Equal(Pop3Fault.BadChallenge, broken.Fault);
        }
    }

    // Few iterations make passwords cheap to guess for who hears the exchange; many keep the client busy for hours.
    [Theory]
    [InlineData("1")]
    [InlineData("4095")]
    [InlineData("1000001")]
    [InlineData("2147483647")]
    [InlineData("99999999999999999999")]
    public async Task Iteration_counts_out_of_bounds_are_not_done(string count)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            Pop3ProtocolException broken = await Scram("SCRAM-SHA-256", blocking, (step, first) =>
                "+ " + Encoded("r=" + Nonce(first) + "server,s=QSXCR+Q6sek8bf92,i=" + count));
            Assert.Equal(Pop3Fault.UnsafeChallenge, broken.Fault);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_error_in_place_of_the_proof_is_told(bool blocking)
    {
        foreach ((string error, string reason) in ((string, string)[])[("invalid-proof", "invalid-proof"), ("<b>secret</b>", "other-error")])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking);
            int step = 0;
            string first = "";
            channel.Answer = said => step++ switch
            {
                0 => "+ " + Encoded("r=" + Nonce(first = said) + "server,s=QSXCR+Q6sek8bf92,i=4096") + "\r\n",
                1 => "+ " + Encoded("e=" + error) + "\r\n",
                _ => "-ERR [AUTH] no\r\n",
            };
            Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Authenticate(new ScramSha1Mechanism("tim", "secret")));
            Assert.Equal(reason, refused.Reason);
            Assert.Equal("[AUTH] no", refused.StatusText);
            Assert.Equal("The server refused AUTH: [AUTH] no (" + reason + ")", refused.Message);
            Assert.NotEmpty(first);
        }
    }

    [Theory]
    [InlineData("realm=\"r\",nonce=\"n\",qop=\"auth-conf,auth-int\",algorithm=md5-sess", Pop3Fault.UnsafeChallenge)]
    [InlineData("realm=\"r\",nonce=\"n\",qop=\"auth\",algorithm=md5", Pop3Fault.BadChallenge)]
    [InlineData("realm=\"r\",nonce=\"n\",qop=\"auth\"", Pop3Fault.BadChallenge)]
    [InlineData("realm=\"r\",qop=\"auth\",algorithm=md5-sess", Pop3Fault.BadChallenge)]
    [InlineData("nonce=\"n\",charset=latin-1,algorithm=md5-sess", Pop3Fault.BadChallenge)]
    public void Digest_md5_answers_what_it_can_keep(string challenge, Pop3Fault fault)
    {
        var mechanism = new DigestMd5Mechanism("tim", "secret", "localhost");
        Assert.Equal(fault, Assert.Throws<Pop3ProtocolException>(() => Replay.Say(mechanism, challenge)).Fault);
    }

    [Fact]
    public void A_false_rspauth_is_an_impostors()
    {
        foreach (string proof in (string[])["rspauth=ea40f60335c427b5527b84dbabcdfffd", "rspauth=", "", "x=y"])
        {
            var mechanism = new DigestMd5Mechanism("tim", "secret", "localhost");
            Replay.Say(mechanism, "realm=\"r\",nonce=\"n\",qop=\"auth\",algorithm=md5-sess");
            Assert.Equal(Pop3Fault.BadServerProof, Assert.Throws<Pop3ProtocolException>(() => Replay.Say(mechanism, proof)).Fault);
            Assert.False(mechanism.IsComplete);
        }
    }

    private static async Task<Pop3ProtocolException> Scram(string name, bool blocking, Func<int, string, string> server)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        int step = 0;
        string first = "";
        channel.Answer = said =>
        {
            if (said == "*\r\n") return "-ERR\r\n";
            if (step++ == 0) first = said;
            return server(step, first) + "\r\n";
        };
        Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(() => driver.Authenticate(Mechanisms.Create(name, "tim", "secret")));
        Assert.True(driver.Session.IsOver);
        return broken;
    }

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    // The client's nonce in "AUTH SCRAM-… <base64 of n,,n=tim,r=…>".
    private static string Nonce(string said) => Encoding.UTF8.GetString(Convert.FromBase64String(said.Trim().Split(' ').Last())).Split(",r=")[1];
}
