using System;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>The dialogues that the RFCs print.</summary>
public class VectorTests
{
    [Fact]
    public void Plain_of_RFC_4616()
    {
        Assert.Equal("\0tim\0tanstaaftanstaaf", Replay.Say(new PlainMechanism("tim", "tanstaaftanstaaf")));
        Assert.Equal("Ursel\0Kurt\0xipj3plmq", Replay.Say(new PlainMechanism("Kurt", "xipj3plmq", "Ursel")));
    }

    [Fact]
    public void Cram_md5_of_RFC_2195()
    {
        var mechanism = new CramMd5Mechanism("tim", "tanstaaftanstaaf");
        Assert.Equal("tim b913a602c7eda7a495b4e6e7334d3890", Replay.Say(mechanism, "<1896.697170952@postoffice.reston.mci.net>"));
        Assert.True(mechanism.IsComplete);
    }

    // A key longer than the block is hashed first (RFC 2104 §2); the sum was made with another program.
    [Fact]
    public void Cram_md5_with_a_key_beyond_the_block() =>
        Assert.Equal("tim 336d72a1128e861e480d7d09b5f9826b", Replay.Say(new CramMd5Mechanism("tim", new string('k', 80)), "<1@a.example>"));

    [Theory]
    [InlineData("realm=\"a\",realm=\"b\",", "", "realm=\"a\"")]
    [InlineData("realm=\"a\",realm=\"b\",", "b", "realm=\"b\"")]
    [InlineData("realm=\"a\",realm=\"b\",", "c", "realm=\"a\"")]
    [InlineData("", "c", "")]
    public void Digest_md5_takes_the_wanted_realm_only_if_the_server_offers_it(string offered, string wanted, string taken)
    {
        string answer = Answer(wanted, offered);
        if (taken.Length > 0) Assert.Contains("," + taken + ",", answer);
        else Assert.DoesNotContain("realm", answer);
        Assert.Equal(Answer("", taken.Length > 0 ? taken + "," : ""), answer); // the same digest as if no other had been offered or wanted

        static string Answer(string wanted, string offered) => Replay.Say(
            new DigestWithNonce("chris", "secret", "elwood.innosoft.com", "OA6MHXh6VqTrRk") { Realm = wanted }, offered + "nonce=\"n\",algorithm=md5-sess");
    }

    // RFC 2831 §4 has an IMAP dialogue; the digest-uri of POP3 is another, and so are the digests (their sums were made with another program, which gets the RFC's own right).
    [Fact]
    public void Digest_md5_with_the_values_of_RFC_2831()
    {
        var mechanism = new DigestWithNonce("chris", "secret", "elwood.innosoft.com", "OA6MHXh6VqTrRk");
        string answer = Replay.Say(mechanism,
            "realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\",qop=\"auth\",algorithm=md5-sess,charset=utf-8");
        Assert.Equal(
            "charset=utf-8,username=\"chris\",realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\",nc=00000001,cnonce=\"OA6MHXh6VqTrRk\","
            + "digest-uri=\"pop/elwood.innosoft.com\",response=b0d56d2f054c24b62072322106468db9,qop=auth", answer);
        Assert.False(mechanism.IsComplete);
        Assert.Equal("", Replay.Say(mechanism, "rspauth=0b971462cef5e8f930db9a33b02fc9a0"));
        Assert.True(mechanism.IsComplete);
    }

