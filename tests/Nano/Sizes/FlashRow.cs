namespace Pop3Nano.Nano.Sizes;

/// <summary>What a namespace takes of the flash, in octets.</summary>
/// <param name="Room">The namespace.</param>
/// <param name="Code">Method bodies.</param>
/// <param name="Tables">Rows for types, fields, methods and what they refer to.</param>
/// <param name="Texts">Names, literals, signatures and initial values of arrays.</param>
internal sealed record FlashRow(string Room, int Code, int Tables, int Texts)
{
    public int Total => Code + Tables + Texts;
}
