namespace Pop3Nano.Client
{
    /// <summary>A message to fetch, and its place among the results.</summary>
    internal readonly record struct Pop3FetchTarget(int Place, Pop3MessageInfo Info);
}
