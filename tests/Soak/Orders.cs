using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Soak;

/// <summary>What is mailed to a device: commands that must run once each, and mails that must not run at all. It knows what became of them.</summary>
internal sealed class Orders(ManualClock clock, Random random)
{
    public const string Device = "greenhouse";
    public const string KeyId = "a";
    public const string Secret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private const int Most = 20000; // room from the start, so that the tally itself does not grow

    private static readonly CommandSigner Signer = new(Device, KeyId, Secret);
    private static readonly CommandSigner Foreign = new("another-device", KeyId, Secret);
    private readonly byte[] _runs = new byte[Most]; // by step
    private readonly int[] _counters = new int[Most]; // by step: the last one that it was sent with
    private readonly int[] _steps = new int[Most]; // by counter
    private readonly Queue<int> _due = [];
    private int _counter;
    private int _mails;
    private int _strange;

    /// <summary>How many commands were mailed.</summary>
    public int Mailed { get; private set; }

    /// <summary>How many were mailed once more, since a later one had come before them.</summary>
    public int Again { get; private set; }

    /// <summary>True if a command has to be mailed once more.</summary>
    public bool IsDue => _due.Count > 0;

    /// <summary>A mail or a few come in, or none.</summary>
    public void Send(TestMailbox mailbox)
    {
        SendDue(mailbox);
        if (random.Next(4) != 0) return;
        int count = random.Next(8) == 0 ? random.Next(10, 30) : random.Next(1, 4);
        for (int i = 0; i < count; i++) Add(mailbox, Text());
    }

    /// <summary>What the device has reported as superseded comes in again, with a higher counter.</summary>
    public void SendDue(TestMailbox mailbox)
    {
        while (_due.TryDequeue(out int step))
        {
            Again++;
            Add(mailbox, Mail(step, null));
        }
    }

    public void Ran(int step)
    {
        if (step >= 1 && step <= Mailed) _runs[step]++;
        else _strange++;
    }

    public void Reported(long counter, CommandOutcome outcome)
    {
        if (outcome != CommandOutcome.Superseded || counter > _counter) return;
        int step = _steps[counter];
        if (_runs[step] > 0 || _counters[step] != counter) return; // it has run, or was sent again already
        _counters[step] = 0;
        _due.Enqueue(step);
    }

    /// <summary>Each ran once, and nothing else did.</summary>
    public void ProveAllRanOnce()
    {
        Assert.Empty(Enumerable.Range(1, Mailed).Where(step => _runs[step] != 1).Select(step => $"{step} ran {_runs[step]} times"));
        Assert.Equal(0, _strange);
    }

    private void Add(TestMailbox mailbox, string text)
    {
        string id = "id" + (++_mails).ToString(CultureInfo.InvariantCulture);
        mailbox.Add("From: ann@example.org\nSubject: to the greenhouse\n\n" + text, id);
    }

    private string Text() => random.Next(10) switch
    {
        0 => "At noon, as always?\n",
        1 => Foreign.Sign(999999, "step 999999"),
        2 => Signer.Sign(999998, "step 5").Replace("step 5", "step 999998", StringComparison.Ordinal), // forged
        3 when _counter > 0 => Copy(random.Next(1, _counter + 1)),
        4 => new string('x', 70) + Lines(random.Next(6000)) + "\n",
        5 => Mail(++Mailed, clock.GetUtcNow().AddDays(2)),
        _ => Mail(++Mailed, null),
    };

    // A string builder takes nothing from the shared pool of arrays, which keeps what it lent: half a megabyte by the largest mail so far, that
    // the day would take for growth.
    private static string Lines(int count) => new StringBuilder().Insert(0, "\nand so on and on", count).ToString();

    private string Mail(int step, DateTimeOffset? expires)
    {
        _counters[step] = ++_counter;
        _steps[_counter] = step;
        return Signed(_counter, expires);
    }

    // Somebody has kept a mail and sends it once more.
    private string Copy(int counter) => Signed(counter, null);

    private string Signed(int counter, DateTimeOffset? expires) =>
        "Please:\n\n" + Signer.Sign(counter, "step " + _steps[counter].ToString(CultureInfo.InvariantCulture), expires) + "\n-- \nAnn\n";
}
