namespace Pop3Nano.Client
{
    /// <summary>How far a long call has come. Where several connections read at once, it is told of each one's message, by several threads at once.</summary>
    /// <param name="SequenceNumber">The message that is being read.</param>
    /// <param name="Messages">How many were read before it, by all connections.</param>
    /// <param name="Total">How many there are to read, by all connections.</param>
    /// <param name="Octets">Octets of the present message so far.</param>
    /// <param name="Size">What the server's reply says that its size is (<c>+OK 120 octets</c>), a hint; -1: it says nothing.</param>
    public readonly record struct Pop3Progress(int SequenceNumber, int Messages, int Total, long Octets, long Size);
}
