using Pop3Nano.Commands;

namespace Pop3Nano.Tests.Support;

/// <summary>A board's commands without signatures: what most tests of the poller need.</summary>
internal static class Plain
{
    public static PlainCommands Commands(IBoard board, PollerOptions options)
    {
        var router = new CommandRouter(board, options);
        new BoardCommands(board).AddTo(router);
        return new PlainCommands(board, router);
    }
}
