using System;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>Long credentials fill the window of a device: the login takes more round trips then, and nothing else changes.</summary>
public class NarrowWindowTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_long_name_and_a_long_password_go_one_after_the_other(bool blocking)
    {
        string name = new('n', 140);
        string password = new('p', 140);
        using var server = new Pop3TestServer();
        server.AddMailbox(name, password);
        using Driver driver = await Drivers.Greeted(server, blocking, options: Pop3SessionOptions.ForDevice());
        await driver.Login(name, password, Pop3LoginMethod.UserPass);
        Assert.Equal(["USER", "PASS"], server.Commands);
        Assert.Equal(1, server.Logins);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_login_that_fills_the_window_does_not_make_the_server_look_as_if_it_lost_input(bool blocking)
    {
        string password = new('p', 175); // AUTH PLAIN takes 253 octets
        using var server = new Pop3TestServer();
        server.AddMailbox("tim", password);
        var profile = new Pop3ServerProfile();
        var flight = new Pop3Flight();
        flight.Stat();
        for (int i = 0; i < 4; i++)
        {
            using Driver driver =
                await Drivers.Greeted(server, blocking, profile, i < 2 ? new Pop3SessionOptions() : Pop3SessionOptions.ForDevice());
            Assert.True(await driver.Login("tim", password, Pop3LoginMethod.Plain, flight));
            Assert.True(await driver.NextReply());
            Assert.Equal(Pop3Command.Stat, driver.Session.Command);
            Assert.False(await driver.NextReply());
            await driver.Quit();
            profile.NotePollWentWell();
        }
        Assert.Equal(Pop3LoginTrap.KeepsInput, profile.LoginTrap);
    }
}
