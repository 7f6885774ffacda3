using System;
using System.Collections.Generic;
using System.Globalization;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>What 10,000 sessions that wait hold of the heap, beyond as many bare sockets with buffers of the same size.</summary>
internal sealed class IdleSessions(string name, int most) : Promise
{
    private const int Sessions = 10_000;

    public override string Name => name;

    public override Verdict Measure()
    {
        var options = new Pop3SessionOptions();
        var profile = new Pop3ServerProfile();
        double bare = Held(port => new BareSession(port, options.SendBuffer, options.ReceiveBuffer));
        double ours = Held(port =>
        {
            Pop3Session session = Pop3Session.Connect(new Pop3Endpoint("127.0.0.1", port, Pop3Security.None), options, profile);
            session.Login("ann", "x", Pop3LoginMethod.UserPass);
            return session;
        });
        return new Verdict(ours - bare <= most, string.Create(CultureInfo.InvariantCulture, $"{ours - bare:0} octets each (socket and buffers {bare:0})"));
    }

    private static double Held(Func<int, IDisposable> open)
    {
        using var server = new IdleServerProcess();
        open(server.Port).Dispose();
        var held = new List<IDisposable>(Sessions);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Sessions; i++) held.Add(open(server.Port));
        long after = GC.GetTotalMemory(forceFullCollection: true);
        foreach (IDisposable session in held) session.Dispose();
        return (double)(after - before) / Sessions;
    }
}
