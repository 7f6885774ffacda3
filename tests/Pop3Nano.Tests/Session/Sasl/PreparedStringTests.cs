using System;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>SASLprep (RFC 4013) of what SCRAM takes: spellings that look the same are the same.</summary>
public class PreparedStringTests
{
    // RFC 4013 §3, and a space and full-width letters.
    [Theory]
    [InlineData("I\u00ADX", "IX")]
    [InlineData("user", "user")]
    [InlineData("USER", "USER")]
    [InlineData("\u00AA", "a")]
    [InlineData("\u2168", "IX")]
    [InlineData("open\u00A0sesame", "open sesame")]
    [InlineData("\uFF30\uFF41\uFF53\uFF53", "Pass")]
    [InlineData("p\u00E4ss", "p\u00E4ss")]
    [InlineData("\u05E9\u05DC\u05D5\u05DD", "\u05E9\u05DC\u05D5\u05DD")]
    public async Task Passwords_are_prepared(string typed, string stored)
    {
        using Pop3TestServer server = Mechanisms.Server(stored);
        using Driver driver = await Drivers.Greeted(server, blocking: true);
        await driver.Authenticate(new ScramSha256Mechanism("tim", typed));
        Assert.Equal(1, server.Logins);
    }

    [Fact]
    public void Names_are_prepared() => Assert.StartsWith("n,,n=IX,r=", Replay.Say(new ScramSha1Mechanism("I\u00ADX", "secret")), StringComparison.Ordinal);

    [Theory]
    [InlineData("\u0007")] // RFC 4013 §3: a prohibited character
    [InlineData("\u0627\u0031")] // and the bidirectional check
    [InlineData("\u0627a\u0628")]
    [InlineData("a\u007F")]
    [InlineData("a\u0085")]
    [InlineData("a\uE000")]
    [InlineData("a\uFFFD")]
    [InlineData("a\u200E")]
    [InlineData("\u00AD")] // nothing is left of it
    public void What_is_prohibited_is_refused(string text)
    {
        Assert.Throws<ArgumentException>(() => new ScramSha1Mechanism("tim", text));
        Assert.Throws<ArgumentException>(() => new ScramSha256Mechanism(text, "secret"));
    }
}
