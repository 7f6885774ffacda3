using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>A certificate that is not good enough is final: the reason is told, nothing is sent, and no weaker way is tried.</summary>
public class CertificateProblemTests
{
    [Theory]
    [InlineData(true, SecurityOptions.SSLImplicit)]
    [InlineData(false, SecurityOptions.SSLImplicit)]
    [InlineData(true, SecurityOptions.SSLExplicit)]
    [InlineData(false, SecurityOptions.SSLExplicit)]
    public async Task One_that_nobody_trusts(bool blocking, SecurityOptions security)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = Client(bench, security, trusted: false);
        await IsRejected(client, blocking, bench, "issuer");
        client.TrustedCertificates = Encoding.ASCII.GetBytes(bench.Server.CaCertificatePem);
        Assert.Equal(1, client.GetMessageCount()); // still usable
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task One_for_another_host(bool blocking)
    {
        using var bench = new ClientBench(messages: 1, new Pop3TestServerOptions { CertificateHosts = ["mail.example.org"] });
        using Pop3Client client = Client(bench, SecurityOptions.SSLImplicit, trusted: true);
        await IsRejected(client, blocking, bench, "mail.example.org");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task One_that_has_expired(bool blocking)
    {
        using X509Certificate2 expired = SelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(-2));
        using var bench = new ClientBench(messages: 1, new Pop3TestServerOptions { ServerCertificate = expired });
        using Pop3Client client = Client(bench, SecurityOptions.SSLImplicit, trusted: false);
        client.TrustedCertificates = Encoding.ASCII.GetBytes(expired.ExportCertificatePem());
        await IsRejected(client, blocking, bench, "expired on");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task One_that_signed_itself(bool blocking)
    {
        using X509Certificate2 own = SelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        using var bench = new ClientBench(messages: 1, new Pop3TestServerOptions { ServerCertificate = own });
        using Pop3Client client = Client(bench, SecurityOptions.SSLImplicit, trusted: false);
        await IsRejected(client, blocking, bench, "issuer");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task RemoteCertificateValidationCallback_decides_if_it_is_set(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = Client(bench, SecurityOptions.SSLImplicit, trusted: true);
        client.RemoteCertificateValidationCallback = (_, _, _, _) => false;
        await Assert.ThrowsAsync<Pop3TlsException>(() => Count(client, blocking));
        using Pop3Client trusting = Client(bench, SecurityOptions.SSLImplicit, trusted: false);
        string seen = "";
        trusting.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
        {
            seen = certificate!.Subject;
            return seen.Length > 0;
        };
        Assert.Equal(1, await Count(trusting, blocking));
        Assert.Contains("Pop3Nano.Testing", seen, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task SupportedEncryption_is_what_is_offered(bool blocking)
    {
        using var bench = new ClientBench(messages: 1, new Pop3TestServerOptions { SslProtocols = System.Security.Authentication.SslProtocols.Tls12 });
        using Pop3Client client = Client(bench, SecurityOptions.SSLImplicit, trusted: true);
        client.SupportedEncryption = EncryptionProtocols.Tls13;
        await Assert.ThrowsAsync<Pop3TlsException>(() => Count(client, blocking));
        client.SupportedEncryption = EncryptionProtocols.Tls12;
        Assert.Equal(1, await Count(client, blocking));
        Assert.Equal(SecurityOptions.SSLImplicit, client.SecurityOptions); // not overwritten
    }

    private static Pop3Client Client(ClientBench bench, SecurityOptions security, bool trusted) =>
        new("127.0.0.1", security == SecurityOptions.SSLImplicit ? bench.Server.TlsPort : bench.Server.Port, ClientBench.Name, ClientBench.Password, security)
        {
            TrustedCertificates = trusted ? Encoding.ASCII.GetBytes(bench.Server.CaCertificatePem) : [],
        };

    private static async Task IsRejected(Pop3Client client, bool blocking, ClientBench bench, string reason)
    {
        Pop3TlsException rejected = await Assert.ThrowsAsync<Pop3TlsException>(() => Count(client, blocking));
        Assert.True(rejected.IsCertificateProblem);
        Assert.NotEmpty(rejected.Chain);
        Assert.Contains(reason, rejected.Message, StringComparison.Ordinal);
        Assert.Equal(1, bench.Server.Connections);
        Assert.DoesNotContain(bench.Server.Commands, command => command is "USER" or "PASS" or "AUTH" or "APOP");
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
    }

    private static async Task<int> Count(Pop3Client client, bool blocking) => blocking ? client.GetMessageCount() : await client.GetMessageCountAsync();

    private static X509Certificate2 SelfSigned(DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(from, to);
    }
}
