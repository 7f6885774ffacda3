using System;
using System.Linq;
using System.Net.Sockets;
using System.Threading.Tasks;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.BadNetwork;

/// <summary>
/// A client lists, fetches, marks and commits over real sockets, blocking and async, while the network fails behind one octet after the other of
/// either way. Each failure is of the right kind; <see cref="Line"/> proves the rest.
/// </summary>
public class FaultTests
{
    private const int Stride = 16;

    // For visits that have to fail by it. Where a busy machine is late, the same exception comes at another octet.
    private const int Patience = 200;

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_cut_is_a_lost_connection(bool isTls) =>
        await Sweep.Everywhere(isTls, 1, Fault.Cut, Line.Generous, isHarmless: true, IsLost, failing: 90, isTls ? Callers.BlockingFirst : Callers.Both);

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_reset_is_a_lost_connection(bool isTls) =>
        // It may overtake the end of connecting itself: that is the platform's failure to connect.
        await Sweep.Everywhere(isTls, 1, Fault.Reset, Line.Generous, isHarmless: true, failure => IsLost(failure) || failure is SocketException, failing: 90,
            isTls ? Callers.AsyncFirst : Callers.Both);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Half_a_close_is_a_lost_connection(bool isTls) =>
        await Sweep.Everywhere(isTls, Stride, Fault.HalfClose, Line.Generous, isHarmless: true, IsLost, failing: 90);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Silence_is_a_timeout(bool isTls) =>
        await Sweep.Everywhere(isTls, Stride, Fault.Stall, Patience, isHarmless: true, IsLate, failing: 90);

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_drip_does_not_stretch_the_time(bool isTls) =>
        // All that is left would take long enough; what is left near the end may be little.
        await Sweep.Everywhere(isTls, Stride, octets => Fault.Drip(TimeSpan.FromMilliseconds(Patience / 2), octets), Patience, isHarmless: true, IsLate, failing: 80);

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_long_delay_is_a_timeout(bool isTls) =>
        await Sweep.Everywhere(isTls, Stride, octets => Fault.Delay(TimeSpan.FromMilliseconds(2 * Patience), octets), Patience, isHarmless: true, IsLate, failing: 90);

    [Fact]
    public async Task A_turned_bit_has_a_documented_outcome() =>
        await Sweep.Everywhere(isTls: false, 1, Turned, Patience, isHarmless: false, IsDocumented, failing: 5);

    [Fact]
    public async Task An_octet_that_comes_twice_has_a_documented_outcome() =>
        await Sweep.Everywhere(isTls: false, 1, Fault.Duplicate, Patience, isHarmless: false, IsDocumented, failing: 5);

    // A record that seems longer than it is keeps its reader waiting; every other damage is found at once.
    [Fact]
    public async Task Under_TLS_a_turned_bit_never_passes() =>
        await Sweep.Everywhere(isTls: true, Stride, Turned, Patience, isHarmless: true, failure => IsLost(failure) || IsLate(failure), failing: 80);

    [Fact]
    public async Task Under_TLS_an_octet_that_comes_twice_never_passes() =>
        await Sweep.Everywhere(isTls: true, Stride, Fault.Duplicate, Patience, isHarmless: true, failure => IsLost(failure) || IsLate(failure), failing: 80);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Pieces_of_any_size_make_no_difference(bool isTls) =>
        await Sweep.Soundly(isTls, Enumerable.Range(1, Sweep.IsLong ? 512 : 32).Select(Fault.Segments));

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_slow_way_is_no_fault(bool isTls) =>
        await Sweep.Soundly(isTls, [Fault.None, Fault.Drip(TimeSpan.FromMilliseconds(1)), Fault.Delay(TimeSpan.FromMilliseconds(5)), Fault.Delay(TimeSpan.FromMilliseconds(50))]);

    private static Fault Turned(long octets) => Fault.FlipBit(octets, (int)((octets + octets / Stride) % 8));

    private static bool IsLost(Exception failure) => failure is Pop3ConnectionLostException or Pop3TlsException;

    private static bool IsLate(Exception failure) => failure is TimeoutException;

    private static bool IsDocumented(Exception failure) =>
        failure is Pop3CommandException or Pop3ProtocolException or Pop3ConnectionLostException or TimeoutException;
}
