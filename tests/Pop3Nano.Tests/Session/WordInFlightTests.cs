using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>A word that is said while a flight is under way.</summary>
public class WordInFlightTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_word_in_the_middle_of_a_flight_gets_its_own_reply(bool blocking)
    {
        using var server = new Pop3TestServer();
        server.AddMailbox("tim", "secret").Add("Subject: s\n\nbody\n", "the-id");
        using Driver driver = await Drivers.LoggedIn(server, blocking, new Pop3SessionOptions { MaxCommands = 2 });
        var flight = new Pop3Flight();
        for (int i = 0; i < 5; i++) flight.Dele(9); // there is none: -ERR
        driver.Session.Start(flight);
        Assert.True(await driver.NextReply());
        Assert.Equal("the-id", await driver.UniqueId(1));
        Assert.Equal(Pop3Command.Uidl, driver.Session.Command);
        for (int i = 0; i < 3; i++) Assert.True(await driver.NextReply()); // and the flight goes on
        Assert.False(await driver.NextReply());
        Assert.Equal("USER PASS DELE DELE UIDL DELE DELE DELE", string.Join(' ', server.Commands));
    }
}
