namespace Pop3Nano.Commands
{
    /// <summary>Reports to the board's log: one line for each command.</summary>
    public sealed class LogReporter : ICommandReporter
    {
        private readonly IBoard _board;

        /// <summary>Writes to the log of this board.</summary>
        public LogReporter(IBoard board)
        {
            _board = board;
        }

        /// <inheritdoc/>
        public void Report(CommandReport report)
        {
            _board.Log("command " + report.Counter.ToString() + " of key '" + report.KeyId + "': " + CommandReport.Name(report.Outcome) + ": " + report.Result);
        }
    }
}
