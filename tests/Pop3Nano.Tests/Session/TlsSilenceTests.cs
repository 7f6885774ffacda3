using System;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>Silence and loss over real TLS: the platform's stream hides both in exceptions of its own.</summary>
public class TlsSilenceTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Silence_is_a_TimeoutException(bool blocking)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions());
        server.On("STAT").Silence();
        using Pop3Session session = await Pop3Session.ConnectAsync(Endpoint(server));
        await session.LoginAsync("tim", "secret");
        session.Timeout = 300;
        if (blocking) Assert.Throws<TimeoutException>(() => session.Stat());
        else await Assert.ThrowsAsync<TimeoutException>(async () => await session.StatAsync());
        Assert.True(session.IsOver);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_session_that_another_thread_disposes_has_lost_its_connection(bool blocking)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions());
        server.On("STAT").Silence();
        using Pop3Session session = await Pop3Session.ConnectAsync(Endpoint(server));
        await session.LoginAsync("tim", "secret");
        Task<int> stat = blocking ? Task.Run(session.Stat) : session.StatAsync().AsTask();
        while (server.Connection(1).Commands is not [.., "STAT"]) await Task.Delay(1);
        session.Dispose();
        Pop3ConnectionLostException lost = await Assert.ThrowsAsync<Pop3ConnectionLostException>(async () => await stat);
        Assert.Equal(Pop3Command.Stat, lost.Command);
    }

    [Fact]
    public void The_login_trap_is_learnt_over_TLS_too_and_nothing_hangs()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { LosesInputBehindLogin = LoginInputLoss.AfterAny });
        var board = new FakeBoard();
        var options = new PollerOptions("tim", "secret");
        var poller = new MailboxPoller(board, new TcpConnector(Endpoint(server), new Pop3SessionOptions()), options, Plain.Commands(board, options));
        Assert.Equal(PollOutcome.Completed, poller.Poll().Outcome);
        Assert.Equal(PollOutcome.Learned, poller.Poll().Outcome);
        Assert.Equal(Pop3LoginTrap.LosesInput, poller.Profile.LoginTrap);
        Assert.Equal(PollOutcome.Completed, poller.Poll().Outcome);
    }

    private static Pop3TestServer Server(Pop3TestServerOptions options)
    {
        var server = new Pop3TestServer(options);
        server.AddMailbox("tim", "secret");
        server.Start();
        return server;
    }

    private static Pop3Endpoint Endpoint(Pop3TestServer server) =>
        new("localhost", server.TlsPort) { TrustedCertificates = Encoding.ASCII.GetBytes(server.CaCertificatePem) };
}
