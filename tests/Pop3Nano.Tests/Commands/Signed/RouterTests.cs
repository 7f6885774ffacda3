using System;
using System.Linq;
using Pop3Nano.Commands;
using Xunit;

namespace Pop3Nano.Tests.Commands.Signed;

/// <summary>The table of verbs, the keys and the reports.</summary>
public class RouterTests : ICommandHandler
{
    [Theory]
    [InlineData("pump 2 run 600", "5: 2, 0, 600")]
    [InlineData("pump 1 mode manual", "6: 1, 0, 1")]
    [InlineData("pump -3 name Tomatoes", "7: -3, 0, Tomatoes")]
    public void A_form_gives_its_handler_numbers_and_choices(string command, string result)
    {
        using var house = House();
        house.Mail(Greenhouse.SignerA.Sign(1, command));
        house.Bench.PollWell();
        Assert.Equal([result], house.Results);
    }

    [Theory]
    [InlineData("0|1", "0", 0)]
    [InlineData("0|1", "1", 1)]
    [InlineData("50|100", "100", 1)]
    [InlineData("50|100", "75", null)]
    [InlineData("-1|off", "-1", 0)]
    [InlineData("1.5|2.5", "2.5", 1)]
    [InlineData("12v|24v", "24v", 1)]
    [InlineData("7", "7", 0)]
    [InlineData("7", "8", null)]
    [InlineData("1..4", "4", 4)]
    [InlineData("1..4", "1..4", null)]
    public void Words_of_digits_are_a_choice_and_only_two_dots_make_a_range(string part, string word, int? value)
    {
        using var house = new Greenhouse();
        house.Router.Add(this, 8, "level " + part, "", false);
        house.Mail(Greenhouse.SignerA.Sign(1, "level " + word));
        house.Bench.PollWell();
        Assert.Equal([value == null ? "level " + part + " is expected" : $"8: {value}, 0, 0"], house.Results);
    }

