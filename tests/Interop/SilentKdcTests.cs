using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>A KDC that takes connections and says nothing: the mail server is there, and the ticket for it does not come.</summary>
[Collection(SharedDovecot.Collection)]
public sealed class SilentKdcTests(SharedDovecot shared) : IDisposable
{
    private KerberosRealm Realm => shared.Realm;

    private DovecotServer Server => shared.With(new DovecotOptions { Realm = Realm });

    public void Dispose() => Realm.Forget();

    // The platform's library would ask a silent KDC for half a minute, and then fail otherwise.
    [KerberosTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task Who_has_no_patience_with_a_silent_KDC_is_told_so_and_the_session_goes_on(Driver driver)
    {
        Account account = Server.TakeAccount();
        Realm.TakeKeysOfSilentRealm();
        using Caller caller = await Caller.Connect(driver, Server.Endpoint(Pop3Security.Implicit));
        int patience = caller.Session.Timeout;
        caller.Session.Timeout = 300;
        await Assert.ThrowsAsync<TimeoutException>(() => caller.Authenticate(Kerberos()));
        caller.Session.Timeout = patience;
        await caller.Login(account);
        Assert.True(await caller.Quit());
    }

    [KerberosTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task The_client_waits_for_a_KDC_as_long_as_for_anything_else(Driver driver)
    {
        Account account = Server.TakeAccount();
        Realm.TakeKeysOfSilentRealm();
        using var client = new Pop3Client(KerberosRealm.Host, Server.TlsPort, SecurityOptions.SSLImplicit) { TrustedCertificates = Server.Authority, UseDefaultCredentials = true };
        int patience = client.Timeout;
        client.Timeout = 1000;
        await Assert.ThrowsAsync<TimeoutException>(async () => _ = driver == Driver.Async ? await client.GetMessageCountAsync() : client.GetMessageCount());
        client.Timeout = patience;
        client.UseDefaultCredentials = false;
        client.Username = account.Name;
        client.Password = account.Password;
        Assert.Equal(0, driver == Driver.Async ? await client.GetMessageCountAsync() : client.GetMessageCount());
    }

    [KerberosFact]
    public async Task Waiting_for_a_KDC_can_be_cancelled()
    {
        Realm.TakeKeysOfSilentRealm();
        using Caller caller = await Caller.Connect(Driver.Async, Server.Endpoint(Pop3Security.Implicit));
        using var cancellation = new CancellationTokenSource();
        Task login = caller.Session.AuthenticateAsync(Kerberos(), cancellation.Token).AsTask();
        Assert.False(login.IsCompleted); // and the caller's thread has come back
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => login);
        await caller.Login(Server.TakeAccount());
        Assert.True(await caller.Quit());
    }

    private static GssapiMechanism Kerberos() => new(CredentialCache.DefaultNetworkCredentials, KerberosRealm.Host);
}
