namespace Pop3Nano.Client
{
    /// <summary>What Dispose does with messages that are marked for deletion.</summary>
    public enum DeletePolicy
    {
        /// <summary>They stay: only <see cref="Pop3Client.CommitDeletes()"/> removes them.</summary>
        Explicit,

        /// <summary>They are removed by a QUIT whose reply is waited for.</summary>
        CommitOnDispose,
    }
}
