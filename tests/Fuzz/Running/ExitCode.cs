namespace Pop3Nano.Fuzz.Running;

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    public const int Sound = 0;

    public const int Found = 1;

    public const int Usage = 2;
}
