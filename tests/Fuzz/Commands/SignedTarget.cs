using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Pop3Nano.Commands;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;

namespace Pop3Nano.Fuzz.Commands;

/// <summary>Signed commands: the outcome that the model of the specification has, and none taken that was not signed.</summary>
internal sealed class SignedTarget : FuzzTarget
{
    public const string Device = "greenhouse";
    public const string KeyId = "a";
    public const string Secret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private static readonly string[] Words = ["[pop3nano", "command", "1]", "device:", Device, "key:", "a", "counter:", "42", "expires:", "2027-01-01T00:00:00Z", "do:", "led on", "mac:", "00000000 00000000 00000000 00000000", "[end]"];

    private readonly SignedCommands _commands;
    private readonly List<string> _signed = [];

    public SignedTarget()
    {
        var signer = new CommandSigner(Device, KeyId, Secret);
        DateTimeOffset later = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        _signed.Add(signer.Sign(42, "relay 1 on"));
        _signed.Add("Please:\n" + signer.Sign(7, "led blink 3", later) + "-- \nAnn\n");
        _signed.Add(signer.Sign(9, "relay 2 off", later.AddYears(-20)));
        _signed.Add(signer.Sign(999_999_999_999_999, "interval 300"));
        _signed.Add(signer.Sign(1, "no such verb").Replace('\n', ' '));
        _signed.Add(signer.Sign(2, "relay 9 on"));
        _signed.Add(new CommandSigner("other", KeyId, Secret).Sign(3, "led on"));
        _signed.Add(new CommandSigner(Device, "b", Secret).Sign(3, "led on"));
        var board = new NoBoard();
        var router = new CommandRouter(board, new PollerOptions("board", "secret"));
        new BoardCommands(board).AddTo(router);
        var keys = new CommandKeys(Device);
        keys.Add(KeyId, Secret);
        _commands = new SignedCommands(board, router, keys, new MemoryJournal(), new LogReporter(board));
        _commands.PollBegins();
    }

    public override string Group => "commands";

    public override string Name => "signed";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        if (!random.OneIn(4))
        {
            octets.Add(_signed[random.Next(_signed.Count)]);
            return;
        }
        foreach (string word in Words)
        {
            if (!random.OneIn(12)) octets.Add(word).Add(random.OneIn(8) ? "\xC2\xA0" : random.OneIn(3) ? "\n" : " ");
        }
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        CommandOutcome found = _commands.Check(octets.Octets, 0, octets.Length);
        CommandOutcome expected = SignedModel.Read(Encoding.Latin1.GetString(octets.Span), out string canonical);
        bool isPast = found is CommandOutcome.Expired or CommandOutcome.UnknownVerb or CommandOutcome.BadArguments; // judged once the signature is right
        FindingException.Unless(found == expected || (expected == CommandOutcome.Executed && isPast), $"the outcome is {found}, and {expected} by the specification");
        if (expected != CommandOutcome.Executed) return;
        FindingException.Unless(_signed.Any(text => SignedModel.Canonical(text) == canonical), "a command is taken that was not signed");
    }
}
