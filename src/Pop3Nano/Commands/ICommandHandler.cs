namespace Pop3Nano.Commands
{
    /// <summary>Does what commands say. One object may have many verbs.</summary>
    public interface ICommandHandler
    {
        /// <summary>
        /// Runs a command whose arguments fit a form of the router's table, and answers the result in words. <paramref name="form"/> is the number
        /// that the form was added with. What did not succeed answers <see cref="CommandCall.Fail"/>, or throws.
        /// </summary>
        string Run(int form, CommandCall command);

        /// <summary>The session is over. True: the server has confirmed that the handled mails are gone. Restarts belong here.</summary>
        void PollEnded(bool confirmed);
    }
}
