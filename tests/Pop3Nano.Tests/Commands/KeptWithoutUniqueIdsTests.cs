using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>Without unique-ids nothing tells a mail that was read from a new one.</summary>
public class KeptWithoutUniqueIdsTests
{
    [Fact]
    public void Without_unique_ids_kept_mails_do_not_make_the_board_poll_without_rest()
    {
        using var bench = new PollBench(new Pop3TestServerOptions { Uidl = false });
        for (int i = 0; i < 20; i++) bench.Mail("hello " + i);
        bench.PollWell();
        Assert.InRange(bench.PollWell().NextDelay, 270_000, 330_000);
    }
}
