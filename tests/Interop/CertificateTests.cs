using System;
using System.Globalization;
using System.Security.Authentication;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

[Collection(SharedDovecot.Collection)]
public sealed class CertificateTests(SharedDovecot shared)
{
    public static TheoryData<Driver, Pop3Security> EverySecureWay() => Rows.Each(Enum.GetValues<Driver>(), [Pop3Security.Implicit, Pop3Security.StartTls]);

    [ServerTheory]
    [MemberData(nameof(EverySecureWay))]
    public async Task A_certificate_for_another_name_is_rejected_by_name(Driver driver, Pop3Security security)
    {
        DovecotServer server = shared.With(new DovecotOptions { CertificateName = "mail.example.org" });
        string message = await Reject(driver, server, server.Endpoint(security));
        Assert.Contains("mail.example.org", message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", message, StringComparison.Ordinal);
    }

    [ServerTheory]
    [MemberData(nameof(EverySecureWay))]
    public async Task An_issuer_that_the_platform_does_not_trust_is_rejected(Driver driver, Pop3Security security)
    {
        Pop3Endpoint endpoint = shared.Server.Endpoint(security);
        endpoint.TrustedCertificates = [];
        string message = await Reject(driver, shared.Server, endpoint);
        Assert.Contains("issuer is not trusted", message, StringComparison.Ordinal);
        Assert.Contains(TestCertificates.AuthorityName, message, StringComparison.Ordinal);
    }

    [ServerTheory]
    [MemberData(nameof(EverySecureWay))]
    public async Task A_false_authority_of_the_same_name_is_not_enough(Driver driver, Pop3Security security)
    {
        string message = await Reject(driver, shared.Server, Trusting(security, new TestCertificates("", TimeSpan.FromDays(1))));
        Assert.Contains("rejected", message, StringComparison.Ordinal);
    }

    [ServerTheory]
    [MemberData(nameof(EverySecureWay))]
    public async Task An_authority_that_did_not_sign_the_certificate_is_not_enough(Driver driver, Pop3Security security)
    {
        string message = await Reject(driver, shared.Server, Trusting(security, new TestCertificates("", TimeSpan.FromDays(1), "Somebody else's CA")));
        Assert.Contains("rejected", message, StringComparison.Ordinal);
        Assert.Contains("issuer is not trusted", message, StringComparison.Ordinal);
    }

    [ServerTheory]
    [MemberData(nameof(EverySecureWay))]
    public async Task An_expired_certificate_is_rejected_with_its_date(Driver driver, Pop3Security security)
    {
        TimeSpan life = TimeSpan.FromDays(-3);
        DovecotServer server = shared.With(new DovecotOptions { CertificateLife = life });
        string message = await Reject(driver, server, server.Endpoint(security));
        Assert.Contains("expired on " + (DateTime.UtcNow + life).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), message, StringComparison.Ordinal);
    }

    [ServerTheory]
    [MemberData(nameof(EverySecureWay))]
    public Task A_server_without_TLS_1_3_works(Driver driver, Pop3Security security) =>
        WorksWithout(SslProtocols.Tls13, shared.With(new DovecotOptions { GreatestTls = "TLSv1.2" }), driver, security);

    [ServerTheory]
    [MemberData(nameof(EverySecureWay))]
    public Task A_server_without_TLS_1_2_works(Driver driver, Pop3Security security) =>
        WorksWithout(SslProtocols.Tls12, shared.With(new DovecotOptions { LeastTls = "TLSv1.3" }), driver, security);

    [ServerTheory]
    [MemberData(nameof(EverySecureWay))]
    public async Task One_process_may_connect_again_and_again(Driver driver, Pop3Security security)
    {
        Account account = shared.Server.TakeAccount();
        for (int i = 0; i < 5; i++)
        {
            using Caller caller = await Caller.Connect(driver, shared.Server.Endpoint(security));
            await caller.Login(account);
            Assert.True(await caller.Quit());
        }
    }

    private Pop3Endpoint Trusting(Pop3Security security, TestCertificates certificates)
    {
        Pop3Endpoint endpoint = shared.Server.Endpoint(security);
        endpoint.TrustedCertificates = Encoding.ASCII.GetBytes(certificates.Authority);
        return endpoint;
    }

    // Who insists on the version is rejected, who takes what there is gets on.
    private static async Task WorksWithout(SslProtocols version, DovecotServer server, Driver driver, Pop3Security security)
    {
        Pop3Endpoint insisting = server.Endpoint(security);
        insisting.Protocols = version;
        await Reject(driver, server, insisting);

        using Caller caller = await Caller.Connect(driver, server.Endpoint(security));
        Assert.True(caller.Session.IsSecure);
        await caller.Login(server.TakeAccount());
        Assert.True(await caller.Quit());
    }

    // What the message says. The server has seen nobody try to log in.
    private static async Task<string> Reject(Driver driver, DovecotServer server, Pop3Endpoint endpoint)
    {
        int before = server.Log.Length;
        var failure = await Assert.ThrowsAsync<Pop3TlsException>(() => Caller.Connect(driver, endpoint));
        server.WaitForLog(before, "no auth attempts");
        return failure.Message;
    }
}
