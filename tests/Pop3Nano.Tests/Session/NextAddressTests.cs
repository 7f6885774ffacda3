using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>Addresses that swallow packets: such a one has its share of the time, and leaves the rest for the next.</summary>
public class NextAddressTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_next_address_is_tried_in_time(bool blocking)
    {
        using var listener = new FullListener();
        int attempts = 0;
        var endpoint = new Pop3Endpoint("localhost", listener.Port)
        {
            GreetingTimeout = 120_000,
            BindIPEndPoint = _ =>
            {
                if (++attempts > 1) listener.MakeRoom();
                return null;
            },
        };
        IPAddress[] addresses = [.. Enumerable.Repeat(IPAddress.Loopback, 240)]; // half a second for the first of so many
        using Stream stream = await Dial(endpoint, addresses, blocking).WaitAsync(Patience);
        Assert.InRange(attempts, 2, addresses.Length); // the first did swallow
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_last_address_has_what_is_left_and_then_it_is_a_timeout(bool blocking)
    {
        using var listener = new FullListener();
        var endpoint = new Pop3Endpoint("127.0.0.1", listener.Port, Pop3Security.None) { GreetingTimeout = 300 };
        Task<TcpChannel> opening = blocking ? OnItsOwnThread(() => TcpChannel.Open(endpoint)) : TcpChannel.OpenAsync(endpoint, default).AsTask();
        Assert.Same(opening, await Task.WhenAny(opening, Task.Delay(Patience)));
        await Assert.ThrowsAsync<TimeoutException>(() => opening);
    }

    // Which names have several addresses is the machine's affair: the dialer is given them.
    private static Task<Stream> Dial(Pop3Endpoint endpoint, IPAddress[] addresses, bool blocking)
    {
        Type type = typeof(Pop3Endpoint).Assembly.GetType("Pop3Nano.Session.TcpDialer", throwOnError: true)!;
        object dialer = Activator.CreateInstance(type, endpoint)!;
        if (blocking) return OnItsOwnThread(() => (Stream)Call("Dial", addresses, endpoint.Port));
        return ((ValueTask<Stream>)Call("DialAsync", new ValueTask<IPAddress[]>(addresses), endpoint.Port, CancellationToken.None)).AsTask();

        object Call(string method, params object[] arguments) =>
            type.GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(dialer, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    private static Task<T> OnItsOwnThread<T>(Func<T> call) => Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
