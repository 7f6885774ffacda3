using System;
using System.Threading.Tasks;
using Xunit;

namespace Pop3Nano.Tests.Faults;

/// <summary>
/// A whole session, stopped in each of its reads, writes and handshakes in turn, by a token or by another thread's Dispose: it is dead and closed, the buffer is
/// empty, no octet of a next command goes out, and nothing was learnt about the server (<see cref="StoppedVisit"/> proves that each time).
/// </summary>
public class EveryOperationTests
{
    public static TheoryData<StopWay> Ways
    {
        get
        {
            var data = new TheoryData<StopWay>();
            foreach (string login in StoppedVisit.Logins)
            {
                foreach (StopMoment moment in Enum.GetValues<StopMoment>())
                {
                    foreach (bool inFlight in (bool[])[false, true])
                    {
                        if (inFlight && login == StoppedVisit.Logins[^1]) continue; // it is already
                        data.Add(new StopWay(login, inFlight, Blocking: false, ByToken: true, moment));
                        data.Add(new StopWay(login, inFlight, Blocking: false, ByToken: false, moment));
                        data.Add(new StopWay(login, inFlight, Blocking: true, ByToken: false, moment));
                    }
                }
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task It_ends_there_and_says_so(StopWay way)
    {
        using StoppedVisit whole = await StoppedVisit.Make(way, -1);
        Assert.True(whole.IsConfirmed && !whole.Channel.HasStopped, whole.ToString());
        Assert.EndsWith("QUIT\r\n", whole.Channel.Written, StringComparison.Ordinal);
        Assert.InRange(whole.Channel.Operations, 6, 100);
        for (int operation = 0; operation < whole.Channel.Operations; operation++)
        {
            using StoppedVisit visit = await StoppedVisit.Make(way, operation);
            Assert.True(visit.Channel.HasStopped, visit.ToString());
            // What went out is the beginning of what was to go out. A token that nobody looks at any more may come too late, at the very end.
            Assert.StartsWith(visit.Channel.Written, whole.Channel.Written, StringComparison.Ordinal);
            bool isLate = way.ByToken && way.Moment == StopMoment.Behind && operation == whole.Channel.Operations - 1;
            Assert.Equal(isLate, visit.Failure == null);
        }
    }
}
