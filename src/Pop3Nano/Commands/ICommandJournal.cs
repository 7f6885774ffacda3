namespace Pop3Nano.Commands
{
    /// <summary>
    /// What a device remembers of the commands that it ran, over power cuts: for each of two keys the highest counter, and whether the last command
    /// came to its end. Keys and commands are known by small numbers, marks and tags. Written twice for each command that runs, and never else.
    /// </summary>
    public interface ICommandJournal
    {
        /// <summary>Reads what was written. The marks are those of the present keys; 0: there is none.</summary>
        /// <exception cref="System.InvalidOperationException">It can't be read, and nothing may run: not even a power cut explains what is there.</exception>
        void Open(int firstMark, int secondMark);

        /// <summary>True if the last command did not come to its end: the power failed while it ran.</summary>
        bool IsPending { get; }

        /// <summary>True if that command may be run again.</summary>
        bool IsRepeatable { get; }

        /// <summary>The key of the last command.</summary>
        int LastMark { get; }

        /// <summary>The tag of the last command.</summary>
        int LastTag { get; }

        /// <summary>The highest counter of a key that ran; 0: none did.</summary>
        long LastCounter(int mark);

        /// <summary>True if this command is one of the last fifteen that ran.</summary>
        bool HasRun(int tag);

        /// <summary>A command is about to run: written, for good, before this returns.</summary>
        /// <exception cref="System.Exception">It could not be written, and the command must not run.</exception>
        void Start(int mark, long counter, int tag, bool repeatable);

        /// <summary>The command came to its end.</summary>
        /// <exception cref="System.Exception">It could not be written.</exception>
        void Finish(CommandOutcome outcome);
    }
}
