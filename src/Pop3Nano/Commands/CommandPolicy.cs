namespace Pop3Nano.Commands
{
    /// <summary>What becomes of the mail of a command that was not run.</summary>
    public enum CommandPolicy
    {
        /// <summary>It is deleted.</summary>
        Delete = 0,

        /// <summary>It stays, and later polls pass it over.</summary>
        Keep = 1,

        /// <summary>It stays as evidence and is counted; those beyond a number are deleted, so that nobody can fill the maildrop with them.</summary>
        Quarantine = 2,
    }
}
