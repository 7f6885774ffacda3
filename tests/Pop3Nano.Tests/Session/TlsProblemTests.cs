using System;
using System.Net.Security;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>What a rejected certificate says, and who decides.</summary>
public class TlsProblemTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_rejected_certificate_comes_with_its_chain(bool blocking)
    {
        using Pop3TestServer server = Server();
        Pop3TlsException rejected = await Rejects(new Pop3Endpoint("localhost", server.TlsPort), blocking);
        Assert.True(rejected.IsCertificateProblem);
        Assert.Contains("issuer is not trusted (Pop3Nano.Testing CA)", rejected.Message, StringComparison.Ordinal);
        Assert.Contains("CN=Pop3Nano.Testing; issued by CN=Pop3Nano.Testing CA; valid ", rejected.Chain[0], StringComparison.Ordinal);
        Assert.Contains(server.ServerCertificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256), rejected.Chain[0], StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_port_without_TLS_is_no_certificate_problem(bool blocking)
    {
        using Pop3TestServer server = Server();
        Pop3TlsException failed = await Rejects(new Pop3Endpoint("localhost", server.Port), blocking);
        Assert.False(failed.IsCertificateProblem);
        Assert.Empty(failed.Chain);
        Assert.Contains("Is this a TLS port", failed.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_callers_own_check_decides_alone(bool blocking)
    {
        using Pop3TestServer server = Server();
        SslPolicyErrors seen = SslPolicyErrors.None;
        var trusting = new Pop3Endpoint("localhost", server.TlsPort)
        {
            CertificateValidation = (_, certificate, _, errors) =>
            {
                seen = errors;
                return certificate!.GetRawCertData().AsSpan().SequenceEqual(server.ServerCertificate.RawData); // pinned
            },
        };
        using (Pop3Session session = await Connect(trusting, blocking)) Assert.True(session.IsSecure);
        Assert.Equal(SslPolicyErrors.RemoteCertificateChainErrors, seen);

        var strict = new Pop3Endpoint("localhost", server.TlsPort)
        {
            TrustedCertificates = Encoding.ASCII.GetBytes(server.CaCertificatePem),
            CertificateValidation = (_, _, _, _) => false,
        };
        Pop3TlsException rejected = await Rejects(strict, blocking);
        Assert.Contains("the program's own check", rejected.Message, StringComparison.Ordinal);
        Assert.Equal(2, rejected.Chain.Count);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_rejected_certificate_is_final_even_for_a_server_that_was_met_before(bool blocking)
    {
        using Pop3TestServer server = Server();
        byte[] authority = Encoding.ASCII.GetBytes(server.CaCertificatePem);
        for (int i = 0; i < 3; i++) (await Connect(new Pop3Endpoint("localhost", server.TlsPort) { TrustedCertificates = authority }, blocking)).Dispose();
        int before = server.Connections;
        await Rejects(new Pop3Endpoint("localhost", server.TlsPort) { Noticed = Assert.Fail }, blocking);
        Assert.Equal(before + 1, server.Connections);
    }

    [Theory]
    [InlineData(Pop3Security.Implicit, "no certificate", true)]
    [InlineData(Pop3Security.Implicit, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", false)]
    [InlineData(Pop3Security.StartTls, "no certificate", false)]
    [InlineData(Pop3Security.StartTls, "-----BEGIN CERTIFICATE-----\nno end", true)]
    public async Task Trusted_certificates_that_can_not_be_read_are_refused_before_anything_is_connected(Pop3Security security, string trusted, bool blocking)
    {
        using Pop3TestServer server = Server();
        var endpoint = new Pop3Endpoint("localhost", security == Pop3Security.Implicit ? server.TlsPort : server.Port, security)
        {
            TrustedCertificates = Encoding.ASCII.GetBytes(trusted),
        };
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => Connect(endpoint, blocking));
        Assert.Contains("TrustedCertificates", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
        Assert.Empty(server.Commands);
    }

    private static Pop3TestServer Server()
    {
        var server = new Pop3TestServer();
        server.AddMailbox("tim", "secret");
        server.Start();
        return server;
    }

    private static async Task<Pop3Session> Connect(Pop3Endpoint endpoint, bool blocking) =>
        blocking ? Pop3Session.Connect(endpoint) : await Pop3Session.ConnectAsync(endpoint);

    private static Task<Pop3TlsException> Rejects(Pop3Endpoint endpoint, bool blocking) => Assert.ThrowsAsync<Pop3TlsException>(() => Connect(endpoint, blocking));
}
