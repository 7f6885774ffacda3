using System;
using System.Net;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Protocol;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>GSSAPI (RFC 4752) and GSS-SPNEGO with Kerberos V5: a KDC, Dovecot, and tickets.</summary>
[Collection(SharedDovecot.Collection)]
public sealed class KerberosTests(SharedDovecot shared) : IDisposable
{
    private KerberosRealm Realm => shared.Realm;

    private DovecotServer Server => shared.With(new DovecotOptions { Realm = Realm });

    public static TheoryData<string, Driver, Pop3Security> EveryWay => Rows.Each(["GSSAPI", "GSS-SPNEGO"], Enum.GetValues<Driver>(), Enum.GetValues<Pop3Security>());

    // The next test finds a process without tickets.
    public void Dispose() => Realm.Forget();

    [KerberosTheory]
    [MemberData(nameof(EveryWay))]
    public async Task A_ticket_logs_in(string name, Driver driver, Pop3Security security)
    {
        Account account = Member();
        Server.Deliver(account, Mails.Of("hello"));
        Realm.TakeTicket(account);
        using Caller caller = await Caller.Connect(driver, Server.Endpoint(security));
        await caller.Authenticate(Mechanism(name));
        Assert.Equal(1, await caller.Stat());
        Assert.True(await caller.Quit());
    }

    [KerberosTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task A_name_and_a_password_get_a_ticket(Driver driver)
    {
        Account account = Member();
        using Caller caller = await Caller.Connect(driver, Server.Endpoint(Pop3Security.Implicit));
        await caller.Authenticate(new GssapiMechanism(new NetworkCredential(account.Name, account.Password, KerberosRealm.Name), KerberosRealm.Host));
        Assert.Equal(0, await caller.Stat());
        Assert.True(await caller.Quit());
    }

    [KerberosTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task An_unattended_program_needs_its_keys_only(Driver driver)
    {
        Account account = Member();
        Realm.TakeKeys(account);
        using Caller caller = await Caller.Connect(driver, Server.Endpoint(Pop3Security.Implicit));
        await caller.Authenticate(Mechanism("GSSAPI"));
        Assert.Equal(0, await caller.Stat());
        Assert.True(await caller.Quit());
    }

    [KerberosTheory]
    [InlineData(Driver.Blocking, SecurityOptions.SSLImplicit)]
    [InlineData(Driver.Async, SecurityOptions.SSLImplicit)]
    [InlineData(Driver.Blocking, SecurityOptions.SSLExplicit)]
    [InlineData(Driver.Async, SecurityOptions.SSLExplicit)]
    [InlineData(Driver.Blocking, SecurityOptions.None)]
    [InlineData(Driver.Async, SecurityOptions.None)]
    public async Task The_client_logs_in_as_whoever_its_process_is(Driver driver, SecurityOptions security)
    {
        Account account = Member();
        Server.Deliver(account, Mails.Of("to whom it concerns"));
        Realm.TakeTicket(account);
        using Pop3Client client = Client(security);
        Assert.Equal(1, driver == Driver.Async ? await client.GetMessageCountAsync() : client.GetMessageCount());
        Assert.Equal("to whom it concerns", (await client.GetMessageInfoAsync(1)).Subject);
        Assert.True(client.SupportedAuthentication.HasFlag(Pop3KnownAuthenticationType.GSSAPI));
        Server.WaitForLog(0, $"Login: user=<{account.Name}>, method=GSSAPI");
    }

    // Dovecot asks once more behind SPNEGO's last token: what flies too early would be taken for the answer.
    [KerberosTheory]
    [InlineData(Driver.Blocking, "GSSAPI")]
    [InlineData(Driver.Async, "GSSAPI")]
    [InlineData(Driver.Blocking, "GSS-SPNEGO")]
    [InlineData(Driver.Async, "GSS-SPNEGO")]
    public async Task Polls_learn_that_commands_may_fly_behind_the_login(Driver driver, string name)
    {
        Account account = Member();
        Realm.TakeTicket(account);
        var profile = new Pop3ServerProfile();
        for (int poll = 1; poll <= 3; poll++)
        {
            using Caller caller = await Caller.Connect(driver, Server.Endpoint(Pop3Security.Implicit), profile);
            var listing = new Pop3Flight();
            listing.List();
            await caller.Capa();
            Assert.True(await caller.Authenticate(Mechanism(name), listing));
            while (await caller.NextReply()) await caller.Body();
            Assert.True(await caller.Quit());
            profile.NotePollWentWell();
        }
        Assert.Equal(Pop3LoginTrap.KeepsInput, profile.LoginTrap);
    }

    [KerberosTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task A_ticket_opens_nobody_elses_maildrop(Driver driver)
    {
        Account account = Member();
        Account other = Server.TakeAccount();
        Realm.TakeTicket(account);
        using Caller caller = await Caller.Connect(driver, Server.Endpoint(Pop3Security.Implicit));
        var refusal = await Assert.ThrowsAsync<Pop3CommandException>(() =>
            caller.Authenticate(new GssapiMechanism(CredentialCache.DefaultNetworkCredentials, KerberosRealm.Host, other.Name)));
        Assert.Equal(Pop3ResponseCode.Auth, refusal.ResponseCode);
        await caller.Authenticate(new GssapiMechanism(CredentialCache.DefaultNetworkCredentials, KerberosRealm.Host, account.Name));
        Assert.True(await caller.Quit());
    }

    public static TheoryData<string, Driver> EveryLack => Rows.Each(
        ["no ticket", "a wrong password", "a user whom nobody knows", "a host without a service"], Enum.GetValues<Driver>());

    [KerberosTheory]
    [MemberData(nameof(EveryLack))]
    public async Task Without_what_Kerberos_wants_nothing_is_sent_and_the_session_goes_on(string lack, Driver driver)
    {
        Account account = Member();
        string host = KerberosRealm.Host;
        NetworkCredential credential = CredentialCache.DefaultNetworkCredentials;
        switch (lack)
        {
            case "a wrong password":
                credential = new NetworkCredential(account.Name, "wrong-secret", KerberosRealm.Name);
                break;
            case "a user whom nobody knows":
                credential = new NetworkCredential("nobody", "wrong-secret", KerberosRealm.Name);
                break;
            case "a host without a service":
                Realm.TakeTicket(account);
                host = "127.0.0.1";
                break;
        }
        using Caller caller = await Caller.Connect(driver, Server.Endpoint(Pop3Security.Implicit));
        var transcript = new Transcript();
        caller.Session.Engine.TraceTo(transcript);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => caller.Authenticate(new GssapiMechanism(credential, host)));
        Assert.DoesNotContain("wrong-secret", failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(transcript.Flights);
        Assert.StartsWith("The platform could not log in by GSSAPI: ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Pop3State.Authorization, caller.Session.State);
        await caller.Login(account);
        Assert.True(await caller.Quit());
    }

    private static SaslMechanism Mechanism(string name) => name == "GSSAPI"
        ? new GssapiMechanism(CredentialCache.DefaultNetworkCredentials, KerberosRealm.Host)
        : NegotiateMechanism.Spnego(CredentialCache.DefaultNetworkCredentials, KerberosRealm.Host);

    private Pop3Client Client(SecurityOptions security) => new(KerberosRealm.Host, security == SecurityOptions.SSLImplicit ? Server.TlsPort : Server.Port)
    {
        SecurityOptions = security,
        TrustedCertificates = Server.Authority,
        UseDefaultCredentials = true,
    };

    private Account Member()
    {
        Account account = Server.TakeAccount();
        Realm.Enroll(account);
        return account;
    }
}
