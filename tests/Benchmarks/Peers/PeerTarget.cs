namespace Pop3Nano.Benchmarks;

/// <summary>A maildrop that is reached in clear text, and a folder for what a program keeps.</summary>
internal sealed record PeerTarget(int Port, string User, string Password, int Messages, string Folder)
{
    /// <summary>The password as a word of the shell.</summary>
    public string QuotedPassword => "'" + Password.Replace("'", "'\\''") + "'";
}
