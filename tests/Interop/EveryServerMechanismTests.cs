using System.Linq;
using System.Security.Authentication;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>Every way to log in that a server has and the client knows, through Pop3Client, with a right and a wrong password.</summary>
[Collection(SharedServers.Collection)]
public sealed class EveryServerMechanismTests(SharedServers shared)
{
    [EveryServerTheory]
    [InlineData(ServerKind.Dovecot, Pop3KnownAuthenticationType.User, Pop3KnownAuthenticationType.APOP, Pop3KnownAuthenticationType.Plain, Pop3KnownAuthenticationType.Login,
        Pop3KnownAuthenticationType.CramMD5, Pop3KnownAuthenticationType.DigestMD5, Pop3KnownAuthenticationType.ScramSha1, Pop3KnownAuthenticationType.ScramSha256)]
    [InlineData(ServerKind.Courier, Pop3KnownAuthenticationType.User, Pop3KnownAuthenticationType.Plain, Pop3KnownAuthenticationType.Login, Pop3KnownAuthenticationType.CramMD5)]
    [InlineData(ServerKind.Cyrus, Pop3KnownAuthenticationType.User, Pop3KnownAuthenticationType.Plain, Pop3KnownAuthenticationType.Login, Pop3KnownAuthenticationType.CramMD5,
        Pop3KnownAuthenticationType.DigestMD5, Pop3KnownAuthenticationType.ScramSha1, Pop3KnownAuthenticationType.ScramSha256)]
    [InlineData(ServerKind.Mailutils, Pop3KnownAuthenticationType.User)]
    [InlineData(ServerKind.Popa3d, Pop3KnownAuthenticationType.User)]
    [InlineData(ServerKind.Solid, Pop3KnownAuthenticationType.User)]
    public async Task Each_logs_in_with_the_right_password_and_is_refused_with_a_wrong_one(ServerKind kind, params Pop3KnownAuthenticationType[] ways)
    {
        foreach (Pop3KnownAuthenticationType way in ways)
        {
            Account account = shared[kind].TakeAccount();
            using (Pop3Client client = shared.NewClient(kind, account, way)) Assert.Equal(0, await client.GetMessageCountAsync());
            using (Pop3Client client = shared.NewClient(kind, account, way)) Assert.Equal(0, client.GetMessageCount());
            using Pop3Client wrong = shared.NewClient(kind, account with { Password = "wrong" }, way);
            await Assert.ThrowsAsync<Pop3CommandException>(() => wrong.GetMessageCountAsync());
        }
    }

    [EveryServerTheory]
    [InlineData(ServerKind.Dovecot, Pop3KnownAuthenticationType.ScramSha256)]
    [InlineData(ServerKind.Courier, Pop3KnownAuthenticationType.CramMD5)]
    [InlineData(ServerKind.Cyrus, Pop3KnownAuthenticationType.ScramSha256Plus)] // TLS 1.2: it binds to tls-unique only
    [InlineData(ServerKind.Mailutils, Pop3KnownAuthenticationType.User)]
    public async Task The_strongest_is_chosen_over_TLS_1_2(ServerKind kind, Pop3KnownAuthenticationType strongest)
    {
        Account account = shared[kind].TakeAccount();
        Pop3Endpoint endpoint = shared[kind].Endpoint(Pop3Security.Implicit);
        endpoint.Protocols = SslProtocols.Tls12;
        using Caller caller = await Caller.Connect(Driver.Async, endpoint);
        using var credentials = new Pop3Credentials(account.Name, account.Password);
        await caller.Capa();
        Assert.Equal(strongest, await caller.Authenticate(credentials, new Pop3AuthenticationPolicy { Host = "localhost" }));
        Assert.True(await caller.Quit());
    }
}
