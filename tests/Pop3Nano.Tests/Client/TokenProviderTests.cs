using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Access tokens by a refresh token (RFC 6749 §6), from an endpoint on this machine.</summary>
public class TokenProviderTests
{
    private const string Refresh = "r3fresh-t0ken";
    private const string Secret = "cl1ent-s3cret";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_token_is_fetched_once_and_given_until_shortly_before_its_end(bool blocking)
    {
        using var endpoint = new TokenEndpoint((200, Granted("one", 3600)), (200, Granted("two", 3600)));
        var clock = new ManualClock();
        using var provider = new TokenProvider(endpoint.Address, "client", Secret, Refresh) { Clock = clock, Scope = "mail read" };
        OAuthToken first = await Get(provider, blocking);
        Assert.Equal(("one", false), (first.Token, first.IsCached));
        Assert.Equal(clock.GetUtcNow().AddHours(1), first.Expires);
        Assert.Equal("POST application/x-www-form-urlencoded grant_type=refresh_token&client_id=client&refresh_token=r3fresh-t0ken&client_secret=cl1ent-s3cret&scope=mail+read", endpoint.Requests[0]);

        clock.Advance(TimeSpan.FromMinutes(58));
        OAuthToken again = await Get(provider, blocking);
        Assert.Equal(("one", true), (again.Token, again.IsCached));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("two", (await Get(provider, blocking)).Token);
        Assert.Equal(2, endpoint.Requests.Length);
    }

