using System;
using System.Formats.Asn1;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pop3Nano.Tests.Attacks;

/// <summary>An authority that signs whatever it is asked to, right or wrong.</summary>
internal sealed class CertificateForge : IDisposable
{
    public const string ForServers = "1.3.6.1.5.5.7.3.1";
    public const string ForClients = "1.3.6.1.5.5.7.3.2";

    private const int Mail = 1; // tags of GeneralName, RFC 5280 §4.2.1.6
    private const int Dns = 2;
    private const int Uri = 6;
    private const int Ip = 7;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;

    public CertificateForge()
    {
        var request = new CertificateRequest("CN=The authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _root = request.CreateSelfSigned(Now.AddDays(-30), Now.AddDays(30));
    }

    public static DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>What a client gets to trust.</summary>
    public byte[] Trusted => Encoding.ASCII.GetBytes(_root.ExportCertificatePem());

    public static X509Extension DnsNames(params string[] names) => Names(Dns, names.Select(Encoding.UTF8.GetBytes).ToArray());

    public static X509Extension MailAddress(string address) => Names(Mail, Encoding.ASCII.GetBytes(address));

    public static X509Extension Address(string uri) => Names(Uri, Encoding.ASCII.GetBytes(uri));

    public static X509Extension IpAddress(params byte[] address) => Names(Ip, address);

    /// <summary>A server's certificate with these names, or with none but the subject's.</summary>
    public X509Certificate2 Issue(X509Extension? names, string commonName = "server", string purpose = ForServers, int fromDay = -1, int toDay = 5) =>
        Issue(names, commonName, purpose, fromDay, toDay, false, _root, _key, out _);

    /// <summary>A certificate that another one than the authority has signed: an ordinary one, or an authority's whose days are over.</summary>
    public X509Certificate2 IssueBySomebody(X509Extension names, bool isAuthority, int toDay, out X509Certificate2 somebody)
    {
        somebody = Issue(DnsNames("somebody.example.org"), "Somebody", ForServers, -20, toDay, isAuthority, _root, _key, out ECDsa key);
        using (key) return Issue(names, "server", ForServers, -1, 5, false, somebody, key, out _);
    }

    /// <summary>The same certificate with one bit of its signature turned.</summary>
    public static X509Certificate2 Tampered(X509Certificate2 certificate)
    {
        byte[] octets = certificate.RawData;
        octets[^1] ^= 1;
        using ECDsa key = certificate.GetECDsaPrivateKey()!;
        using X509Certificate2 tampered = X509Certificate2.CreateFromPem(PemEncoding.WriteString("CERTIFICATE", octets));
        return tampered.CopyWithPrivateKey(key);
    }

    /// <summary>Signed by nobody but itself.</summary>
    public static X509Certificate2 SelfSigned(X509Extension names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=server", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names);
        return request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(5));
    }

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
    }

    private static X509Certificate2 Issue(
        X509Extension? names, string commonName, string purpose, int fromDay, int toDay, bool isAuthority, X509Certificate2 signer, ECDsa signerKey, out ECDsa key)
    {
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(commonName);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        if (names != null) request.CertificateExtensions.Add(names);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        var signature = X509SignatureGenerator.CreateForECDsa(signerKey);
        using X509Certificate2 signed = request.Create(signer.SubjectName, signature, Now.AddDays(fromDay), Now.AddDays(toDay), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private static X509Extension Names(int tag, params byte[][] values)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (byte[] value in values) writer.WriteOctetString(value, new Asn1Tag(TagClass.ContextSpecific, tag));
        }
        return new X509Extension("2.5.29.17", writer.Encode(), critical: false);
    }
}
