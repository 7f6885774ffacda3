using System.Collections.Generic;

namespace Pop3Nano.Generator.Parsing;

/// <summary>One line of a table, its comment cut off, with the columns between its semicolons.</summary>
internal sealed class TableLine
{
    private TableLine(Token all, List<Token> columns)
    {
        All = all;
        Columns = columns;
    }

    /// <summary>The line without its comment and the blanks around it.</summary>
    public Token All { get; }

    /// <summary>The columns, trimmed; at least one.</summary>
    public IReadOnlyList<Token> Columns { get; }

    /// <summary>The lines of a table that say something.</summary>
    public static IEnumerable<TableLine> Read(string text)
    {
        int offset = 0;
        int number = 0;
        while (offset < text.Length)
        {
            int end = text.IndexOf('\n', offset);
            if (end < 0) end = text.Length;
            int stop = end;
            int comment = text.IndexOf('#', offset, end - offset);
            if (comment >= 0) stop = comment;
            Token all = Trim(text, offset, stop, number, offset);
            if (all.Text.Length > 0) yield return new TableLine(all, Split(text, offset, stop, number));
            offset = end + 1;
            number++;
        }
    }

    /// <summary>The words of a column.</summary>
    public static List<Token> Words(Token column)
    {
        var words = new List<Token>();
        int at = 0;
        while (at < column.Text.Length)
        {
            while (at < column.Text.Length && IsBlank(column.Text[at])) at++;
            int start = at;
            while (at < column.Text.Length && !IsBlank(column.Text[at])) at++;
            if (at > start) words.Add(new Token(column.Text.Substring(start, at - start), column.Line, column.Column + start, column.Offset + start));
        }
        return words;
    }

    private static List<Token> Split(string text, int start, int stop, int number)
    {
        var columns = new List<Token>();
        int from = start;
        while (true)
        {
            int at = text.IndexOf(';', from, stop - from);
            columns.Add(Trim(text, from, at < 0 ? stop : at, number, start));
            if (at < 0) return columns;
            from = at + 1;
        }
    }

    private static Token Trim(string text, int from, int to, int number, int lineStart)
    {
        while (from < to && IsBlank(text[from])) from++;
        while (to > from && IsBlank(text[to - 1])) to--;
        return new Token(text.Substring(from, to - from), number, from - lineStart, from);
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r';
}
