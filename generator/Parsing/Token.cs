namespace Pop3Nano.Generator.Parsing;

/// <summary>A word of a table line and where it starts: column from 0, offset from the start of the file.</summary>
internal readonly struct Token(string text, int line, int column, int offset)
{
    public string Text { get; } = text;

    public int Line { get; } = line;

    public int Column { get; } = column;

    public int Offset { get; } = offset;
}
