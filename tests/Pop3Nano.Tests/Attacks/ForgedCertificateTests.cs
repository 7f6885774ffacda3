using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Xunit;

namespace Pop3Nano.Tests.Attacks;

/// <summary>
/// Somebody in between shows a certificate that a trusted authority has signed, or seems to have, and that is not the server's. The client says no
/// before it says anything else, from the start and behind STLS.
/// </summary>
public class ForgedCertificateTests
{
    private const string Host = "mail.example.org";

    private static readonly Dictionary<string, (string Host, Func<CertificateForge, X509Certificate2> Make)> Forgeries = new()
    {
        ["another name"] = (Host, forge => forge.Issue(CertificateForge.DnsNames("other.example.org"))),
        ["a name that only begins like ours"] = (Host, forge => forge.Issue(CertificateForge.DnsNames("mail.example.org.attacker.net"))),
        ["a name that only ends like ours"] = (Host, forge => forge.Issue(CertificateForge.DnsNames("xmail.example.org", "attacker.net/mail.example.org"))),
        ["our name, a NUL, and another's"] = (Host, forge => forge.Issue(CertificateForge.DnsNames("mail.example.org\0.attacker.net"))),
        ["the same in the common name"] = (Host, forge => forge.Issue(null, "mail.example.org\0.attacker.net")),
        ["our name as the common name only, beside names"] = (Host, forge => forge.Issue(CertificateForge.DnsNames("other.example.org"), Host)),
        ["no name at all"] = (Host, forge => forge.Issue(null)),
        ["our name in a mail address"] = (Host, forge => forge.Issue(CertificateForge.MailAddress("postmaster@mail.example.org"))),
        ["our name in a URI"] = (Host, forge => forge.Issue(CertificateForge.Address("pop://mail.example.org"))),
        ["wildcards in two labels"] = (Host, forge => forge.Issue(CertificateForge.DnsNames("*.*.org", "*.*.*"))),
        ["a wildcard that is a label's part"] = (Host, forge => forge.Issue(CertificateForge.DnsNames("m*.example.org", "*l.example.org", "m*l.example.org", "**.example.org"))),
        ["a wildcard that does not come first"] = (Host, forge => forge.Issue(CertificateForge.DnsNames("mail.*.org", "mail.example.*"))),
        ["nothing but a wildcard"] = (Host, forge => forge.Issue(CertificateForge.DnsNames("*", "*."))),
        ["a wildcard for two labels"] = ("a.mail.example.org", forge => forge.Issue(CertificateForge.DnsNames("*.example.org"))),
        ["a wildcard for no label"] = ("example.org", forge => forge.Issue(CertificateForge.DnsNames("*.example.org"))),
        ["a wildcard for all of a top level"] = ("example.org", forge => forge.Issue(CertificateForge.DnsNames("*.org"))),
        ["an address as a name"] = ("127.0.0.1", forge => forge.Issue(CertificateForge.DnsNames("127.0.0.1"))),
        ["an address as the common name"] = ("127.0.0.1", forge => forge.Issue(null, "127.0.0.1")),
        ["a wildcard for an address"] = ("127.0.0.1", forge => forge.Issue(CertificateForge.DnsNames("*.0.0.1"))),
        ["another address"] = ("127.0.0.1", forge => forge.Issue(CertificateForge.IpAddress(127, 0, 0, 2))),
        ["names that are no DER"] = (Host, forge => forge.Issue(new X509Extension("2.5.29.17", [0x30, 0x05, 0x82, 0x03, 0x61], critical: false))),
        ["the same for an address"] = ("127.0.0.1", forge => forge.Issue(new X509Extension("2.5.29.17", [0x01, 0x02], critical: false), "127.0.0.1")),
        ["an address of three octets"] = ("127.0.0.1", forge => forge.Issue(CertificateForge.IpAddress(127, 0, 1))),
        ["expired"] = (Host, forge => forge.Issue(CertificateForge.DnsNames(Host), fromDay: -9, toDay: -2)),
        ["not valid yet"] = (Host, forge => forge.Issue(CertificateForge.DnsNames(Host), fromDay: 2, toDay: 9)),
        ["for clients only"] = (Host, forge => forge.Issue(CertificateForge.DnsNames(Host), purpose: CertificateForge.ForClients)),
        ["signed by itself"] = (Host, _ => CertificateForge.SelfSigned(CertificateForge.DnsNames(Host))),
        ["signed by an unknown authority of the same name"] = (Host, _ => Another(forge => forge.Issue(CertificateForge.DnsNames(Host)))),
        ["a bit of the signature turned"] = (Host, forge => CertificateForge.Tampered(forge.Issue(CertificateForge.DnsNames(Host)))),
    };

    public static TheoryData<string> Kinds => [.. Forgeries.Keys];

