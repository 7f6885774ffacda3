using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.Tests.Support;

/// <summary>Sessions that are ready for a test: greeted, or logged in.</summary>
internal static class Drivers
{
    /// <summary>A session of an in-memory server, greeted.</summary>
    public static async Task<Driver> Greeted(Pop3TestServer server, bool blocking, Pop3ServerProfile? profile = null,
        Pop3SessionOptions? options = null)
    {
        var driver =
            new Driver(new Pop3Session(new StreamChannel(server.Connect()), options ?? new Pop3SessionOptions(),
                profile ?? new Pop3ServerProfile()), blocking);
        await driver.Greet();
        return driver;
    }

    /// <summary>The same, logged in as tim.</summary>
    public static async Task<Driver> LoggedIn(Pop3TestServer server, bool blocking, Pop3SessionOptions? options = null)
    {
        Driver driver = await Greeted(server, blocking, options: options);
        await driver.Login("tim", "secret", Pop3LoginMethod.UserPass);
        return driver;
    }

    /// <summary>A session over a script, its greeting read. What the channel saw is forgotten.</summary>
    public static async Task<Driver> Greeted(ScriptChannel channel, bool blocking,
        string greeting = "ready <1896.697170952@dbc.mtview.ca.us>", Pop3SessionOptions? options = null, Pop3ServerProfile? profile = null)
    {
        channel.Put("+OK " + greeting + "\r\n");
        var driver =
            new Driver(new Pop3Session(channel, options ?? new Pop3SessionOptions(), profile ?? new Pop3ServerProfile()), blocking);
        await driver.Greet();
        return driver;
    }

    /// <summary>The same, logged in.</summary>
    public static async Task<Driver> LoggedIn(ScriptChannel channel, bool blocking, Pop3SessionOptions? options = null)
    {
        Driver driver = await Greeted(channel, blocking, options: options);
        channel.Put("+OK\r\n+OK\r\n");
        await driver.Login("tim", "secret", Pop3LoginMethod.UserPass);
        channel.TakeWritten();
        return driver;
    }

    /// <summary>Asks CAPA; the script answers with these lines.</summary>
    public static Task Announced(this Driver driver, ScriptChannel channel, params string[] lines)
    {
        channel.Put("+OK\r\n" + string.Concat(lines.Select(line => line + "\r\n")) + ".\r\n");
        return driver.Say("CAPA");
    }
}
