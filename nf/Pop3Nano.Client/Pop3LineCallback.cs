namespace Pop3Nano.Client
{
    /// <summary>Takes one line of a reply.</summary>
    public delegate void Pop3LineCallback(string line);
}
