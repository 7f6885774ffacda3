using System;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>Every SASL mechanism that Dovecot 2.3 has without another server, over TLS and STLS, with right and wrong secrets.</summary>
[Collection(SharedDovecot.Collection)]
public sealed class MechanismTests(SharedDovecot shared)
{
    public static TheoryData<string, Driver, Pop3Security> Ways => Rows.Each(
        ["PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER"],
        Enum.GetValues<Driver>(), Enum.GetValues<Pop3Security>());

    private static SaslMechanism Create(string mechanism, Account account, bool isRight)
    {
        string password = isRight ? account.Password : "wrong";
        string token = isRight ? TestTokens.For(account.Name) : "wrong";
        return mechanism switch
        {
            "PLAIN" => new PlainMechanism(account.Name, password),
            "LOGIN" => new LoginMechanism(account.Name, password),
            "CRAM-MD5" => new CramMd5Mechanism(account.Name, password),
            "DIGEST-MD5" => new DigestMd5Mechanism(account.Name, password, "localhost"),
            "SCRAM-SHA-1" => new ScramSha1Mechanism(account.Name, password),
            "SCRAM-SHA-256" => new ScramSha256Mechanism(account.Name, password),
            "XOAUTH2" => new XOAuth2Mechanism(account.Name, token),
            _ => new OAuthBearerMechanism(account.Name, token, "localhost", 995),
        };
    }

    [ServerTheory, MemberData(nameof(Ways))]
    public async Task Each_is_refused_with_a_wrong_secret_and_logs_in_with_the_right_one(string name, Driver driver, Pop3Security security)
    {
        Account account = shared.Server.TakeAccount();
        shared.Server.Deliver(account, Mails.Of("one"));
        using Caller caller = await Caller.Connect(driver, shared.Server.Endpoint(security));
        var refusal = await Assert.ThrowsAsync<Pop3CommandException>(() => caller.Authenticate(Create(name, account, isRight: false)));
        Assert.Equal(Pop3ResponseCode.Auth, refusal.ResponseCode);
        Assert.Equal(name is "XOAUTH2" or "OAUTHBEARER", refusal.Reason.Length > 0);
        await caller.Authenticate(Create(name, account, isRight: true));
        Assert.Equal(1, await caller.Stat());
        Assert.True(await caller.Quit());
    }

    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task The_strongest_is_chosen(Driver driver)
    {
        Account account = shared.Server.TakeAccount();
        using Caller caller = await Caller.Connect(driver, shared.Server.Endpoint(Pop3Security.Implicit));
        using var credentials = new Pop3Credentials(account.Name, account.Password);
        Assert.Equal(Pop3KnownAuthenticationType.ScramSha256, await caller.Authenticate(credentials, new Pop3AuthenticationPolicy { Host = "localhost" }));
        Assert.True(await caller.Quit());
    }

    [ServerTheory]
    [InlineData(Driver.Blocking, Pop3Security.Implicit)]
    [InlineData(Driver.Async, Pop3Security.StartTls)]
    public async Task Nobody_needs_no_password(Driver driver, Pop3Security security)
    {
        using Caller caller = await Caller.Connect(driver, shared.Server.Endpoint(security));
        await caller.Authenticate(new AnonymousMechanism("guest@example.org"));
        Assert.Equal(0, await caller.Stat());
        Assert.True(await caller.Quit());
    }

    [ServerTheory]
    [InlineData(Driver.Blocking, Pop3Security.Implicit)]
    [InlineData(Driver.Async, Pop3Security.Implicit)]
    [InlineData(Driver.Blocking, Pop3Security.StartTls)]
    [InlineData(Driver.Async, Pop3Security.StartTls)]
    public async Task A_client_certificate_says_who_it_is(Driver driver, Pop3Security security)
    {
        DovecotServer server = shared.With(new DovecotOptions { AsksForClientCertificate = true, BelievesClientCertificate = true });
        using X509Certificate2 certificate = server.ClientCertificate();
        Pop3Endpoint endpoint = server.Endpoint(security);
        endpoint.ClientCertificates = [certificate];
        using Caller caller = await Caller.Connect(driver, endpoint);
        using Pop3Credentials credentials = Pop3Credentials.ForCertificate();
        Assert.Equal(Pop3KnownAuthenticationType.External, await caller.Authenticate(credentials, new Pop3AuthenticationPolicy()));
        Assert.True(await caller.Quit());
    }

    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task Without_a_certificate_EXTERNAL_is_refused(Driver driver)
    {
        DovecotServer server = shared.With(new DovecotOptions { AsksForClientCertificate = true, BelievesClientCertificate = true });
        using Caller caller = await Caller.Connect(driver, server.Endpoint(Pop3Security.Implicit));
        await Assert.ThrowsAsync<Pop3CommandException>(() => caller.Authenticate(new ExternalMechanism("client")));
        Assert.Equal(Protocol.Pop3State.Authorization, caller.Session.State);
    }
}
