using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Which connection serves a call that names none: the main one, or the default one of a thread or a flow of tasks.</summary>
public sealed class ConnectionAssignmentTests : IDisposable
{
    private readonly ClientBench _bench = new();
    private readonly Pop3Client _client;

    public ConnectionAssignmentTests()
    {
        _client = _bench.NewClient();
    }

    public void Dispose()
    {
        _client.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public async Task The_main_connection_serves_everybody()
    {
        _client.Noop();
        IConnection main = _client.CurrentConnection!;
        Assert.Same(main, await Task.Run(() => _client.CurrentConnection));
        Assert.Same(main, OnNewThread(() => _client.CurrentConnection));
        await _client.NoopAsync();
        Assert.Equal(1, _bench.Server.Connections);
    }

    [Fact]
    public async Task A_default_connection_serves_its_flow_also_behind_an_await_and_in_child_tasks()
    {
        IConnection own = await _client.CreateConnectionAsync(createAsDefaultConnection: true);
        Assert.Same(own, _client.CurrentConnection);
        await Task.Yield();
        Assert.Same(own, _client.CurrentConnection);
        Assert.Same(own, await Task.Run(() => _client.CurrentConnection));
        await Task.WhenAll(_client.NoopAsync(), _client.NoopAsync(), Task.Run(_client.Noop));
        Assert.Equal(1, _bench.Server.Connections);
    }

    [Fact]
    public void A_new_thread_starts_without_the_default_connection_of_its_maker()
    {
        IConnection own = _client.CreateConnection(createAsDefaultConnection: true);
        Assert.Null(OnNewThread(() => _client.CurrentConnection));
        IConnection? other = OnNewThread(() =>
        {
            _client.Noop();
            return _client.CurrentConnection;
        });
        Assert.NotSame(own, other);
        Assert.Same(own, _client.CurrentConnection);
    }

    [Fact]
    public async Task Two_threads_and_two_tasks_have_each_their_own()
    {
        _client.ConnectionAsgmtMode = ConnectionAsgmtMode.UseDefault;
        IConnection?[] found =
        [
            OnNewThread(First),
            OnNewThread(First),
            await Task.Run(FirstAsync),
            await Task.Run(FirstAsync),
        ];
        Assert.Equal(4, found.Distinct().Count());

        IConnection? First()
        {
            _client.Noop();
            return _client.CurrentConnection;
        }

        async Task<IConnection?> FirstAsync()
        {
            await _client.NoopAsync();
            return _client.CurrentConnection;
        }
    }

    [Fact]
    public async Task A_call_that_makes_the_default_connection_binds_it_before_it_waits()
    {
        _client.ConnectionAsgmtMode = ConnectionAsgmtMode.UseDefault;
        Task first = _client.NoopAsync();
        IConnection? bound = _client.CurrentConnection;
        Assert.NotNull(bound);
        await first;
        await _client.NoopAsync();
        Assert.Same(bound, _client.CurrentConnection);
    }

    [Fact]
    public async Task Disposing_of_it_in_a_child_empties_it_for_all()
    {
        IConnection own = _client.CreateConnection(createAsDefaultConnection: true);
        await Task.Run(own.Dispose);
        Assert.True(own.IsDisposed);
        Assert.Null(_client.CurrentConnection);
        _client.Noop();
        Assert.NotSame(own, _client.CurrentConnection);
        Assert.Throws<ObjectDisposedException>(() => _client.Noop(own));
    }

    [Fact]
    public async Task A_thread_of_the_pool_carries_no_default_connection_over_to_other_work()
    {
        await Task.Run(() => _client.CreateConnection(createAsDefaultConnection: true));
        for (int i = 0; i < 50; i++) Assert.Null(await Task.Run(() => _client.CurrentConnection));
    }

    [Fact]
    public void What_makes_no_sense_is_refused_before_anything_is_sent()
    {
        _client.CreateConnection(createAsDefaultConnection: true);
        Assert.Throws<InvalidOperationException>(() => _client.CreateConnection(createAsDefaultConnection: true));
        _client.ConnectionAsgmtMode = ConnectionAsgmtMode.UseMain;
        Assert.Throws<InvalidOperationException>(() => _client.CreateConnection(createAsDefaultConnection: true));
        using Pop3Client stranger = _bench.NewClient();
        Assert.Throws<ArgumentException>(() => stranger.Noop(_client.CreateConnection()));
        Assert.Throws<ArgumentNullException>(() => stranger.Noop(null!));
    }

    [Fact]
    public void Settings_that_decide_about_a_connection_are_fixed_while_one_is_open()
    {
        _client.Noop();
        Assert.Throws<InvalidOperationException>(() => _client.Host = "other");
        Assert.Throws<InvalidOperationException>(() => _client.Port = 1);
        Assert.Throws<InvalidOperationException>(() => _client.Username = "other");
        Assert.Throws<InvalidOperationException>(() => _client.Password = "other");
        Assert.Throws<InvalidOperationException>(() => _client.SecurityOptions = SecurityOptions.Auto);
        Assert.Throws<InvalidOperationException>(() => _client.SupportedEncryption = EncryptionProtocols.Tls13);
        Assert.Throws<InvalidOperationException>(() => _client.AccessToken = "other");
        Assert.Throws<InvalidOperationException>(() => _client.AccessToken = null);
        Assert.Throws<InvalidOperationException>(() => _client.TokenProvider = null);
        Assert.Throws<InvalidOperationException>(() => _client.ClientCertificates = null);
        Assert.Throws<InvalidOperationException>(() => _client.RemoteCertificateValidationCallback = null);
        Assert.Throws<InvalidOperationException>(() => _client.RevocationMode = X509RevocationMode.Online);
        Assert.Throws<InvalidOperationException>(() => _client.TrustedCertificates = []);
        Assert.Throws<InvalidOperationException>(() => _client.Proxy = null);
        _client.CurrentConnection!.Dispose();
        _client.Username = "other";
        Assert.False(_client.ValidateCredentials());
    }

    [Fact]
    public async Task Calls_on_one_connection_wait_for_each_other_in_order()
    {
        _client.Noop();
        Task<int>[] calls = Enumerable.Range(0, 100).Select(_ => _client.GetMessageCountAsync()).ToArray();
        await Task.WhenAll(calls);
        Assert.Equal(1, _bench.Server.Connections);
    }

    [Fact]
    public void A_token_is_taken_back_before_or_after_a_connection_and_by_Dispose()
    {
        using var bench = new ClientBench(1, new Pop3TestServerOptions { SaslMechanisms = ["XOAUTH2"] });
        bench.Mailbox.AccessToken = "t0ken";
        Pop3Client client = bench.NewClient(); // which has a password, too
        client.AccessToken = "t0ken";
        client.Noop();
        Assert.Throws<InvalidOperationException>(() => client.AccessToken = null);
        bench.Server.On("NOOP").Close();
        Assert.ThrowsAny<IOException>(client.Noop);
        bench.Server.ClearScript();
        client.Noop(); // logged in as before
        Assert.Equal(2, bench.Server.Commands.Count(command => command == "AUTH"));
        Assert.DoesNotContain("PASS", bench.Server.Commands);
        client.CurrentConnection!.Dispose();
        client.AccessToken = null;
        client.AccessToken = "t0ken";
        client.Noop();
        client.Dispose();
        Assert.Null(client.AccessToken);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_new_thread_that_has_called_keeps_off_its_makers_marks_behind_an_await_too(bool blocking)
    {
        for (int i = 1; i <= 3; i++) _bench.Mailbox.Add($"Subject: message {i}\n\n");
        IConnection own = _client.CreateConnection(createAsDefaultConnection: true);
        _client.DeleteMessage(2);
        IConnection? used = await OnNewThread(CleanUp);
        Assert.NotSame(own, used);
        Assert.Equal(["message 2", "message 3"], Subjects()); // its own mark was committed, and no other
        Assert.Same(own, _client.CurrentConnection);
        _client.CommitDeletes();
        Assert.Equal(["message 3"], Subjects());

        async Task<IConnection?> CleanUp()
        {
            if (blocking) _client.DeleteMessage(1);
            else await _client.DeleteMessageAsync(1);
            await Task.Yield(); // a thread of the pool goes on
            if (blocking) _client.CommitDeletes();
            else await _client.CommitDeletesAsync();
            return _client.CurrentConnection;
        }

        string[] Subjects()
        {
            using Pop3Client reader = _bench.NewClient();
            return reader.ListMessages(Pop3ListFields.Main).Select(info => info.Subject).ToArray();
        }
    }

    private static T OnNewThread<T>(Func<T> work)
    {
        T result = default!;
        var thread = new Thread(() => result = work());
        thread.Start();
        thread.Join();
        return result;
    }
}
