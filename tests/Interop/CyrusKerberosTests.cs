using System;
using System.Net;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>
/// Kerberos as another library, Cyrus SASL, speaks it. Its GSS-SPNEGO takes for granted that the rest is wrapped, which nothing here does;
/// GSSAPI is preferred.
/// </summary>
[Collection(SharedDovecot.Collection)]
public sealed class CyrusKerberosTests(SharedDovecot shared) : IDisposable
{
    public void Dispose() => shared.Realm.Forget();

    [CyrusSaslTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task A_ticket_logs_in(Driver driver)
    {
        ServersInstallation.Demand();
        KerberosRealm realm = shared.Realm;
        using CyrusServer server = MailServer.Started(() => new CyrusServer(realm));
        Account account = server.TakeAccount();
        server.Deliver(account, Mails.Of("hello"));
        realm.Enroll(account);
        realm.TakeTicket(account);
        foreach (Pop3Security security in (Pop3Security[])[Pop3Security.None, Pop3Security.StartTls, Pop3Security.Implicit])
        {
            using Caller caller = await Caller.Connect(driver, server.Endpoint(security));
            await caller.Authenticate(new GssapiMechanism(CredentialCache.DefaultNetworkCredentials, KerberosRealm.Host));
            Assert.Equal(1, await caller.Stat());
            Assert.True(await caller.Quit());
        }
        using var client = new Pop3Client(KerberosRealm.Host, server.TlsPort, SecurityOptions.SSLImplicit)
        {
            TrustedCertificates = server.Authority,
            UseDefaultCredentials = true,
        };
        Assert.Equal("hello", (driver == Driver.Async ? await client.GetMessageInfoAsync(1) : client.GetMessageInfo(1)).Subject);
    }
}