    /// <summary>The way there, and how it is called.</summary>
    public static TheoryData<SecurityOptions, bool> Ways => new()
    {
        { SecurityOptions.SSLImplicit, true }, { SecurityOptions.SSLImplicit, false }, { SecurityOptions.SSLExplicit, true }, { SecurityOptions.SSLExplicit, false },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task It_is_refused_and_nothing_is_said(string kind)
    {
        using var forge = new CertificateForge();
        using X509Certificate2 shown = Forgeries[kind].Make(forge);
        foreach (object[] way in Ways) await IsRefused(forge, Forgeries[kind].Host, shown, [], (SecurityOptions)way[0], (bool)way[1]);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task An_ordinary_certificate_is_no_authority(SecurityOptions security, bool blocking)
    {
        using var forge = new CertificateForge();
        using X509Certificate2 shown = forge.IssueBySomebody(CertificateForge.DnsNames(Host), isAuthority: false, toDay: 5, out X509Certificate2 somebody);
        using (somebody) await IsRefused(forge, Host, shown, [somebody], security, blocking);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task An_authority_whose_days_are_over_is_none(SecurityOptions security, bool blocking)
    {
        using var forge = new CertificateForge();
        using X509Certificate2 shown = forge.IssueBySomebody(CertificateForge.DnsNames(Host), isAuthority: true, toDay: -2, out X509Certificate2 somebody);
        using (somebody) await IsRefused(forge, Host, shown, [somebody], security, blocking);
    }

    // A device whose clock was set back, or never set, sees the same.
    [Fact]
    public async Task A_clock_that_may_be_wrong_is_named()
    {
        using var forge = new CertificateForge();
        using X509Certificate2 shown = forge.Issue(CertificateForge.DnsNames(Host), fromDay: 20000, toDay: 20001);
        Pop3TlsException refused = await IsRefused(forge, Host, shown, [], SecurityOptions.SSLImplicit, blocking: true);
        Assert.Contains("is the clock right?", refused.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task The_names_in_it_play_no_tricks_in_the_message(SecurityOptions security, bool blocking)
    {
        const string tricks = "\u001b\u009b\u202e\u2028\u2066";
        using var forge = new CertificateForge();
        using X509Certificate2 shown = forge.Issue(CertificateForge.DnsNames("\u001b[2J.example.org"), "server " + tricks);
        Pop3TlsException refused = await IsRefused(forge, Host, shown, [], security, blocking);
        foreach (string text in refused.Chain.Append(refused.Message))
        {
            Assert.DoesNotContain(text, char.IsControl);
            Assert.DoesNotContain(text, tricks.Contains<char>);
        }
    }

    [Theory]
    [InlineData(Host, "mail.example.org")]
    [InlineData(Host, "MAIL.Example.ORG")]
    [InlineData(Host, "*.example.org")]
    [InlineData("Mail.Example.Org", "mail.example.org")]
    [InlineData("127.0.0.1", "")]
    public async Task The_right_one_is_taken(string host, string name)
    {
        using var forge = new CertificateForge();
        using X509Certificate2 shown = forge.Issue(name.Length > 0 ? CertificateForge.DnsNames("other.example.net", name) : CertificateForge.IpAddress(127, 0, 0, 1));
        foreach (object[] way in Ways)
        {
            using var server = new TlsTrap(shown, [], (SecurityOptions)way[0] == SecurityOptions.SSLExplicit);
            using Pop3Client client = Client(forge, host, server, (SecurityOptions)way[0]);
            await Assert.ThrowsAnyAsync<Exception>(() => Call(client, (bool)way[1])); // it hears no more of this server
            Assert.StartsWith("CAPA", await server.Heard.WaitAsync(TimeSpan.FromSeconds(60)), StringComparison.Ordinal);
        }
    }

    private static async Task<Pop3TlsException> IsRefused(
        CertificateForge forge, string host, X509Certificate2 shown, X509Certificate2Collection others, SecurityOptions security, bool blocking)
    {
        using var trap = new TlsTrap(shown, others, security == SecurityOptions.SSLExplicit);
        using Pop3Client client = Client(forge, host, trap, security);
        Pop3TlsException refused = await Assert.ThrowsAsync<Pop3TlsException>(() => Call(client, blocking));
        Assert.True(refused.IsCertificateProblem, refused.ToString());
        Assert.Equal("", await trap.Heard.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
        return refused;
    }

    private static Pop3Client Client(CertificateForge forge, string host, TlsTrap trap, SecurityOptions security) => new(host, 995, "tim", "tanstaaf", security)
    {
        Proxy = new LoopbackWay(trap.Port),
        TrustedCertificates = forge.Trusted,
        GreetingTimeout = 60000,
        TlsResumption = false,
    };

    private static async Task<int> Call(Pop3Client client, bool blocking) => blocking ? client.GetMessageCount() : await client.GetMessageCountAsync();

    private static X509Certificate2 Another(Func<CertificateForge, X509Certificate2> make)
    {
        using var forge = new CertificateForge();
        return make(forge);
    }
}