    [Theory]
    [InlineData("pump 3 run 600")]
    [InlineData("pump 2 run 601")]
    [InlineData("pump 2 run")]
    [InlineData("pump 2 mode Manual")]
    [InlineData("pump 2 mode man")]
    [InlineData("pump - name x")]
    [InlineData("pump")]
    public void What_fits_no_form_does_not_reach_it(string command)
    {
        using var house = House();
        house.Mail(Greenhouse.SignerA.Sign(1, command));
        house.Bench.PollWell();
        Assert.Equal(["1 bad-arguments"], house.Reports);
        Assert.Equal(["pump 1..2 run 1..600 or pump 1..2 mode auto|manual or pump -5..5 name * is expected"], house.Results);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two  blanks")]
    [InlineData(" led")]
    [InlineData("led ")]
    [InlineData("LED on")]
    [InlineData("led\non")]
    [InlineData("laß")]
    [InlineData("level 5..1")]
    [InlineData("level 1..5|9")]
    [InlineData("level low..high")]
    [InlineData("level 1..")]
    [InlineData("level ..5")]
    [InlineData("level 1...5")]
    public void A_form_that_is_none_is_refused_at_once(string form)
    {
        using var house = new Greenhouse();
        Assert.Throws<ArgumentException>(() => house.Router.Add(this, 1, form, "", false));
    }

    [Fact]
    public void Help_status_and_interval_are_there()
    {
        using var house = new Greenhouse();
        house.Mail(Greenhouse.SignerA.Sign(1, "help"));
        house.Mail(Greenhouse.SignerA.Sign(2, "interval 60"));
        house.Mail(Greenhouse.SignerA.Sign(3, "status"));
        house.Mail("nothing");
        house.Bench.PollWell();
        Assert.Contains("; relay 1..4 on|off: closes or opens a relay; ", house.Results[0], StringComparison.Ordinal);
        Assert.Equal("the next polls are 60 s apart", house.Results[1]);
        Assert.StartsWith("ran 2, failed 0, refused 1, quarantined 0; polls every 60 s; up ", house.Results[2], StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_handler_throws_is_a_failure_and_its_mail_goes()
    {
        using var house = House();
        house.Board.Temperature = null;
        house.Mail(Greenhouse.SignerA.Sign(1, "pump 1 run 13"));
        house.Mail(Greenhouse.SignerA.Sign(2, "read temperature"));
        house.Bench.PollWell();
        Assert.Equal(["1 failed", "2 failed"], house.Reports);
        Assert.Equal(["thirteen", "the sensor does not answer"], house.Results);
        Assert.Equal(0, house.Mailbox.Count);
    }

    [Fact]
    public void A_report_is_signed_with_the_key_of_its_command()
    {
        using var house = new Greenhouse();
        house.Mail(Greenhouse.SignerA.Sign(42, "read temperature"));
        house.Bench.PollWell();
        string text = house.SignedReports.Single();
        string words = text[..text.LastIndexOf(" mac: ", StringComparison.Ordinal)];
        Assert.Equal("[pop3nano report 1] device: greenhouse key: a counter: 42 outcome: executed result: the temperature is 21.5 °C", words);
        byte[] code = System.Security.Cryptography.HMACSHA256.HashData(Convert.FromHexString(Greenhouse.KeyA), System.Text.Encoding.UTF8.GetBytes(words));
        Assert.Equal($"{words} mac: {Convert.ToHexString(code, 0, 16).ToLowerInvariant()} [end]", text);
    }

    [Theory]
    [InlineData("", "00112233445566778899aabbccddeeff")]
    [InlineData("ninechars", "00112233445566778899aabbccddeeff")]
    [InlineData("a b", "00112233445566778899aabbccddeeff")]
    [InlineData("a", "00112233445566778899aabbccddee")]
    [InlineData("a", "00112233445566778899aabbccddeefg")]
    [InlineData("a", "00112233445566778899aabbccddeeff0")]
    public void Keys_that_are_none_are_refused(string id, string secret)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new CommandKeys("greenhouse").Add(id, secret));
        Assert.DoesNotContain("0011", refusal.Message, StringComparison.Ordinal);
    }

    // The name says which ones come into question, the signature which it was.
    [Fact]
    public void Two_keys_may_have_one_name()
    {
        using var house = new Greenhouse();
        var keys = new CommandKeys("greenhouse");
        keys.Add("a", Greenhouse.KeyA);
        keys.Add("a", Greenhouse.KeyB);
        var commands = new SignedCommands(house.Board, house.Router, keys, house.Journal, house);
        foreach (string secret in (string[])[Greenhouse.KeyA, Greenhouse.KeyB])
            Assert.Equal(CommandOutcome.Executed, Greenhouse.Check(commands, new CommandSigner("greenhouse", "a", secret).Sign(1, "led on")));
        Assert.Equal(CommandOutcome.BadSignature, Greenhouse.Check(commands, new CommandSigner("greenhouse", "a", new string('0', 64)).Sign(1, "led on")));
    }

    [Fact]
    public void There_are_one_or_two_keys()
    {
        var keys = new CommandKeys("greenhouse");
        using var house = new Greenhouse();
        Assert.Throws<ArgumentException>(() => new SignedCommands(house.Board, house.Router, keys, house.Journal, house));
        keys.Add("a", Greenhouse.KeyA);
        keys.Add("b", Greenhouse.KeyB);
        Assert.Throws<InvalidOperationException>(() => keys.Add("c", Greenhouse.KeyB));
    }

    [Fact]
    public void Without_signatures_the_log_is_warned_at_the_start()
    {
        using var bench = new Support.PollBench();
        Assert.StartsWith("warning: commands are not signed", bench.Board.Logged.Single(), StringComparison.Ordinal);
    }

    string ICommandHandler.Run(int form, CommandCall command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.Value(2) == 13) throw new InvalidOperationException("thirteen");
        return $"{form}: {command.Value(0)}, {command.Value(1)}, {(form == 7 ? command.Word(2) : command.Value(2))}";
    }

    void ICommandHandler.PollEnded(bool confirmed)
    {
        // Nothing waits for it.
    }

    private Greenhouse House()
    {
        var house = new Greenhouse();
        house.Router.Add(this, 5, "pump 1..2 run 1..600", "", false);
        house.Router.Add(this, 6, "pump 1..2 mode auto|manual", "", false);
        house.Router.Add(this, 7, "pump -5..5 name *", "", false);
        return house;
    }
}
