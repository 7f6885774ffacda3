using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Not the server that was meant: each case is told from the others, no secret is sent, and the client is as it was before.</summary>
public class WrongServerTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_host_that_does_not_exist_is_a_socket_error(bool blocking)
    {
        using var client = new Pop3Client("no-such-host.invalid", "tim", "secret") { Timeout = 20000 };
        await Assert.ThrowsAnyAsync<SocketException>(() => Count(client, blocking));
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task No_host_at_all_is_a_mistake_of_the_caller(bool blocking)
    {
        using var client = new Pop3Client();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Count(client, blocking));
        client.Host = "";
        await Assert.ThrowsAsync<InvalidOperationException>(() => Count(client, blocking));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_port_that_refuses_is_a_socket_error_and_no_other_port_is_tried(bool blocking)
    {
        using var bench = new ClientBench(messages: 2);
        using var client = new Pop3Client("127.0.0.1", LoneListener.RefusedPort(), "tim", "tanstaaf", SecurityOptions.None);
        SocketException refused = await Assert.ThrowsAnyAsync<SocketException>(() => Count(client, blocking));
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
        client.Port = bench.Server.Port; // still usable
        Assert.Equal(2, await Count(client, blocking));
    }

    [Theory]
    [InlineData(true, null, SecurityOptions.None)]
    [InlineData(false, null, SecurityOptions.None)]
    [InlineData(true, "", SecurityOptions.None)] // an HTTP server waits for us to speak
    [InlineData(false, "", SecurityOptions.None)]
    [InlineData(true, null, SecurityOptions.SSLImplicit)]
    [InlineData(false, null, SecurityOptions.SSLImplicit)]
    [InlineData(true, "", SecurityOptions.SSLExplicit)]
    [InlineData(false, "", SecurityOptions.SSLExplicit)]
    public async Task A_port_that_says_nothing_is_left_after_the_greeting_timeout(bool blocking, string? greeting, SecurityOptions security)
    {
        using var listener = new LoneListener(greeting);
        using var client = new Pop3Client("127.0.0.1", listener.Port, "tim", "tanstaaf", security) { GreetingTimeout = 200 };
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<TimeoutException>(() => Count(client, blocking));
        Assert.InRange(watch.ElapsedMilliseconds, 150, 60000);
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
    }

    [Theory]
    [InlineData(true, "220 mail.example.org ESMTP\r\n", Pop3Fault.SmtpGreeting)]
    [InlineData(false, "220 mail.example.org ESMTP\r\n", Pop3Fault.SmtpGreeting)]
    [InlineData(true, "* OK IMAP4rev1 ready\r\n", Pop3Fault.ImapGreeting)]
    [InlineData(false, "* OK IMAP4rev1 ready\r\n", Pop3Fault.ImapGreeting)]
    [InlineData(true, "HTTP/1.1 400 Bad Request\r\n\r\n", Pop3Fault.BadGreeting)]
    [InlineData(false, "HTTP/1.1 400 Bad Request\r\n\r\n", Pop3Fault.BadGreeting)]
    [InlineData(true, "\x15\x03\x01\0\x02\x02\x28", Pop3Fault.TlsGreeting)]
    [InlineData(false, "\x15\x03\x01\0\x02\x02\x28", Pop3Fault.TlsGreeting)]
    public async Task A_server_of_another_kind_is_recognised(bool blocking, string greeting, Pop3Fault fault)
    {
        using var listener = new LoneListener(greeting);
        using var client = new Pop3Client("127.0.0.1", listener.Port, "tim", "tanstaaf", SecurityOptions.None) { GreetingTimeout = 5000 };
        Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(() => Count(client, blocking));
        Assert.Equal(fault, broken.Fault);
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task TLS_on_a_port_that_speaks_clear_text_is_a_TLS_error_and_nothing_falls_back(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using var client = new Pop3Client("127.0.0.1", bench.Server.Port, "tim", "tanstaaf", SecurityOptions.SSLImplicit) { GreetingTimeout = 5000 };
        await Assert.ThrowsAsync<Pop3TlsException>(() => Count(client, blocking));
        Assert.Equal(1, bench.Server.Connections);
        Assert.DoesNotContain(bench.Server.Commands, command => command is "USER" or "PASS" or "AUTH" or "APOP");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Clear_text_on_a_port_that_speaks_TLS_ends_and_sends_nothing(bool blocking)
    {
        using var bench = new ClientBench(messages: 1, new Pop3TestServerOptions { ImplicitTls = true });
        using var client = new Pop3Client("127.0.0.1", bench.Server.TlsPort, "tim", "tanstaaf", SecurityOptions.None) { GreetingTimeout = 3000 };
        TimeoutException silent = await Assert.ThrowsAsync<TimeoutException>(() => Count(client, blocking));
        Assert.Contains("TLS", silent.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Server.Commands);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_server_without_STLS_is_refused_where_it_is_required(bool blocking)
    {
        using var bench = new ClientBench(messages: 1, new Pop3TestServerOptions { Stls = false });
        using var client = new Pop3Client("127.0.0.1", bench.Server.Port, "tim", "tanstaaf"); // Auto, and the port is not 995: STLS
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => Count(client, blocking));
        Assert.Equal(Pop3Command.Stls, refused.Command);
        Assert.DoesNotContain(bench.Server.Commands, command => command is "USER" or "PASS" or "AUTH" or "APOP");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_wrong_password_is_tried_once_and_told_in_the_servers_words(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        client.Password = "wrong-marker";
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => Count(client, blocking));
        Assert.Equal(Pop3ResponseCode.Auth, refused.ResponseCode);
        Assert.NotEqual("", refused.StatusText);
        Assert.DoesNotContain("wrong-marker", refused.ToString(), StringComparison.Ordinal);
        Assert.Single(bench.Server.Commands, command => command is "PASS" or "AUTH");
        Assert.False(blocking ? client.ValidateCredentials() : await client.ValidateCredentialsAsync());
        client.Password = ClientBench.Password;
        Assert.True(blocking ? client.ValidateCredentials() : await client.ValidateCredentialsAsync());
        Assert.Equal(1, await Count(client, blocking));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task Where_credentials_have_a_code_a_refusal_without_it_is_about_something_else(bool blocking, bool codes)
    {
        using var bench = new ClientBench(options: new Pop3TestServerOptions { ResponseCodes = codes, SaslMechanisms = [] });
        bench.Server.On("PASS").Reply("-ERR unable to lock maildrop\r\n");
        using Pop3Client client = bench.NewClient();
        if (codes) Assert.Equal("unable to lock maildrop", (await Assert.ThrowsAsync<Pop3CommandException>(Validate)).StatusText);
        else Assert.False(await Validate());

        async Task<bool> Validate() => blocking ? client.ValidateCredentials() : await client.ValidateCredentialsAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task ValidateCredentials_throws_for_every_other_failure(bool blocking)
    {
        using var bench = new ClientBench();
        bench.Mailbox.IsShared = false;
        using Pop3Client holder = bench.NewClient();
        holder.Noop(); // the maildrop is locked
        using Pop3Client client = bench.NewClient();
        Pop3CommandException inUse = await Assert.ThrowsAsync<Pop3CommandException>(() => Validate(client));
        Assert.Equal(Pop3ResponseCode.InUse, inUse.ResponseCode);
        using var nobody = new Pop3Client("127.0.0.1", LoneListener.RefusedPort(), "tim", "x", SecurityOptions.None);
        await Assert.ThrowsAnyAsync<SocketException>(() => Validate(nobody));

        async Task<bool> Validate(Pop3Client of) => blocking ? of.ValidateCredentials() : await of.ValidateCredentialsAsync();
    }

    [Theory]
    [InlineData(true, "silence")]
    [InlineData(false, "silence")]
    [InlineData(true, "end")]
    [InlineData(false, "end")]
    [InlineData(true, "refusal and end")]
    [InlineData(false, "refusal and end")]
    public async Task A_server_that_can_not_stand_CAPA_is_asked_once_and_connected_to_again(bool blocking, string way)
    {
        using var bench = new ClientBench(messages: 1);
        Pop3ReplyScript script = bench.Server.On("CAPA");
        if (way == "silence") script.Silence();
        else if (way == "end") script.Close();
        else script.Reply("-ERR what?\r\n").Close();
        using Pop3Client client = bench.NewClient();
        client.Timeout = 60000;
        client.GreetingTimeout = 5000;
        Assert.Equal(1, await Count(client, blocking));
        Assert.Equal(2, bench.Server.Connections);
        Assert.Single(bench.Server.Commands, command => command == "CAPA");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Disposed_of_while_it_connects_it_ends_at_once(bool blocking)
    {
        using var listener = new LoneListener(null);
        var client = new Pop3Client("127.0.0.1", listener.Port, "tim", "x", SecurityOptions.SSLImplicit) { GreetingTimeout = 60000 };
        Task<int> call = Task.Run(() => Count(client, blocking));
        await Task.Delay(100);
        Assert.False(call.IsCompleted);
        var watch = Stopwatch.StartNew();
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => call.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 60000);
    }

    [Theory]
    [InlineData(SecurityOptions.None, null)] // before the greeting
    [InlineData(SecurityOptions.SSLImplicit, null)] // in the handshake
    [InlineData(SecurityOptions.SSLExplicit, "+OK ready\r\n")] // behind STLS
    [InlineData(SecurityOptions.None, "+OK ready\r\n")] // in the login
    public async Task Cancelled_while_it_connects_it_returns_within_100_milliseconds(SecurityOptions security, string? greeting)
    {
        long best = long.MaxValue;
        for (int attempt = 0; attempt < 50 && best > 100; attempt++)
        {
            using var listener = new LoneListener(greeting);
            using var client = new Pop3Client("127.0.0.1", listener.Port, "tim", "x", security);
            using var cancel = new CancellationTokenSource();
            Task<int> call = client.GetMessageCountAsync(cancel.Token);
            await Task.Delay(50);
            Assert.False(call.IsCompleted);
            var watch = Stopwatch.StartNew();
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
            best = Math.Min(best, watch.ElapsedMilliseconds);
            Assert.Equal(ConnectionState.Closed, client.ConnectionState);
        }
        Assert.InRange(best, 0, 100);
    }

    private static async Task<int> Count(Pop3Client client, bool blocking) => blocking ? client.GetMessageCount() : await client.GetMessageCountAsync();
}
