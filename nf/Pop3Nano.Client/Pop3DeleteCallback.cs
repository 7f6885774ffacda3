namespace Pop3Nano.Client
{
    /// <summary>Takes what became of one message that was to be marked for deletion.</summary>
    /// <param name="sequenceNumber">Its number.</param>
    /// <param name="isMarked">False: the server refused.</param>
    /// <param name="statusText">The server's words.</param>
    public delegate void Pop3DeleteCallback(int sequenceNumber, bool isMarked, string statusText);
}
