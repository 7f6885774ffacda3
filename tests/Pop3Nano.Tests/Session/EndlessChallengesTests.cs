using System;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>An AUTH exchange ends, whatever the server asks (RFC 5034 §4).</summary>
public class EndlessChallengesTests
{
    [Theory]
    [InlineData(Pop3LoginMethod.Plain)]
    [InlineData(Pop3LoginMethod.Login)]
    public async Task Challenges_without_end_are_bounded(Pop3LoginMethod method)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            int answers = 0;
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking);
            channel.Answer = _ => answers++ < 100 ? "+ \r\n" : throw new InvalidOperationException("This goes on for ever.");
            Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => driver.Login("tim", "secret", method));
            Assert.IsType<Pop3ProtocolException>(failure);
            Assert.InRange(answers, 1, 10);
        }
    }
}
