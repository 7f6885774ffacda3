using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>Dovecot 2.3 drops clients that resume a TLS session when it asks for client certificates.</summary>
[Collection(SharedDovecot.Collection)]
public sealed class TlsResumptionTests(SharedDovecot shared)
{
    public static TheoryData<Driver, string> EveryVersion() => Rows.Each(Enum.GetValues<Driver>(), ["", "TLSv1.2"]);

    [ServerTheory]
    [MemberData(nameof(EveryVersion))]
    public async Task A_resumed_session_that_dies_before_the_greeting_is_made_again_once_and_then_no_more(Driver driver, string greatest)
    {
        // A server of its own: what is remembered of one would help the other test.
        using DovecotServer server = DovecotServer.Start(new DovecotOptions { AsksForClientCertificate = true, GreatestTls = greatest });
        var notices = new List<string>();
        Account account = server.TakeAccount();
        for (int i = 1; i <= 4; i++)
        {
            Pop3Endpoint endpoint = Named(server, Pop3Security.Implicit);
            endpoint.Noticed = notices.Add;
            using Caller caller = await Caller.Connect(driver, endpoint);
            await caller.Login(account);
            Assert.True(await caller.Quit());
        }
        Assert.Single(notices);
        Assert.Contains("without resumption", notices[0], System.StringComparison.Ordinal);
    }

    [ServerTheory]
    [MemberData(nameof(EveryVersion))]
    public async Task Without_resumption_nothing_dies(Driver driver, string greatest)
    {
        using DovecotServer server = DovecotServer.Start(new DovecotOptions { AsksForClientCertificate = true, GreatestTls = greatest });
        Account account = server.TakeAccount();
        foreach (Pop3Security security in (Pop3Security[])[Pop3Security.Implicit, Pop3Security.Implicit, Pop3Security.StartTls, Pop3Security.StartTls])
        {
            Pop3Endpoint endpoint = Named(server, security);
            endpoint.TlsResumption = false;
            endpoint.Noticed = notice => Assert.Fail(notice);
            using Caller caller = await Caller.Connect(driver, endpoint);
            await caller.Login(account);
            Assert.True(await caller.Quit());
        }
    }

    [ServerTheory]
    [MemberData(nameof(EveryVersion))]
    public async Task Where_resumption_works_it_is_used_and_nothing_is_made_twice(Driver driver, string greatest)
    {
        DovecotServer server = shared.With(new DovecotOptions { GreatestTls = greatest });
        Account account = server.TakeAccount();
        for (int i = 1; i <= 3; i++)
        {
            Pop3Endpoint endpoint = Named(server, Pop3Security.Implicit);
            endpoint.Noticed = notice => Assert.Fail(notice);
            using Caller caller = await Caller.Connect(driver, endpoint);
            await caller.Login(account);
            Assert.True(await caller.Quit());
        }
    }

    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task A_client_certificate_is_shown_if_it_is_asked_for(Driver driver)
    {
        using DovecotServer server = DovecotServer.Start(new DovecotOptions { AsksForClientCertificate = true, WantsClientCertificate = true });
        foreach (bool shows in (bool[])[true, false])
        {
            Pop3Endpoint endpoint = Named(server, Pop3Security.Implicit);
            using X509Certificate2 own = server.ClientCertificate();
            if (shows) endpoint.ClientCertificates = [own];
            using Caller caller = await Caller.Connect(driver, endpoint);
            Task login = caller.Login(server.TakeAccount());
            if (shows) await login;
            else await Assert.ThrowsAsync<Pop3CommandException>(() => login);
        }
    }

    // The platform resumes sessions with hosts that have a name.
    private static Pop3Endpoint Named(DovecotServer server, Pop3Security security)
    {
        Pop3Endpoint usual = server.Endpoint(security);
        return new Pop3Endpoint("localhost", usual.Port, security) { TrustedCertificates = usual.TrustedCertificates };
    }
}
