using System;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pop3Nano.Interop;

/// <summary>An authority and the certificate that it gave to one server. Nothing outlives the test run.</summary>
public sealed class TestCertificates
{
    /// <summary>The authority's name, as messages show it.</summary>
    public const string AuthorityName = "Pop3Nano interop CA";

    /// <summary>A server certificate for a name (empty: localhost and 127.0.0.1) that is good for so long.</summary>
    public TestCertificates(string name, TimeSpan life, string authorityName = AuthorityName)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        DateTimeOffset end = now + life;
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=" + authorityName, authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        using X509Certificate2 authority = authorityRequest.CreateSelfSigned(now.AddDays(-60), now.AddDays(60));

        using ECDsa serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + (name.Length > 0 ? name : "localhost"), serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name.Length > 0 ? name : "localhost");
        if (name.Length == 0) names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using ECDsa clientKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var clientRequest = new CertificateRequest("CN=client", clientKey, HashAlgorithmName.SHA256);
        clientRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        clientRequest.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        using X509Certificate2 client = clientRequest.Create(authority, now.AddDays(-30), now.AddDays(30), RandomNumberGenerator.GetBytes(12));
        using X509Certificate2 server = request.Create(authority, now.AddDays(-30), end, RandomNumberGenerator.GetBytes(12));

        Authority = authority.ExportCertificatePem();
        Server = server.ExportCertificatePem();
        Client = client.ExportCertificatePem() + "\n" + clientKey.ExportPkcs8PrivateKeyPem();
        Key = serverKey.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>The authority's certificate, PEM: what a client has to trust.</summary>
    public string Authority { get; }

    /// <summary>The server's certificate, PEM.</summary>
    public string Server { get; }

    /// <summary>A client's certificate and private key, PEM.</summary>
    public string Client { get; }

    /// <summary>The server's private key, PEM.</summary>
    public string Key { get; }
}
