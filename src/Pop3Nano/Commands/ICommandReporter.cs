namespace Pop3Nano.Commands
{
    /// <summary>Tells the sender, or whoever wants to know, what became of a command: a log, HTTP, MQTT.</summary>
    public interface ICommandReporter
    {
        /// <summary>
        /// A command that was signed for this device ran or was refused. The report is valid during the call. What this throws goes to the board's
        /// log and changes nothing.
        /// </summary>
        void Report(CommandReport report);
    }
}
