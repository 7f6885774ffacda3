namespace Pop3Nano.Client
{
    /// <summary>A message to read: its number in the session that reads it, and where what is read belongs.</summary>
    internal readonly record struct MessageJob(int Number, Pop3MessageInfo Info);
}
