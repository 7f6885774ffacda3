using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.Soak;

/// <summary>
/// The troubles of a day: one after another with fair hours between, all kinds in each round, in an order and for times that the seed decides.
/// </summary>
internal sealed class Weather(ChangingServer server, SimulatedBoard board, ManualClock clock, Random random)
{
    private static readonly string[] Commands = ["USER", "PASS", "AUTH", "APOP", "CAPA", "UIDL", "LIST", "STAT", "RETR", "TOP", "DELE", "NOOP", "QUIT"];

    private readonly Queue<Trouble> _next = [];
    private DateTimeOffset _until = clock.GetUtcNow().AddMinutes(20);
    private string _command = "";
    private Stream? _rival;

    /// <summary>What is wrong now.</summary>
    public Trouble Now { get; private set; }

    /// <summary>True if a server may now say nothing at all: async calls would wait in real time.</summary>
    public bool IsSilent => Now is Trouble.Stall or Trouble.Garbage;

    /// <summary>What was wrong some time.</summary>
    public HashSet<Trouble> Met { get; } = [];

    /// <summary>Before each visit: perhaps the weather changes; and each connection fails somewhere else.</summary>
    public void Pass()
    {
        if (clock.GetUtcNow() >= _until)
        {
            if (Now == Trouble.None) Worsen();
            else Clear();
        }
        server.Server.ClearScript();
        int octets = random.Next(4) == 0 ? random.Next(100) : random.Next(4000);
        if (Now == Trouble.Cut) server.Server.OnOutput().Cut(octets);
        if (Now == Trouble.Stall) server.Server.OnOutput().Stall(octets);
        if (Now == Trouble.Drip) server.Server.OnOutput().Drip(TimeSpan.FromMilliseconds(random.Next(1, 400)));
        if (Now == Trouble.Refused) server.Server.On(_command).Reply("-ERR not now\r\n");
        if (Now == Trouble.Garbage) Garbled().Garbage(random.Next(1, 40000));
        if (Now == Trouble.Unconfirmed) server.Server.On("QUIT").Reply(random.Next(2) == 0 ? "" : "-ERR some are not removed\r\n").CarriedOut(random.Next(2) == 0).Close();
        if (Now != Trouble.Busy) return;
        foreach (string command in new[] { "PASS", "AUTH", "APOP", "RETR" }) server.Server.On(command).Reply("-ERR [SYS/TEMP] a disk is full\r\n");
    }

    /// <summary>All is well from now on.</summary>
    public void Clear()
    {
        Now = Trouble.None;
        _until = clock.GetUtcNow().AddMinutes(random.Next(2, 8));
        _rival?.Dispose();
        _rival = null;
        server.Server.ClearScript();
        server.Mailbox.Password = ChangingServer.Password;
        server.IsDown = false;
        board.HasTime = true;
        board.Error = TimeSpan.Zero;
    }

    private Pop3ReplyScript Garbled() => random.Next(3) == 0 ? server.Server.OnGreeting() : server.Server.On(_command);

    private void Worsen()
    {
        if (_next.Count == 0)
        {
            Trouble[] round = [.. Enum.GetValues<Trouble>().Where(trouble => trouble != Trouble.None)];
            random.Shuffle(round);
            foreach (Trouble trouble in round) _next.Enqueue(trouble);
        }
        Now = _next.Dequeue();
        Met.Add(Now);
        _until = clock.GetUtcNow().AddMinutes(Now == Trouble.WrongPassword ? 60 : random.Next(2, 12));
        _command = Commands[random.Next(Commands.Length)];
        if (Now == Trouble.WrongPassword) server.Mailbox.Password = "changed";
        if (Now == Trouble.Locked) _rival = Rival();
        if (Now == Trouble.Down) server.IsDown = true;
        if (Now == Trouble.NoTime) board.HasTime = false;
        if (Now == Trouble.WrongTime) board.Error = random.Next(2) == 0 ? TimeSpan.FromDays(-10000) : TimeSpan.FromHours(random.Next(1, 12));
        if (Now == Trouble.Asleep) clock.Advance(TimeSpan.FromMinutes(random.Next(5, 50)));
    }

    // Somebody who logs in and stays; it may take a connection to learn how. Nobody, while the maildrop is not free.
    private Stream? Rival()
    {
        var profile = new Pop3ServerProfile();
        for (int attempt = 0; attempt < 4; attempt++)
        {
            clock.Advance(TimeSpan.FromMinutes(1)); // past any LOGIN-DELAY
            Stream rival = server.Server.Connect();
            try
            {
                var session = new Pop3Session(new VirtualChannel(rival, clock), new Pop3SessionOptions(), profile);
                session.Greet();
                session.Login(ChangingServer.User, ChangingServer.Password);
                return rival;
            }
            catch (Exception failure) when (failure is IOException or Pop3CommandException)
            {
                rival.Dispose();
            }
        }
        return null;
    }
}
