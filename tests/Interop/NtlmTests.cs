using System.Net;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>NTLM (MS-NLMP): Cyrus SASL's on one side, GSS-NTLMSSP, which the platform finds, on the other.</summary>
[Collection(SharedDovecot.Collection)]
public sealed class NtlmTests
{
    [CyrusSaslTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task A_right_password_logs_in_and_a_wrong_one_does_not(Driver driver)
    {
        ServersInstallation.Demand();
        KerberosInstallation.Demand();
        using CyrusServer server = MailServer.Started(() => new CyrusServer(ntlm: true));
        Account account = server.TakeAccount();
        server.Deliver(account, Mails.Of("hello"));
        foreach (Pop3Security security in (Pop3Security[])[Pop3Security.None, Pop3Security.StartTls, Pop3Security.Implicit])
        {
            using Caller caller = await Caller.Connect(driver, server.Endpoint(security));
            await Assert.ThrowsAsync<Pop3CommandException>(() => caller.Authenticate(NegotiateMechanism.Ntlm(new NetworkCredential(account.Name, "wrong"), "localhost")));
            await caller.Authenticate(NegotiateMechanism.Ntlm(new NetworkCredential(account.Name, account.Password), "localhost"));
            Assert.Equal(1, await caller.Stat());
            Assert.True(await caller.Quit());
        }
        using Pop3Client client = server.NewClient(account);
        client.AllowedAuthentication = Pop3KnownAuthenticationType.NTLM;
        Assert.Equal("hello", (driver == Driver.Async ? await client.GetMessageInfoAsync(1) : client.GetMessageInfo(1)).Subject);
    }
}
