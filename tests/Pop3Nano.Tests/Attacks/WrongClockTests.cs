using System;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Commands.Signed;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Attacks;

/// <summary>A clock that is decades off, or was set so by somebody: nothing runs that should not, nothing overflows, nothing is put off for ever.</summary>
public class WrongClockTests
{
    // Signed commands do not go by the clock alone: their counters tell what has run.
    [Fact]
    public void A_clock_set_back_lets_no_command_run_twice()
    {
        using var house = new Greenhouse();
        var now = DateTimeOffset.FromUnixTimeSeconds(house.Board.UnixTime!.Value);
        string command = Greenhouse.SignerA.Sign(1, "led on", now.AddHours(1));
        house.Mail(command);
        house.Bench.PollWell();
        Assert.Equal(["led on"], house.Board.Switched);
        foreach (long time in (long[])[0, 1, -1, int.MaxValue, 1L << 40])
        {
            house.Board.UnixTime = time;
            house.Mail(command);
            house.Bench.PollWell();
        }
        Assert.Equal(["led on"], house.Board.Switched);
    }

    [Fact]
    public void In_the_year_2100_a_command_of_today_is_over()
    {
        using var house = new Greenhouse();
        var now = DateTimeOffset.FromUnixTimeSeconds(house.Board.UnixTime!.Value);
        house.Board.UnixTime = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        house.Mail(Greenhouse.SignerA.Sign(1, "led on", now.AddHours(1)));
        house.Bench.PollWell();
        Assert.Empty(house.Board.Switched);
        Assert.Equal(["1 expired"], house.Reports);
    }

    // Somebody in between, or a server, says that it wants to be left alone for 68 years.
    [Theory]
    [InlineData("2147483647", 86_400_000)]
    [InlineData("99999999999999999999", 86_400_000)]
    [InlineData("86401", 86_400_000)]
    [InlineData("86400", 86_400_000)]
    [InlineData("900", 900_000)]
    [InlineData("-1", 300_000)]
    [InlineData("NEVER", 86_400_000)]
    public void LOGIN_DELAY_makes_no_device_deaf(string seconds, int delay)
    {
        using var bench = new PollBench(new Pop3TestServerOptions { ExtraCapabilities = ["LOGIN-DELAY " + seconds] });
        bench.Mail("led on");
        Assert.Equal(delay, bench.PollWell().NextDelay);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_token_outlives_no_leap_of_the_clock(bool blocking)
    {
        const string granted = """{"access_token":"one","token_type":"Bearer","expires_in":3600}""";
        using var endpoint = new TokenEndpoint((200, granted), (200, granted.Replace("one", "two", StringComparison.Ordinal)), (200, granted.Replace("3600", "300000000", StringComparison.Ordinal)));
        var clock = new ManualClock(new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var provider = new TokenProvider(endpoint.Address, "client", "", "refresh") { Clock = clock };
        Assert.Equal("one", (await Get()).Token);
        clock.Advance(TimeSpan.FromDays(130 * 365.25)); // the clock was set
        Assert.Equal("two", (await Get()).Token);
        clock.Advance(DateTimeOffset.MaxValue - clock.GetUtcNow() - TimeSpan.FromDays(1));
        OAuthToken last = await Get();
        Assert.Equal(("one", DateTimeOffset.MaxValue), (last.Token, last.Expires));

        async Task<OAuthToken> Get() => blocking ? provider.GetAccessToken() : await provider.GetAccessTokenAsync();
    }
}
