using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Pop3Nano.Nano.Building;
using Xunit;
using Xunit.Abstractions;

namespace Pop3Nano.Nano.Sizes;

/// <summary>How much heap a polling device keeps; `dotnet test tests/Nano --filter Ram -l "console;verbosity=detailed"` shows what takes it.</summary>
public sealed class RamTests(ITestOutputHelper output)
{
    private static readonly Assembly Library = Assembly.LoadFrom(NanoAssembly.DotNetPath);

    [Fact]
    public void What_lives_after_construction_stays_within_its_budget()
    {
        object options = Type("Session.Pop3SessionOptions").GetMethod("ForDevice")!.Invoke(null, null)!;
        object account = Make("Commands.PollerOptions", "board", "secret");
        object channel = Make("Session.StreamChannel", new MemoryStream());
        object poller = Make("Commands.MailboxPoller", null, null, account, null);
        object profile = poller.GetType().GetProperty("Profile")!.GetValue(poller)!;
        object session = Make("Session.Pop3Session", channel, options, profile);

        int known = Report("profile", [profile], [options, account, channel]);
        int live = Report("session with engine and buffers", [session], [options, account, channel, profile]);
        int polling = Report("poller", [poller], [options, account, channel, profile, session]);

        Assert.InRange(known, 1, Budgets.ProfileRam);
        Assert.InRange(live, 1576, Budgets.SessionRam);
        Assert.InRange(polling, 1, Budgets.PollerRam);
        Assert.InRange(known + live + polling, 1, Budgets.WholeRam);
    }

    private int Report(string what, object[] roots, object[] before)
    {
        RamEstimate estimate = RamEstimate.Of(roots, before);
        string rows = string.Join(", ", estimate.Rows.OrderByDescending(row => row.Value).Select(row => FormattableString.Invariant($"{row.Key} {row.Value}")));
        output.WriteLine(FormattableString.Invariant($"{what}: {estimate.Total} octets: {rows}"));
        return estimate.Total;
    }

    private static Type Type(string name) => Library.GetType("Pop3Nano." + name, throwOnError: true)!;

    private static object Make(string name, params object?[] arguments)
    {
        ConstructorInfo constructor = Type(name).GetConstructors().Single(c => c.GetParameters().Length == arguments.Length);
        return constructor.Invoke(arguments);
    }
}
