using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>Octets of the heap that a session holds in a process of 5,000: once it has logged in, and in the middle of a message.</summary>
internal static class SessionMemory
{
    private const int Sessions = 5000; // both sides of a connection are files

    /// <summary>Two rows of a table.</summary>
    public static string Measure()
    {
        var options = new Pop3SessionOptions();
        double idle = Held(isActive: false);
        double active = Held(isActive: true);
        return string.Create(CultureInfo.InvariantCulture, $"| a session among 5,000 | heap | of it buffers |\n|---|---|---|\n"
            + $"| logged in, idle | {idle:N0} octets | {options.SendBuffer + options.ReceiveBuffer:N0} |\n"
            + $"| awaiting the rest of a message | {active:N0} octets | {options.SendBuffer + options.ReceiveBuffer:N0} |\n");
    }

    private static double Held(bool isActive)
    {
        using var server = new IdleServerProcess(isActive ? "half-server" : "idle-server");
        var endpoint = new Pop3Endpoint("127.0.0.1", server.Port, Pop3Security.None);
        var profile = new Pop3ServerProfile();
        var held = new List<Pop3Session>(Sessions);
        var waiting = new List<Task>(Sessions);
        Open(endpoint, profile).Dispose();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Sessions; i++)
        {
            held.Add(Open(endpoint, profile));
            if (isActive) waiting.Add(ReadAsync(held[i]));
        }
        long after = GC.GetTotalMemory(forceFullCollection: true);
        foreach (Task one in waiting)
        {
            if (one.IsCompleted) throw new InvalidOperationException("A session does not wait.", one.Exception);
        }
        foreach (Pop3Session session in held) session.Dispose();
        Task.WaitAll([.. waiting.ConvertAll(one => one.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default))]);
        return (double)(after - before) / Sessions;
    }

    private static Pop3Session Open(Pop3Endpoint endpoint, Pop3ServerProfile profile)
    {
        Pop3Session session = Pop3Session.Connect(endpoint, new Pop3SessionOptions(), profile);
        session.Login("ann", "x", Pop3LoginMethod.UserPass);
        return session;
    }

    private static async Task ReadAsync(Pop3Session session)
    {
        var flight = new Pop3Flight();
        flight.Retr(1);
        session.Start(flight);
        await session.NextReplyAsync().ConfigureAwait(false);
        while (await session.ReadOctetsAsync().ConfigureAwait(false))
        {
        }
    }
}
