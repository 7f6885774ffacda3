using System;
using System.Threading.Tasks;
using Xunit;

namespace Pop3Nano.Tests.Faults;

/// <summary>
/// A whole session, spoiled behind every octet in turn, in memory and virtual time: the failure is of the right kind and in time, nothing is
/// removed that was not to be removed, and the next session gets in (<see cref="FaultyVisit"/> proves the latter each time).
/// </summary>
public class EveryOctetTests
{
    public static TheoryData<VisitKind> Kinds => new(Of(false, true));

    public static TheoryData<VisitKind> KindsOfServer => new(Of(false));

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_cut_is_a_lost_connection(VisitKind kind) => await Everywhere(kind, OctetFault.Cut, IsLost);

    [Theory, MemberData(nameof(Kinds))]
    public async Task Half_a_close_is_a_lost_connection(VisitKind kind) => await Everywhere(kind, OctetFault.HalfClose, IsLost);

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_reset_is_a_lost_connection(VisitKind kind) => await Everywhere(kind, OctetFault.Reset, IsLost);

    [Theory, MemberData(nameof(Kinds))]
    public async Task Silence_is_a_timeout_at_the_time_that_was_set(VisitKind kind) =>
        await Everywhere(kind, OctetFault.Stall, visit => visit.Failure is TimeoutException && visit.Channel.Milliseconds == FaultyVisit.Patience);

    [Theory, MemberData(nameof(KindsOfServer))]
    public async Task A_drip_does_not_stretch_the_time(VisitKind kind)
    {
        int timeouts = 0;
        long whole = await Everywhere(kind, OctetFault.Drip, visit =>
        {
            if (visit.Failure is TimeoutException) timeouts++;
            return visit.Failure is null or TimeoutException;
        });
        // A short reply may still come in time: that of QUIT, when the fault begins late.
        Assert.InRange(timeouts, whole - 2 * FaultyVisit.Patience / 1000, whole);
    }

    [Theory, MemberData(nameof(KindsOfServer))]
    public async Task Pieces_of_any_size_make_no_difference(VisitKind kind) =>
        await Everywhere(kind, OctetFault.Split, visit => visit.Failure is null && visit.IsConfirmed);

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_octet_that_comes_twice_has_a_documented_outcome(VisitKind kind) => await Everywhere(kind, OctetFault.Twice, _ => true);

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_turned_bit_has_a_documented_outcome(VisitKind kind)
    {
        for (int bit = 0; bit < 8; bit++) await Everywhere(kind, OctetFault.Flip, _ => true, 1 << bit);
    }

    [Theory, MemberData(nameof(KindsOfServer))]
    public async Task Without_a_fault_the_message_is_removed(VisitKind kind)
    {
        FaultyVisit visit = await FaultyVisit.Make(kind, OctetFault.Split, 0);
        Assert.True(visit.Failure is null && visit.IsConfirmed && visit.Channel.Milliseconds == 0, visit.ToString());
        Assert.Equal("USER tim\r\nPASS secret\r\nLIST\r\nRETR 1\r\nDELE 1\r\nQUIT\r\n", visit.Channel.Written);
    }

    private static VisitKind[] Of(params bool[] ofClient)
    {
        var kinds = new System.Collections.Generic.List<VisitKind>();
        foreach (bool client in ofClient)
        {
            foreach (bool blocking in (bool[])[true, false])
            {
                foreach (bool inFlight in (bool[])[false, true]) kinds.Add(new VisitKind(blocking, inFlight, client));
            }
        }
        return [.. kinds];
    }

    // A server that goes away at QUIT is no failure of the session's: QUIT says that nobody knows (RFC 1939 §6).
    private static bool IsLost(FaultyVisit visit) =>
        visit.IsQuitting ? visit.Failure is null && !visit.IsConfirmed : visit.Failure is Pop3ConnectionLostException;

    private static async Task<long> Everywhere(VisitKind kind, OctetFault fault, Func<FaultyVisit, bool> isRight, int mask = 0)
    {
        FaultyVisit sound = await FaultyVisit.Make(kind, OctetFault.Split, 0);
        Assert.True(sound.IsConfirmed, sound.ToString());
        for (long octets = 0; octets < sound.Octets; octets++)
        {
            FaultyVisit visit = await FaultyVisit.Make(kind, fault, octets, mask);
            Assert.True(isRight(visit), $"{fault} behind {octets} of {sound.Octets}: {visit}");
        }
        return sound.Octets;
    }
}
