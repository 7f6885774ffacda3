using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>What ends just as its deadline closes the channel is late, whether octets came with it or not: never a success on a closed connection.</summary>
public class LateOctetsTests
{
    [Fact]
    public async Task Octets_that_come_as_the_deadline_passes_are_late()
    {
        using var channel = new StreamChannel(new LastMomentStream());
        channel.SetDeadline(1);
        await Assert.ThrowsAsync<TimeoutException>(async () => await channel.ReadAsync(new byte[1], 0, 1, CancellationToken.None));
    }

    [Fact]
    public async Task Octets_that_go_out_as_the_deadline_passes_are_late()
    {
        using var channel = new StreamChannel(new LastMomentStream());
        channel.SetDeadline(1);
        await Assert.ThrowsAsync<TimeoutException>(async () => await channel.WriteAsync(new byte[1], 0, 1, CancellationToken.None));
    }

    // One kind of exception for a connection that is gone, however the caller waits.
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_channel_that_another_thread_closed_is_a_lost_connection(bool blocking)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using TcpChannel channel = TcpChannel.Open(new Pop3Endpoint("localhost", ((IPEndPoint)listener.LocalEndpoint).Port, Pop3Security.None));
        channel.Close();
        await Assert.ThrowsAnyAsync<IOException>(async () => _ = blocking ? channel.Read(new byte[1], 0, 1) : await channel.ReadAsync(new byte[1], 0, 1, CancellationToken.None));
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            if (blocking) channel.Write(new byte[1], 0, 1);
            else await channel.WriteAsync(new byte[1], 0, 1, CancellationToken.None);
        });
    }

    // Its Dispose ends what is pending, and well.
    private sealed class LastMomentStream : MemoryStream
    {
        private readonly TaskCompletionSource<int> _pending = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(_pending.Task);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => new(_pending.Task);

        protected override void Dispose(bool disposing)
        {
            _pending.TrySetResult(1);
            base.Dispose(disposing);
        }
    }
}
