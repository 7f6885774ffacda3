using System;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pop3Nano.Testing;

// A small authority and a server certificate signed by it, made when TLS is first needed. Real time counts here: clients check
// dates by theirs.
internal sealed class ServerCertificates : IDisposable
{
    private readonly Pop3TestServerOptions _options;

    internal ServerCertificates(Pop3TestServerOptions options)
    {
        _options = options;
        DateTimeOffset from = DateTimeOffset.UtcNow.AddDays(-1);
        DateTimeOffset to = from.AddDays(30);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=Pop3Nano.Testing CA", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        authority.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authority.PublicKey, false));
        using X509Certificate2 signer = authority.CreateSelfSigned(from, to);
        // What is given away has no private key.
        Authority = X509Certificate2.CreateFromPem(signer.ExportCertificatePem());
        Server = Sign(signer, from, to);
        Context = SslStreamCertificateContext.Create(options.ServerCertificate ?? Server, [Authority], offline: true);
    }

    internal X509Certificate2 Authority { get; }
    internal X509Certificate2 Server { get; }
    internal SslStreamCertificateContext Context { get; }

    internal SslServerAuthenticationOptions ForHandshake() => new()
    {
        ServerCertificateContext = Context,
        EnabledSslProtocols = _options.SslProtocols,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
    };

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
    }

    private X509Certificate2 Sign(X509Certificate2 signer, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Pop3Nano.Testing", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (string host in _options.CertificateHosts)
        {
            if (IPAddress.TryParse(host, out IPAddress? address)) names.AddIpAddress(address);
            else names.AddDnsName(host);
        }
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(signer, true, false));
        using X509Certificate2 signed = request.Create(signer, from, to, RandomNumberGenerator.GetBytes(16));
        X509Certificate2 withKey = signed.CopyWithPrivateKey(key);
        if (!OperatingSystem.IsWindows()) return withKey;
        // SChannel takes no key that lives in memory only: a round trip through PKCS #12 gives it one that it takes.
        byte[] pkcs12 = withKey.Export(X509ContentType.Pkcs12);
        withKey.Dispose();
#if NET9_0_OR_GREATER
        return X509CertificateLoader.LoadPkcs12(pkcs12, null);
#else
        return new X509Certificate2(pkcs12);
#endif
    }
}
