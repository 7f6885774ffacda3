using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Pop3Nano.Interop;
using Pop3Nano.Programs;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// How many round trips a poll takes once TCP is up: TLS 1.3 and greeting included, the server known. Time through a proxy that
/// delays both ways, divided by what one round trip takes.
/// </summary>
internal sealed class RoundTrips(string name, ServerKind kind, int none, int one, int fifty) : Promise
{
    public override string Name => name;

    public override Verdict Measure()
    {
        int[] bounds = [none, one, fifty];
        int[] messages = [0, 1, 50];
        int[] trips = [.. messages.Zip(bounds, Fewest)];
        return new Verdict(trips.Zip(bounds, (taken, bound) => taken <= bound).All(kept => kept),
            string.Create(CultureInfo.InvariantCulture, $"none {trips[0]}, one message {trips[1]}, fifty {trips[2]}"));
    }

    // A busy machine adds time, and a longer way makes that weigh less. What needs one too many shows at every length.
    private int Fewest(int messages, int bound)
    {
        int fewest = int.MaxValue;
        foreach (int delay in new[] { 50, 100, 200 })
        {
            fewest = Math.Min(fewest, Trips(messages, TimeSpan.FromMilliseconds(delay)));
            if (fewest <= bound) break;
        }
        return fewest;
    }

    private int Trips(int messages, TimeSpan delay)
    {
        MailServer server = BenchServers.All[kind];
        Account account = server.TakeAccount();
        var profile = new Pop3ServerProfile();
        Pop3Endpoint near = server.Endpoint(Pop3Security.Implicit);
        for (int i = 0; i < 3; i++) Learn(near, account, profile);
        for (int i = 0; i < messages; i++) server.Deliver(account, BenchServers.Mail(4096, i));
        Look(near, account);

        using var proxy = new FaultProxy(near.Port);
        proxy.FromServer(0, Fault.Delay(delay));
        proxy.FromClient(0, Fault.Delay(delay));
        var far = new Pop3Endpoint(near.Host, proxy.Port) { TrustedCertificates = near.TrustedCertificates };
        var poll = new WholePoll(far, account.Name, account.Password, profile) { Deletes = true };
        var clock = Stopwatch.StartNew();
        int read = poll.Run();
        TimeSpan elapsed = clock.Elapsed;
        if (read != messages) throw new InvalidOperationException($"{read} of {messages} messages were read.");
        return (int)(elapsed / (2 * delay));
    }

    // A poll that falls into the login trap says so and is made again.
    private static void Learn(Pop3Endpoint near, Account account, Pop3ServerProfile profile)
    {
        try
        {
            new WholePoll(near, account.Name, account.Password, profile).Run();
        }
        catch (InvalidOperationException) when (profile.LoginTrap == Pop3LoginTrap.LosesInput)
        {
            // Now it is known.
        }
    }

    // A server that sees mails for the first time files and measures them: that is not the way's length.
    private static void Look(Pop3Endpoint near, Account account)
    {
        using Pop3Session session = Pop3Session.Connect(near, new Pop3SessionOptions(), new Pop3ServerProfile());
        session.Login(account.Name, account.Password);
        session.List();
        session.UniqueIds();
        session.Quit();
    }
}
