using Pop3Nano.Selftest;
using Xunit;

namespace Pop3Nano.Boards;

/// <summary>What a board runs, on this computer.</summary>
public sealed class SelftestTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1024)]
    public void The_session_of_the_RFC_passes(int octets)
    {
        var checks = new Checks(true);

        new RfcSession(checks).Run(octets);

        Assert.Equal((8, 0, ""), (checks.Passed, checks.Failed, checks.LastFailure));
    }

    [Fact]
    public void The_README_says_how_many_checks_there_are() =>
        Assert.Contains("PASS selftest: 17 passed, 0 failed\n", Repository.Read("boards/README.md"), System.StringComparison.Ordinal);
}
