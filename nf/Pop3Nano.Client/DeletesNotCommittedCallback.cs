namespace Pop3Nano.Client
{
    /// <summary>Is told of messages that were marked for deletion and are still there, or may be.</summary>
    /// <param name="numbers">Their numbers in the session that is over.</param>
    /// <param name="reason">Why: a policy, or what the server said.</param>
    public delegate void DeletesNotCommittedCallback(int[] numbers, string reason);
}
