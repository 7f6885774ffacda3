using System;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>What is remembered of a server survives in 40 octets, or not at all.</summary>
public class ProfileTests
{
    private static async Task<Pop3ServerProfile> Learned()
    {
        var profile = new Pop3ServerProfile();
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking: true, profile: profile);
        channel.Put("+OK\r\nUSER\r\nSASL PLAIN LOGIN\r\nLOGIN-DELAY 60\r\nEXPIRE 14\r\nIMPLEMENTATION x\r\n.\r\n");
        await driver.Say("CAPA");
        channel.TakeWritten();
        channel.Answer =
            written => written == "AUTH PLAIN\r\n" ? "+ \r\n" : written.StartsWith("AUTH",
                StringComparison.Ordinal) ? "-ERR syntax error\r\n" : "+OK\r\n";
        await driver.Login("tim", "secret");
        channel.Put("+OK\r\nUIDL\r\nTOP\r\n.\r\n");
        await driver.Say("CAPA");
        profile.NotePollWentWell();
        return profile;
    }

    [Fact]
    public async Task It_comes_back_as_it_was_saved()
    {
        Pop3ServerProfile profile = await Learned();
        Assert.True(profile.IsChanged);
        var saved = new byte[50];
        profile.Save(saved, 7);
        Assert.False(profile.IsChanged);
        var loaded = new Pop3ServerProfile();
        Assert.True(loaded.Load(saved, 7));
        Assert.False(loaded.IsChanged);
        Assert.Equal(Shown(profile), Shown(loaded));
        Pop3Capabilities before =
            Pop3Capabilities.User | Pop3Capabilities.Sasl | Pop3Capabilities.LoginDelay | Pop3Capabilities.Expire |
                Pop3Capabilities.Implementation;
        Assert.Equal((before, Pop3Capabilities.Top | Pop3Capabilities.Uidl), (loaded.Before, loaded.After));
        Assert.Equal(Pop3Mechanisms.Plain | Pop3Mechanisms.Login, loaded.Mechanisms);
        Assert.EndsWith("|True False Ready 60 14", Shown(loaded), StringComparison.Ordinal);
        var again = new byte[50];
        loaded.Save(again, 7);
        Assert.Equal(saved, again);
    }

    [Fact]
    public async Task Damage_to_any_octet_is_noticed()
    {
        Pop3ServerProfile profile = await Learned();
        var saved = new byte[Pop3ServerProfile.SavedLength];
        profile.Save(saved, 0);
        for (int i = 0; i < saved.Length; i++)
        {
            foreach (byte change in (byte[])[1, 0x80, 0xFF])
            {
                saved[i] ^= change;
                Pop3ServerProfile loaded = await Learned();
                Assert.False(loaded.Load(saved, 0));
                Assert.Equal(Shown(new Pop3ServerProfile()), Shown(loaded));
                saved[i] ^= change;
            }
        }
        Assert.True(profile.Load(saved, 0));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(39, 0)]
    [InlineData(40, 1)]
    [InlineData(40, -1)]
    public void Too_few_octets_are_no_profile(int length, int start)
    {
        var profile = new Pop3ServerProfile();
        Assert.False(profile.Load(new byte[length], start));
        Assert.Throws<ArgumentException>(() => profile.Save(new byte[length], start));
    }

    [Fact]
    public void Empty_flash_is_no_profile()
    {
        var profile = new Pop3ServerProfile();
        Assert.False(profile.Load(new byte[40], 0));
        var erased = new byte[40];
        Array.Fill(erased, (byte)0xFF);
        Assert.False(profile.Load(erased, 0));
        Assert.Equal(Shown(new Pop3ServerProfile()), Shown(profile));
    }

    [Fact]
    public async Task Forget_forgets_everything()
    {
        Pop3ServerProfile profile = await Learned();
        profile.Save(new byte[40], 0);
        profile.Forget();
        Assert.True(profile.IsChanged);
        Assert.Equal(Shown(new Pop3ServerProfile()), Shown(profile));
    }

    private static string Shown(Pop3ServerProfile p) =>
        $"{p.KnowsBefore} {p.KnowsAfter} {p.Before}|{p.After}|{p.Mechanisms}|{p.NeedsTwoSteps} {p.TakesInitialResponse} {p.LoginTrap} {p.LoginDelaySeconds} {p.ExpireDays}";
}
