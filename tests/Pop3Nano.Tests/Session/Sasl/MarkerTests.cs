using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>A marker for a secret: neither it nor its base64 or hexadecimal shows in a trace, an exception, a buffer or a ToString, whatever happens.</summary>
public class MarkerTests
{
    private const string Marker = "M4rk3r-9f2c";

    public static TheoryData<string, bool> WithSecret => Mechanisms.Each(Mechanisms.WithSecret);

    private static IEnumerable<string> Shapes
    {
        get
        {
            byte[] octets = Encoding.UTF8.GetBytes(Marker);
            yield return Marker;
            yield return Convert.ToHexString(octets);
            yield return Convert.ToHexString(octets).ToLowerInvariant();
            // Base64 of it behind 0, 1 or 2 other octets: the middle is always the same.
            for (int shift = 0; shift < 3; shift++) yield return Convert.ToBase64String([.. new byte[shift], .. octets])[4..^4];
        }
    }

    [Theory, MemberData(nameof(WithSecret))]
    public async Task It_shows_nowhere(string name, bool blocking)
    {
        foreach (string known in (string[])[Marker, "another"])
        {
            foreach (InitialResponseHandling handling in Enum.GetValues<InitialResponseHandling>())
            {
                using Pop3TestServer server = Mechanisms.Server(known, o => new Pop3TestServerOptions
                {
                    SaslMechanisms = o.SaslMechanisms,
                    InitialResponse = handling,
                    Clock = new ManualClock(),
                });
                await Watch(server, name, blocking);
            }
        }
    }

    [Theory, MemberData(nameof(WithSecret))]
    public async Task Nor_when_the_server_talks_nonsense(string name, bool blocking)
    {
        foreach (string reply in (string[])["+ ####\r\n", "+ eA==\r\n", "-ERR no\r\n", "+OK\r\n", ""])
        {
            using Pop3TestServer server = Mechanisms.Server(Marker, o => new Pop3TestServerOptions { SaslMechanisms = o.SaslMechanisms, Clock = new ManualClock() });
            server.OnSaslResponse().Reply(reply).Close();
            await Watch(server, name, blocking);
        }
    }

    private static async Task Watch(Pop3TestServer server, string name, bool blocking)
    {
        using Driver driver = await Drivers.Greeted(server, blocking);
        var trace = new RecordingTrace();
        driver.Session.Engine.TraceTo(trace);
        SaslMechanism mechanism = Mechanisms.Create(name, "tim", Marker);
        Exception? failure = await Record.ExceptionAsync(() => driver.Authenticate(mechanism));
        HoldsNone(trace.Text);
        HoldsNone(failure + " " + failure?.Message);
        HoldsNone(mechanism.ToString() + mechanism.Reason + driver.Session + driver.Session.GetText() + server.Transcript.Aggregate("", string.Concat));
        HoldsNone(Encoding.Latin1.GetString(trace.SendBuffer));
        HoldsNone(Encoding.Latin1.GetString(trace.SendBuffer.Where(octet => octet != 0).ToArray()));
    }

    [Theory, MemberData(nameof(WithSecret))]
    public async Task A_mechanism_is_wiped_when_its_login_is_over(string name, bool blocking)
    {
        foreach (string known in (string[])[Marker, "another"])
        {
            using Pop3TestServer server = Mechanisms.Server(known);
            using Driver driver = await Drivers.Greeted(server, blocking);
            SaslMechanism mechanism = Mechanisms.Create(name, "tim", Marker);
            await Record.ExceptionAsync(() => driver.Authenticate(mechanism));
            Assert.Empty(Secrets(mechanism));
        }
        SaslMechanism unused = Mechanisms.Create(name, "tim", Marker);
        Assert.NotEmpty(Secrets(unused));
        unused.Dispose();
        Assert.Empty(Secrets(unused));
    }

    [Theory]
    [InlineData(typeof(ScramSha1Mechanism), "tim", Marker + "\u0007")] // RFC 4013 prohibits it
    [InlineData(typeof(ScramSha256Mechanism), "tim", Marker + "\u200E\u00E4")]
    [InlineData(typeof(ScramSha256Mechanism), "t\u0007im", Marker)]
    [InlineData(typeof(ScramSha512Mechanism), "t\u0007im", Marker + "\u00E4")] // prepared already
    [InlineData(typeof(XOAuth2Mechanism), "tim", Marker + " ")] // no token has a blank
    [InlineData(typeof(XOAuth2Mechanism), "t\u0001im", Marker)] // it parts the fields
    [InlineData(typeof(OAuthBearerMechanism), "tim", Marker + " ")]
    [InlineData(typeof(OAuthBearerMechanism), "t\u0001im", Marker)]
    [InlineData(typeof(DigestMd5Mechanism), "tim", Marker, "local\nhost")]
    public void A_mechanism_that_is_refused_is_wiped_too(Type mechanism, string name, string secret, string host = "")
    {
        byte[] octets = Encoding.UTF8.GetBytes(secret);
        ConstructorInfo made = mechanism.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single();
        var values = new Dictionary<Type, object> { [typeof(string)] = host, [typeof(byte[])] = Array.Empty<byte>(), [typeof(int)] = 0 };
        object[] arguments = [Encoding.UTF8.GetBytes(name), octets, .. made.GetParameters().Skip(2).Select(parameter => values[parameter.ParameterType])];
        Assert.ThrowsAny<ArgumentException>(() => made.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null));
        Assert.All(octets, octet => Assert.Equal(0, octet));
    }

    [Fact]
    public void Credentials_are_wiped_and_show_nothing()
    {
        foreach (Pop3Credentials credentials in (Pop3Credentials[])[new("tim", Marker), new("tim", Marker.AsSpan()), Pop3Credentials.ForToken("tim", Marker)])
        {
            Assert.NotEmpty(Secrets(credentials));
            HoldsNone(credentials.ToString()!);
            credentials.Dispose();
            Assert.Empty(Secrets(credentials));
        }
    }

    // The octets of the marker in any array that the object holds itself.
    private static List<byte[]> Secrets(object owner)
    {
        var found = new List<byte[]>();
        for (Type? type = owner.GetType(); type != null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            {
                object? value = field.GetValue(owner);
                if (value is string text) HoldsNone(text);
                if (value is byte[] octets && octets.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Marker)) >= 0) found.Add(octets);
            }
        }
        return found;
    }

    private static void HoldsNone(string text)
    {
        foreach (string shape in Shapes) Assert.DoesNotContain(shape, text, StringComparison.Ordinal);
    }
}
