using System.Threading.Tasks;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Tests.Support;

/// <summary>Profiles that have learnt what becomes of input behind USER and PASS.</summary>
internal static class TaughtProfile
{
    public const string Greeting = "ready <1896.697@a.example>";

    /// <summary>What polls of a server with this greeting have taught.</summary>
    public static async Task<Pop3ServerProfile> Of(Pop3LoginTrap trap, string greeting = Greeting)
    {
        var profile = new Pop3ServerProfile();
        for (int i = 0; i < 2 && profile.LoginTrap != trap; i++)
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking: true, greeting, profile: profile);
            channel.Put("+OK\r\n+OK\r\n+OK\r\n");
            Assert.True(await driver.Login("tim", "secret", Pop3LoginMethod.UserPass, new Pop3Flight()));
            profile.NotePollWentWell();
        }
        Assert.Equal(trap, profile.LoginTrap);
        return profile;
    }
}