    [Fact]
    public async Task How_long_before_its_end_is_for_the_caller_to_say()
    {
        using var endpoint = new TokenEndpoint((200, Granted("one", 3600)), (200, Granted("two", 3600)));
        var clock = new ManualClock();
        using var provider = new TokenProvider(endpoint.Address, "client", Secret, Refresh) { Clock = clock, Margin = TimeSpan.FromMinutes(10) };
        await provider.GetAccessTokenAsync();
        clock.Advance(TimeSpan.FromMinutes(49));
        Assert.Equal("one", (await provider.GetAccessTokenAsync()).Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("two", (await provider.GetAccessTokenAsync()).Token);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_refused_token_is_replaced_on_request(bool blocking)
    {
        using var endpoint = new TokenEndpoint((200, Granted("one", 3600)), (200, Granted("two", 3600)));
        using var provider = Provider(endpoint);
        await Get(provider, blocking);
        Assert.Equal(("two", false), ((await Get(provider, blocking, ignoreExisting: true)) is var t ? (t.Token, t.IsCached) : default));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Many_who_ask_at_once_make_one_request(bool blocking)
    {
        using var endpoint = new TokenEndpoint((200, Granted("one", 3600)), (200, Granted("two", 3600)), (200, Granted("three", 3600)));
        using var provider = Provider(endpoint);
        OAuthToken[] tokens = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Get(provider, blocking))));
        Assert.All(tokens, token => Assert.Equal("one", token.Token));
        Assert.Single(endpoint.Requests);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_new_refresh_token_is_used_and_told(bool blocking)
    {
        using var endpoint = new TokenEndpoint((200, """{"access_token":"one","refresh_token":"n3xt","expires_in":"0","token_type":"bearer","x":{"y":[1]}}"""), (200, Granted("two", 3600)));
        var told = new List<string>();
        using var provider = new TokenProvider(endpoint.Address, "client", "", Refresh) { RefreshTokenChanged = told.Add };
        await Get(provider, blocking);
        await Get(provider, blocking);
        Assert.Equal(["n3xt"], told);
        Assert.Contains("refresh_token=n3xt", endpoint.Requests[1], StringComparison.Ordinal);
        Assert.DoesNotContain("client_secret", endpoint.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant","error_description":"Token r3fresh-t0ken was revoked\u001b[2J"}""", "invalid_grant", "was revoked?[2J")]
    [InlineData(401, """{"error":"invalid_client","error_description":"not cl1ent-s3cret"}""", "invalid_client", "not ***")]
    [InlineData(200, """{"error":"slow_down"}""", "slow_down", "slow_down")]
    [InlineData(500, "<html>oops</html>", "", "HTTP 500")]
    [InlineData(307, "", "", "HTTP 307")]
    [InlineData(200, "<html>hello</html>", "", "not JSON")]
    [InlineData(200, "[]", "", "not JSON")]
    [InlineData(200, "{\"access_token\":\"cut", "", "not JSON")]
    [InlineData(200, "{}", "", "no token")]
    [InlineData(200, """{"access_token":""}""", "", "no token")]
    [InlineData(200, """{"access_token":"a\r\nQUIT"}""", "", "no token")]
    [InlineData(200, """{"access_token":"a","token_type":"mac"}""", "", "no bearer token")]
    public async Task A_failure_says_why_and_holds_no_secret(int status, string answer, string error, string why)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using var endpoint = new TokenEndpoint((status, answer));
            using var provider = Provider(endpoint);
            Pop3TokenException failure = await Assert.ThrowsAsync<Pop3TokenException>(() => Get(provider, blocking));
            Assert.Equal((error, status), (failure.Error, failure.Status));
            Assert.Contains(why, failure.Message, StringComparison.Ordinal);
            string shown = failure.ToString() + provider;
            Assert.DoesNotContain(Refresh, shown, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, shown, StringComparison.Ordinal);
            Assert.DoesNotContain('\x1b', shown);
            Assert.Single(endpoint.Requests);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_secret_is_known_as_the_form_had_it_too(bool blocking)
    {
        using var endpoint = new TokenEndpoint((400, """{"error":"invalid_request","error_description":"no refresh_token=1%2F%2Fr3fresh%20t0ken&client_secret=cl1ent%2fs3cret+x"}"""));
        using var provider = new TokenProvider(endpoint.Address, "client", "cl1ent/s3cret x", "1//r3fresh t0ken");
        Pop3TokenException failure = await Assert.ThrowsAsync<Pop3TokenException>(() => Get(provider, blocking));
        Assert.Contains("no refresh_token=***&client_secret=*** (HTTP 400)", failure.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_answer_without_end_is_left(bool blocking)
    {
        using var endpoint = new TokenEndpoint((200, new string(' ', 70000)));
        using var provider = Provider(endpoint);
        Assert.Contains("more than a token", (await Assert.ThrowsAsync<Pop3TokenException>(() => Get(provider, blocking))).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Silence_is_a_TimeoutException(bool blocking)
    {
        using var endpoint = new TokenEndpoint((TokenEndpoint.Silence, ""));
        using var provider = new TokenProvider(endpoint.Address, "client", Secret, Refresh) { Timeout = 300 };
        long start = Stopwatch.GetTimestamp();
        await Assert.ThrowsAsync<TimeoutException>(() => Get(provider, blocking));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.2, 60);
    }

    [Fact]
    public async Task Cancellation_ends_a_request()
    {
        using var endpoint = new TokenEndpoint((TokenEndpoint.Silence, ""));
        using var provider = Provider(endpoint);
        using var cancel = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await provider.GetAccessTokenAsync(cancellationToken: cancel.Token));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Nobody_there_is_a_Pop3TokenException_and_the_next_call_tries_again(bool blocking)
    {
        var endpoint = new TokenEndpoint((200, "{}"));
        endpoint.Dispose();
        using var provider = Provider(endpoint);
        for (int i = 0; i < 2; i++) Assert.Equal(0, (await Assert.ThrowsAsync<Pop3TokenException>(() => Get(provider, blocking))).Status);
    }

    [Fact]
    public void Secrets_go_to_safe_addresses_only()
    {
        Assert.Throws<ArgumentException>(() => new TokenProvider(new Uri("http://login.example/token"), "client", Secret, Refresh));
        Assert.Throws<ArgumentException>(() => new TokenProvider(new Uri("/token", UriKind.Relative), "client", Secret, Refresh));
        Assert.Throws<ArgumentException>(() => new TokenProvider(new Uri("https://login.example"), "", Secret, Refresh));
        Assert.Throws<ArgumentException>(() => new TokenProvider(new Uri("https://login.example"), "client", Secret, ""));
    }

    [Fact]
    public async Task The_known_providers_are_asked_at_their_addresses()
    {
        var asked = new List<string>();
        using var http = new HttpClient(new Answering(request => asked.Add(request.RequestUri!.ToString())));
        foreach (TokenProvider provider in (TokenProvider[])[TokenProvider.Google("c", "s", "r", http), TokenProvider.Outlook("c", "s", "r", http), TokenProvider.Yahoo("c", "s", "r", http)])
        {
            using (provider) Assert.Equal("abc", (await provider.GetAccessTokenAsync()).Token);
        }
        Assert.Equal(
            ["https://oauth2.googleapis.com/token", "https://login.microsoftonline.com/common/oauth2/v2.0/token", "https://api.login.yahoo.com/oauth2/get_token"],
            asked);
    }

    [Fact]
    public void A_token_never_shows_itself()
    {
        Assert.DoesNotContain("abc", new OAuthToken("abc").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("abc", new OAuthToken("abc", DateTimeOffset.UnixEpoch).ToString(), StringComparison.Ordinal);
        foreach (string bad in (string[])["", "a b", "a\n", "ä"]) Assert.Throws<ArgumentException>(() => new OAuthToken(bad));
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 200)]
    [InlineData(true, 400)]
    [InlineData(false, 400)]
    public async Task Disposed_of_while_a_token_is_fetched_it_keeps_none_and_everybody_is_told(bool blocking, int status)
    {
        // The endpoint's words hold the secret that the provider has forgotten meanwhile.
        using var endpoint = new Held(status, """{"access_token":"l4te-t0ken","refresh_token":"n3xt-t0ken","expires_in":3600,"error_description":"not r3fresh-t0ken"}""");
        using var http = new HttpClient(endpoint);
        var told = new List<string>();
        var provider = new TokenProvider(new Uri("https://login.example/token"), "client", Secret, Refresh, http) { RefreshTokenChanged = told.Add };
        Task<OAuthToken> fetching = Ask();
        await endpoint.Asked.WaitAsync(Patience);
        Task<OAuthToken> waiting = Ask();
        provider.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(Patience));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Ask().WaitAsync(Patience));
        endpoint.Answer();
        ObjectDisposedException gone = await Assert.ThrowsAsync<ObjectDisposedException>(() => fetching.WaitAsync(Patience));
        Assert.DoesNotContain(Refresh, gone.ToString(), StringComparison.Ordinal);
        Assert.Equal(status == 200 ? ["n3xt-t0ken"] : [], told); // the old one may be void
        foreach (FieldInfo field in typeof(TokenProvider).GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
            Assert.False(field.GetValue(provider) is "l4te-t0ken" or "n3xt-t0ken" or Refresh, field.Name);

        Task<OAuthToken> Ask() => blocking ? OnItsOwnThread(() => provider.GetAccessToken()) : provider.GetAccessTokenAsync().AsTask();
    }

    [Fact]
    public async Task Who_gives_up_while_it_is_disposed_of_is_told_that_he_gave_up()
    {
        using var endpoint = new Held(200, Granted("one", 3600));
        using var http = new HttpClient(endpoint);
        var provider = new TokenProvider(new Uri("https://login.example/token"), "client", Secret, Refresh, http);
        using var cancel = new CancellationTokenSource();
        Task<OAuthToken> fetching = provider.GetAccessTokenAsync(cancellationToken: cancel.Token).AsTask();
        Task<OAuthToken> waiting = provider.GetAccessTokenAsync(cancellationToken: cancel.Token).AsTask();
        await cancel.CancelAsync();
        provider.Dispose();
        foreach (Task<OAuthToken> task in (Task<OAuthToken>[])[fetching, waiting]) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task.WaitAsync(Patience));
    }

    private static Task<OAuthToken> OnItsOwnThread(Func<OAuthToken> call) => Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static string Granted(string token, int seconds) => $$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":{{seconds}},"scope":"mail"}""";

    private static TokenProvider Provider(TokenEndpoint endpoint) => new(endpoint.Address, "client", Secret, Refresh);

    private static async Task<OAuthToken> Get(TokenProvider provider, bool blocking, bool ignoreExisting = false) =>
        blocking ? provider.GetAccessToken(ignoreExisting) : await provider.GetAccessTokenAsync(ignoreExisting);

    private sealed class Answering(Action<HttpRequestMessage> seen) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen(request);
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"access_token":"abc","expires_in":60}""") });
        }
    }

    // Answers when the test says so.
    private sealed class Held(int status, string answer) : HttpMessageHandler
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _due = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public void Answer() => _due.SetResult();

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => SendAsync(request, cancellationToken).GetAwaiter().GetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _asked.TrySetResult();
            await _due.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(answer) };
        }
    }
}
