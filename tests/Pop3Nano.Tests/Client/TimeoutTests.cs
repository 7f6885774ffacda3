using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Support;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Timeout covers a whole call, connecting included; where a message is streamed, 16 KB/s never times out and a drip does.</summary>
[Collection(AloneCollection.Name)] // times are short: other tests would be in the way
public class TimeoutTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task It_covers_connecting_too(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        client.Timeout = 400;
        client.GreetingTimeout = 20000;
        bench.Server.On("*").Delay(TimeSpan.FromMilliseconds(300)); // each step is in time, all together are not
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<TimeoutException>(() => Count(client, blocking));
        Assert.InRange(watch.ElapsedMilliseconds, 350, 60000);
        bench.Server.ClearScript();
        client.Timeout = 20000;
        Assert.Equal(1, await Count(client, blocking));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task It_covers_the_wait_for_the_calls_turn(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        client.Noop();
        bench.Server.On("RETR").Silence();
        Task first = client.FetchMessageAsync(1);
        client.Timeout = 200;
        await Assert.ThrowsAsync<TimeoutException>(() => Count(client, blocking));
        Assert.False(first.IsCompleted); // it has its own
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => first);
    }

    [Fact]
    public async Task A_message_that_comes_fast_enough_has_its_time()
    {
        using var bench = new ClientBench();
        bench.Mailbox.Add(Slow.Octets, () => new Slow(portion: 8192, TimeSpan.FromMilliseconds(400))); // 20 KB/s, for 6.8 s
        await Task.WhenAll(Task.Run(() => Save(blocking: true)), Task.Run(() => Save(blocking: false)));

        async Task Save(bool blocking)
        {
            using Pop3Client client = bench.NewClient();
            client.Noop();
            client.Timeout = 6000;
            using var saved = new MemoryStream();
            var watch = Stopwatch.StartNew();
            if (blocking) client.SaveMessage(1, saved);
            else await client.SaveMessageAsync(1, saved);
            Assert.True(watch.ElapsedMilliseconds > client.Timeout);
            Assert.Equal(Slow.Octets, saved.Length);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_message_that_drips_times_out(bool blocking)
    {
        using var bench = new ClientBench();
        bench.Mailbox.Add(Slow.Octets, () => new Slow(portion: 100, TimeSpan.FromMilliseconds(20))); // never silent for long, and never done
        using Pop3Client client = bench.NewClient();
        client.Noop();
        client.Timeout = 500;
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            if (blocking) client.SaveMessage(1, Stream.Null);
            else await client.SaveMessageAsync(1, Stream.Null);
        });
        Assert.InRange(watch.ElapsedMilliseconds, 400, 60000);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_a_stream_throws_does_not_wait_for_a_server_that_has_stalled(bool blocking)
    {
        using var bench = new ClientBench();
        bench.Mailbox.AddSynthetic(100000);
        using Pop3Client client = bench.NewClient();
        client.Noop();
        client.Timeout = Timeout.Infinite;
        client.GreetingTimeout = 500;
        bench.Server.On("RETR").Stall(50000);
        Task save = Task.Run(async () =>
        {
            var small = new MemoryStream(new byte[100]);
            if (blocking) client.SaveMessage(1, small);
            else await client.SaveMessageAsync(1, small);
        });
        await Task.WhenAny(save, Task.Delay(TimeSpan.FromMinutes(1)));
        Assert.True(save.IsCompleted);
        await Assert.ThrowsAsync<NotSupportedException>(() => save);
    }

    [Fact]
    public async Task Each_message_of_a_flight_has_its_own_time()
    {
        using var bench = new ClientBench();
        for (int i = 0; i < 3; i++) bench.Mailbox.Add($"Subject: {i}\n\n");
        using Pop3Client client = bench.NewClient();
        using Pop3Client blocking = bench.NewClient();
        client.Noop();
        blocking.Noop();
        client.Timeout = blocking.Timeout = 5000;
        bench.Server.On("RETR").Delay(TimeSpan.FromMilliseconds(2000)); // 6 s together
        Task<IReadOnlyList<Pop3FetchResult>> fetched = Task.Run(() => blocking.FetchMessages([1, 2, 3]));
        Assert.All(await client.FetchMessagesAsync([1, 2, 3]), result => Assert.True(result.Succeeded));
        Assert.All(await fetched, result => Assert.True(result.Succeeded));
    }

    [Fact]
    public async Task The_time_that_a_reader_takes_between_two_messages_is_not_the_servers()
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        client.Timeout = 3000;
        var messages = client.EnumerateMessagesAsync([1, 2, 3]);
        await Task.Delay(3200); // nor the time before the loop
        int count = 0;
        await foreach (Pop3Nano.Mime.MailMessage message in messages)
        {
            message.Dispose();
            count++;
            await Task.Delay(1600);
        }
        Assert.Equal(3, count);
    }

    private static async Task<int> Count(Pop3Client client, bool blocking) => blocking ? client.GetMessageCount() : await client.GetMessageCountAsync();

    // A message that the server has to wait for.
    private sealed class Slow(int portion, TimeSpan pause) : UnseekableStream
    {
        public const long Octets = 8 * 16384;

        private long _at;

        public override bool CanWrite => false;

        public override long Length => Octets;

        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Thread.Sleep(pause);
            int length = (int)Math.Min(Math.Min(count, portion), Octets - _at);
            for (int i = 0; i < length; i++) buffer[offset + i] = ++_at % 64 == 63 ? (byte)'\r' : _at % 64 == 0 ? (byte)'\n' : (byte)'x';
            return length;
        }
    }
}