    [Fact]
    public void Scram_sha_1_of_RFC_5802()
    {
        var mechanism = new Sha1WithNonce("user", "pencil", "fyko+d2lbbFgONRv9qkxdawL");
        Assert.Equal("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL", Replay.Say(mechanism));
        Assert.Equal(
            "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
            Replay.Say(mechanism, "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"));
        Assert.False(mechanism.IsComplete);
        Assert.Equal("", Replay.Say(mechanism, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ="));
        Assert.True(mechanism.IsComplete);
    }

    [Fact]
    public void Scram_sha_256_of_RFC_7677()
    {
        var mechanism = new Sha256WithNonce("user", "pencil", "rOprNGfwEbeRWgbNEkqO");
        Assert.Equal("n,,n=user,r=rOprNGfwEbeRWgbNEkqO", Replay.Say(mechanism));
        Assert.Equal(
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
            Replay.Say(mechanism, "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"));
        Assert.Equal("", Replay.Say(mechanism, "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
        Assert.True(mechanism.IsComplete);
    }

    [Fact]
    public void Oauthbearer_of_RFC_7628()
    {
        Assert.Equal(
            "n,a=user@example.com,\u0001host=server.example.com\u0001port=143\u0001auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\u0001\u0001",
            Replay.Say(new OAuthBearerMechanism("user@example.com", "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==", "server.example.com", 143)));
        Assert.StartsWith("n,,\u0001auth=Bearer ", Replay.Say(new OAuthBearerMechanism("", "token")), StringComparison.Ordinal);
        Assert.StartsWith("n,a=a=2Cb=3Dc,\u0001", Replay.Say(new OAuthBearerMechanism("a,b=c", "token")), StringComparison.Ordinal);
    }

    [Fact]
    public void Oauthbearer_answers_an_error_with_a_single_octet_and_keeps_its_status()
    {
        var mechanism = new OAuthBearerMechanism("user@example.com", "token");
        Replay.Say(mechanism);
        Assert.Equal("\u0001", Replay.Say(mechanism, "{\"status\":\"invalid_token\",\"scope\":\"example_scope\",\"openid-configuration\":\"https://example.com/.well-known/openid-configuration\"}"));
        Assert.Equal("invalid_token", mechanism.Reason);
    }

    // As Gmail documents it.
    [Fact]
    public void Xoauth2()
    {
        var mechanism = new XOAuth2Mechanism("someuser@example.com", "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg");
        Assert.Equal("user=someuser@example.com\u0001auth=Bearer ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg\u0001\u0001", Replay.Say(mechanism));
        Assert.Equal("", Replay.Say(mechanism, "{\"status\" : \"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}"));
        Assert.Equal("400", mechanism.Reason);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"status\":\"the-secret-token\"}")]
    [InlineData("{\"status\":\"secret\"}")]
    [InlineData("{\"status\":\"\\r\\nX\"}")]
    [InlineData("{\"status\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}")]
    [InlineData("no json at all")]
    public void A_status_that_looks_like_none_or_like_the_token_is_not_repeated(string challenge)
    {
        var mechanism = new XOAuth2Mechanism("tim", "the-secret-token");
        Replay.Say(mechanism);
        Replay.Say(mechanism, challenge);
        Assert.DoesNotContain("secret", mechanism.Reason, StringComparison.Ordinal);
        Assert.Matches("^[a-z]{1,5}$", mechanism.Reason);
    }

    [Fact]
    public void External_and_anonymous_of_RFC_4422_and_RFC_4505()
    {
        Assert.Equal("", Replay.Say(new ExternalMechanism()));
        Assert.Equal("fred@example.com", Replay.Say(new ExternalMechanism("fred@example.com")));
        Assert.Equal("sirhc", Replay.Say(new AnonymousMechanism("sirhc")));
    }

    [Fact]
    public void Scram_quotes_commas_and_equals_signs_in_names()
    {
        Assert.Equal("n,,n=a=2Cb=3Dc,r=xyz", Replay.Say(new Sha1WithNonce("a,b=c", "p", "xyz")));
    }

    [Fact]
    public void Scram_with_channel_binding()
    {
        var binding = new SaslChannelBinding("tls-unique", [1, 2, 3]);
        var plus = new Sha1WithNonce("user", "pencil", "abc");
        plus.Bind(binding, isAnnounced: true);
        Assert.Equal("SCRAM-SHA-1-PLUS", plus.Name);
        Assert.Equal("p=tls-unique,,n=user,r=abc", Replay.Say(plus));
        string final = Replay.Say(plus, "r=abcdef,s=QSXCR+Q6sek8bf92,i=4096");
        Assert.StartsWith("c=" + Convert.ToBase64String([.. "p=tls-unique,,"u8, 1, 2, 3]) + ",r=abcdef,p=", final, StringComparison.Ordinal);

        var able = new Sha1WithNonce("user", "pencil", "abc");
        able.Bind(binding, isAnnounced: false);
        Assert.Equal("SCRAM-SHA-1", able.Name);
        Assert.Equal("y,,n=user,r=abc", Replay.Say(able));
        Assert.StartsWith("c=eSws,", Replay.Say(able, "r=abcdef,s=QSXCR+Q6sek8bf92,i=4096"), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => able.Bind(binding, true));
    }
}
