using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Pop3Nano.Support;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>What the client costs: memory, threads, sockets. Measured in the whole process.</summary>
[Collection(AloneCollection.Name)]
public class CostTests
{
    private const long Gigabyte = 1L << 30;

    [Theory, InlineData(true), InlineData(false)]
    public async Task SaveMessage_of_a_gigabyte_takes_constant_memory(bool blocking)
    {
        using var server = new Pop3TestServer(new Pop3TestServerOptions { KeepsTranscript = false });
        server.AddMailbox("tim", "tanstaaf").AddSynthetic(Gigabyte);
        server.Start();
        using var client = new Pop3Client("127.0.0.1", server.Port, "tim", "tanstaaf", SecurityOptions.None);
        client.Noop();
        using var counter = new Counter();
        long told = 0;
        var progress = new Direct(octets => told = octets);
        if (blocking) client.SaveMessage(1, counter, progress);
        else await client.SaveMessageAsync(1, counter, progress);
        Assert.Equal(Gigabyte, counter.Octets);
        Assert.Equal(Gigabyte, told);
        Assert.True(counter.Most < 16 << 20, $"{counter.Most} octets more were alive on the way"); // of which the server has its part
    }

    [Fact]
    public async Task A_thousand_clients_poll_at_once_on_fewer_than_30_threads_beyond_the_pools_own()
    {
        const int Clients = 1000;
        using var server = new Pop3TestServer(new Pop3TestServerOptions { KeepsTranscript = false });
        TestMailbox mailbox = server.AddMailbox("tim", "tanstaaf");
        mailbox.IsShared = true;
        mailbox.Add("Subject: one\n\nbody\n");
        server.Start();
        int most = 0;
        using var done = new CancellationTokenSource();
        var watch = new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                most = Math.Max(most, Process.GetCurrentProcess().Threads.Count);
                Thread.Sleep(5);
            }
        });
        int before = Process.GetCurrentProcess().Threads.Count;
        watch.Start();
        Pop3Client[] clients = [.. Enumerable.Range(0, Clients).Select(_ => new Pop3Client("127.0.0.1", server.Port, "tim", "tanstaaf", SecurityOptions.None) { GreetingTimeout = 100000 })];
        int[] counts = await Task.WhenAll(clients.Select(client => client.GetMessageCountAsync()));
        Assert.Equal(Clients, clients.Count(client => client.ConnectionState == ConnectionState.Open)); // all at once
        await Task.WhenAll(clients.Select(client => client.FetchMessageAsync(1)));
        await Task.WhenAll(clients.Select(client => client.DisposeAsync().AsTask()));
        await done.CancelAsync();
        watch.Join();
        Assert.All(counts, count => Assert.Equal(1, count));
        // The test runner's and the server's threads were there before or are in it. So many the pool of the tests starts at once, whether or not
        // they are needed (Directory.Build.props); it takes more only for threads that are blocked.
        ThreadPool.GetMinThreads(out int free, out _);
        Assert.True(most - before < free + 30, $"{most} threads, {before} before, {free} of the pool");
    }

    [Fact]
    public async Task No_socket_and_no_thread_is_left_behind_whatever_happened()
    {
        using var bench = new ClientBench(messages: 3);
        await Misfortunes(bench);
        await Settled(bench);
        int sockets = Sockets();
        int threads = Process.GetCurrentProcess().Threads.Count;
        for (int i = 0; i < 20; i++) await Misfortunes(bench);
        await Settled(bench);
        Assert.True(Sockets() <= sockets, $"{Sockets()} sockets, {sockets} before");
        Assert.True(Process.GetCurrentProcess().Threads.Count <= threads + 12, "threads are left"); // the pool's own may come and go
    }

    // Each leaves its client to Dispose, or to nobody.
    private static async Task Misfortunes(ClientBench bench)
    {
        using (var refused = new Pop3Client("127.0.0.1", LoneListener.RefusedPort(), "tim", "x", SecurityOptions.None)) Assert.NotNull(await CallWorld.Outcome(() => refused.NoopAsync()));
        using (Pop3Client wrong = bench.NewClient())
        {
            wrong.Password = "wrong";
            Assert.NotNull(await CallWorld.Outcome(() => wrong.NoopAsync()));
        }
        using (var untrusting = new Pop3Client("127.0.0.1", bench.Server.TlsPort, "tim", "x", SecurityOptions.SSLImplicit)) Assert.NotNull(await CallWorld.Outcome(() => untrusting.NoopAsync()));
        using (var mistaken = new Pop3Client("127.0.0.1", bench.Server.Port, "tim", "x", SecurityOptions.SSLImplicit)) Assert.NotNull(await CallWorld.Outcome(() => mistaken.NoopAsync()));
        foreach (string command in new[] { "STAT", "RETR", "QUIT" })
        {
            using Pop3Client cut = bench.NewClient();
            cut.Noop();
            bench.Server.On(command).Close();
            await CallWorld.Outcome(() => command == "STAT" ? cut.GetMessageCountAsync() : command == "RETR" ? cut.FetchMessageAsync(1) : cut.CommitDeletesAsync());
            bench.Server.ClearScript();
        }
        Pop3Client abandoned = bench.NewClient(); // with a call under way
        abandoned.Noop();
        using var cancel = new CancellationTokenSource();
        bench.Server.On("NOOP").Silence();
        Task silent = abandoned.NoopAsync(cancel.Token);
        await cancel.CancelAsync();
        Assert.NotNull(await CallWorld.Outcome(() => silent));
        bench.Server.ClearScript();
        abandoned.Dispose();
        using Pop3Client several = bench.NewClient();
        several.UseMultiConnection = MultiConnectionMode.Enable;
        Assert.Equal(3, several.FetchMessages([1, 2, 3]).Count);
        await using (IConnection own = await several.CreateConnectionAsync()) several.Noop(own);
        await foreach (Pop3MessageInfo info in several.EnumerateMessageInfosAsync())
        {
            if (info.SequenceNumber == 2) break;
        }
    }

    private static async Task Settled(ClientBench bench)
    {
        Assert.True(await bench.Server.WaitForIdleAsync(TimeSpan.FromSeconds(60)));
        for (int i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(50);
        }
    }

    // Where the system tells: the process's open sockets.
    private static int Sockets() => !Directory.Exists("/proc/self/fd") ? 0
        : Directory.GetFiles("/proc/self/fd").Count(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.Name.StartsWith("socket:", StringComparison.Ordinal) == true);

    private sealed class Direct(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }

    // Counts, and looks now and then at how much is alive.
    private sealed class Counter : UnseekableStream
    {
        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
        private long _next = 64 << 20;

        public long Octets { get; private set; }

        public long Most { get; private set; }

        public override bool CanRead => false;

        public override void Write(byte[] buffer, int offset, int count)
        {
            Octets += count;
            if (Octets < _next) return;
            _next += 64 << 20;
            Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - _before);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write([], 0, buffer.Length);
            return default;
        }
    }
}
