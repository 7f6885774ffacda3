using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>One attempt, by the strongest way that server, policy and credentials share; and nothing that shows a password without TLS.</summary>
public class ClientLoginTests
{
    private static readonly Pop3TestServerOptions Strong = new() { SaslMechanisms = ["PLAIN", "CRAM-MD5", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER"] };

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_strongest_way_is_taken(bool blocking)
    {
        using var bench = new ClientBench(1, Strong);
        using Pop3Client client = bench.NewClient();
        Assert.Equal(Pop3KnownAuthenticationType.None, client.SupportedAuthentication);
        Assert.Equal(1, blocking ? client.GetMessageCount() : await client.GetMessageCountAsync());
        Assert.Contains(bench.Server.Transcript, line => line.StartsWith("C: AUTH SCRAM-SHA-256", StringComparison.Ordinal));
        Assert.True(client.SupportedAuthentication.HasFlag(Pop3KnownAuthenticationType.CramMD5));
    }

    [Fact]
    public async Task A_call_that_needs_a_mailbox_says_that_nobody_is_logged_in()
    {
        using var bench = new ClientBench(1);
        using var client = new Pop3Client("127.0.0.1", bench.Server.Port, SecurityOptions.None);
        Assert.NotEmpty(client.GetCapabilities());
        Assert.Contains("Username is not set", Assert.Throws<InvalidOperationException>(() => client.GetMessageCount()).Message, StringComparison.Ordinal);
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (Pop3MessageInfo info in client.EnumerateMessageInfosAsync()) Assert.Fail("There is none.");
        });
        Assert.Contains("Username is not set", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_url_is_no_host()
    {
        Assert.Throws<ArgumentException>("value", () => new Pop3Client("pops://tim@pop.example.org"));
        using var client = new Pop3Client(Pop3Uri.Parse("pops://tim@pop.example.org"));
        Assert.Equal(("pop.example.org", "tim"), (client.Host, client.Username));
        Assert.Throws<FormatException>(() => new Pop3Client(new Uri("http://pop.example.org")));
        Assert.Throws<ArgumentException>("mechanism", () => new Pop3Client(Pop3Uri.Parse("pops://tim;AUTH=UNHEARD-OF@pop.example.org")));
    }

    [Fact]
    public void Only_what_is_allowed_is_taken()
    {
        using var bench = new ClientBench(1, Strong);
        using Pop3Client client = bench.NewClient();
        client.AllowedAuthentication = Pop3KnownAuthenticationType.CramMD5 | Pop3KnownAuthenticationType.Plain;
        client.Noop();
        Assert.Contains(bench.Server.Transcript, line => line.StartsWith("C: AUTH CRAM-MD5", StringComparison.Ordinal));
        using Pop3Client other = bench.NewClient();
        other.AllowedAuthentication = Pop3KnownAuthenticationType.DigestMD5;
        InvalidOperationException nothing = Assert.Throws<InvalidOperationException>(other.Noop);
        Assert.DoesNotContain(ClientBench.Password, nothing.ToString(), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Refused_credentials_are_told_from_all_else(bool blocking)
    {
        using var bench = new ClientBench();
        using Pop3Client client = bench.NewClient();
        Assert.True(blocking ? client.ValidateCredentials() : await client.ValidateCredentialsAsync());
        using var wrong = new Pop3Client("127.0.0.1", bench.Server.Port, ClientBench.Name, "not-it", SecurityOptions.None);
        Assert.False(blocking ? wrong.ValidateCredentials() : await wrong.ValidateCredentialsAsync());
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => wrong.NoopAsync());
        Assert.DoesNotContain("not-it", refused.ToString(), StringComparison.Ordinal);
        bench.Mailbox.IsShared = false;
        using Pop3Client second = bench.NewClient();
        Assert.Throws<Pop3CommandException>(() => second.ValidateCredentials()); // [IN-USE]: not the credentials
    }

    [Fact]
    public void A_cached_token_that_is_refused_is_fetched_anew_once()
    {
        using var bench = new ClientBench(1, Strong);
        var provider = new Tokens("stale", "fresh");
        bench.Mailbox.AccessToken = "fresh";
        using var client = new Pop3Client("127.0.0.1", bench.Server.Port, ClientBench.Name, provider, SecurityOptions.None);
        Assert.Equal(1, client.GetMessageCount());
        Assert.Equal([false, true], provider.Asked);
        using var bench2 = new ClientBench(1, Strong);
        provider = new Tokens("stale", "stale2");
        using var unlucky = new Pop3Client("127.0.0.1", bench2.Server.Port, ClientBench.Name, provider, SecurityOptions.None);
        Assert.Throws<Pop3CommandException>(() => unlucky.GetMessageCount());
        Assert.Equal([false, true], provider.Asked);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_token_provider_that_never_answers_does_not_outlast_the_calls_time(bool blocking)
    {
        using var bench = new ClientBench(1, Strong);
        using var provider = new SilentTokens();
        using var client = new Pop3Client("127.0.0.1", bench.Server.Port, ClientBench.Name, provider, SecurityOptions.None) { Timeout = 2000 };
        Task call = Task.Run(() => blocking ? Task.FromResult(client.GetMessageCount()) : client.GetMessageCountAsync());
        await Task.WhenAny(call, Task.Delay(TimeSpan.FromMinutes(1)));
        Assert.True(call.IsCompleted);
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
    }

    [Fact]
    public async Task A_token_provider_that_is_left_behind_is_told_when_the_time_is_up()
    {
        using var bench = new ClientBench(1, Strong);
        var provider = new WaitingTokens();
        using var client = new Pop3Client("127.0.0.1", bench.Server.Port, ClientBench.Name, provider, SecurityOptions.None) { Timeout = 1000 };
        while (!provider.Asked.Task.IsCompleted) await Assert.ThrowsAsync<TimeoutException>(() => client.NoopAsync()); // connecting may have taken all of it
        await provider.Told.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_token_provider_that_is_left_behind_is_told_when_the_call_is_cancelled()
    {
        using var bench = new ClientBench(1, Strong);
        var provider = new WaitingTokens();
        using var client = new Pop3Client("127.0.0.1", bench.Server.Port, ClientBench.Name, provider, SecurityOptions.None);
        using var cancel = new CancellationTokenSource();
        Task call = client.NoopAsync(cancel.Token);
        await provider.Asked.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await provider.Told.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_token_that_the_caller_set_is_tried_once()
    {
        using var bench = new ClientBench(1, Strong);
        using var client = new Pop3Client("127.0.0.1", bench.Server.Port, ClientBench.Name, "stale", useOAuth: true, SecurityOptions.None);
        Assert.Throws<Pop3CommandException>(client.Noop);
        Assert.Equal(1, bench.Server.Commands.Count(command => command == "AUTH"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_connection_that_was_lost_over_CAPA_does_not_keep_later_calls_from_a_login_by_token(bool blocking)
    {
        using var bench = new ClientBench(1, Strong);
        bench.Mailbox.AccessToken = "fresh";
        bench.Server.On("CAPA", occurrence: 1).Close();
        using var client = new Pop3Client("127.0.0.1", bench.Server.Port, ClientBench.Name, "fresh", useOAuth: true, SecurityOptions.None);
        await Assert.ThrowsAsync<InvalidOperationException>(Count); // without CAPA nobody knows that this server takes tokens
        Assert.Equal(1, await Count());
        Assert.Equal(2, bench.Server.Commands.Count(command => command == "CAPA"));

        async Task<int> Count() => blocking ? client.GetMessageCount() : await client.GetMessageCountAsync();
    }

    [Fact]
    public void Without_tls_nothing_shows_the_password_unless_clear_text_was_asked_for()
    {
        using var bench = new ClientBench();
        using var client = new Pop3Client("127.0.0.1", bench.Server.Port, ClientBench.Name, ClientBench.Password); // Auto: STLS at this port
        Assert.ThrowsAny<IOException>(client.Noop); // the certificate is not trusted here
        Assert.DoesNotContain("PASS", bench.Server.Commands);
        Assert.DoesNotContain("AUTH", bench.Server.Commands);
        Assert.Equal(1, bench.Server.Connections);
    }

    [Theory]
    [InlineData(SecurityOptions.SSLImplicit, true), InlineData(SecurityOptions.SSLImplicit, false)]
    [InlineData(SecurityOptions.SSLExplicit, true), InlineData(SecurityOptions.Auto, false)]
    public async Task Tls_from_the_start_and_stls(SecurityOptions security, bool blocking)
    {
        using var bench = new ClientBench(2, new Pop3TestServerOptions { ImplicitTls = security == SecurityOptions.SSLImplicit });
        using var client = new Pop3Client("localhost", security == SecurityOptions.SSLImplicit ? bench.Server.TlsPort : bench.Server.Port, ClientBench.Name, ClientBench.Password, security);
        client.TrustedCertificates = System.Text.Encoding.ASCII.GetBytes(bench.Server.CaCertificatePem);
        Assert.Equal(2, blocking ? client.GetMessageCount() : await client.GetMessageCountAsync());
        await client.NoopAsync();
        client.Noop();
        Assert.Equal(1, bench.Server.Connections);
    }

    [Fact]
    public void The_log_shows_the_dialogue_without_secrets()
    {
        using var bench = new ClientBench(1, Strong);
        string folder = Directory.CreateTempSubdirectory("pop3nano").FullName;
        using (Pop3Client client = bench.NewClient())
        {
            client.EnableLogger = true;
            client.LogFileName = Path.Combine(folder, "pop3.log");
            client.GetMessageCount();
            client.ResetLogSettings();
        }
        string log = File.ReadAllText(Path.Combine(folder, "pop3.log"));
        Assert.Contains($"-: connecting to 127.0.0.1:{bench.Server.Port}, clear text", log, StringComparison.Ordinal);
        Assert.Contains("C: STAT", log, StringComparison.Ordinal);
        Assert.Contains("S: +OK", log, StringComparison.Ordinal);
        Assert.DoesNotContain(ClientBench.Password, log, StringComparison.Ordinal);
        using Pop3Client other = bench.NewClient();
        other.EnableLogger = true;
        other.LogFileName = Path.Combine(folder, "missing", "pop3.log");
        Assert.ThrowsAny<IOException>(() => other.GetMessageCount());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Addresses_and_options_make_clients()
    {
        using var fromUri = new Pop3Client(new Uri("pops://ann;AUTH=SCRAM-SHA-256@pop.example.org"));
        Assert.Equal(("ann", "pop.example.org", 995, SecurityOptions.SSLImplicit), (fromUri.Username, fromUri.Host, fromUri.Port, fromUri.SecurityOptions));
        Assert.Equal(Pop3KnownAuthenticationType.ScramSha256, fromUri.AllowedAuthentication);
        using var fromText = new Pop3Client(Pop3Uri.Parse("pops://ann@pop.example.org:995;AUTH=SCRAM-SHA-256"));
        Assert.Equal(Pop3KnownAuthenticationType.ScramSha256, fromText.AllowedAuthentication);
        using var fromOptions = new Pop3Client(new Pop3ClientOptions { Host = "pop.example.org", Username = "ann", Password = "x", Timeout = 5 });
        Assert.Equal(("ann", 5, 995), (fromOptions.Username, fromOptions.Timeout, fromOptions.DefaultPort));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pop3Client(new Pop3ClientOptions { Host = "pop.example.org", Timeout = -2 }));
    }

    private sealed class Tokens(string cached, string fresh) : ITokenProvider
    {
        public List<bool> Asked { get; } = [];

        public OAuthToken GetAccessToken(bool ignoreExistingToken = false)
        {
            Asked.Add(ignoreExistingToken);
            return new OAuthToken(ignoreExistingToken ? fresh : cached, isCached: !ignoreExistingToken);
        }

        public ValueTask<OAuthToken> GetAccessTokenAsync(bool ignoreExistingToken = false, CancellationToken cancellationToken = default) =>
            new(GetAccessToken(ignoreExistingToken));
    }

    // Waits for a token that does not come, until it is told that nobody else does.
    private sealed class WaitingTokens : ITokenProvider
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public OAuthToken GetAccessToken(bool ignoreExistingToken = false) => throw new NotSupportedException();

        public async ValueTask<OAuthToken> GetAccessTokenAsync(bool ignoreExistingToken = false, CancellationToken cancellationToken = default)
        {
            using CancellationTokenRegistration told = cancellationToken.Register(() => Told.TrySetResult());
            Asked.TrySetResult();
            await Told.Task;
            throw new OperationCanceledException(cancellationToken);
        }
    }

    // Gives no token, and does not care who has stopped waiting.
    private sealed class SilentTokens : ITokenProvider, IDisposable
    {
        private readonly ManualResetEventSlim _end = new();

        public OAuthToken GetAccessToken(bool ignoreExistingToken = false)
        {
            _end.Wait(TimeSpan.FromMinutes(2));
            return new OAuthToken("late");
        }

        public ValueTask<OAuthToken> GetAccessTokenAsync(bool ignoreExistingToken = false, CancellationToken cancellationToken = default) =>
            new(new TaskCompletionSource<OAuthToken>().Task);

        public void Dispose() => _end.Set();
    }
}
