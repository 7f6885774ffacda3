using System;

namespace Pop3Nano.Mime;

/// <summary>Takes the text of a query apart, once and forward.</summary>
internal struct QueryScanner(string text)
{
    private int _at;

    /// <summary>The present token.</summary>
    internal QueryToken Token { get; private set; }

    /// <summary>Where it begins.</summary>
    internal int Start { get; private set; }

    /// <summary>What it says; of a quoted one without the quotes.</summary>
    internal string Value { get; private set; } = "";

    internal void Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
        Start = _at;
        Value = "";
        if (_at == text.Length)
        {
            Token = QueryToken.End;
            return;
        }

        char c = text[_at++];
        switch (c)
        {
            case '\'':
                ReadQuoted();
                break;
            case '!' or '<' or '>' when _at < text.Length && text[_at] == '=':
                _at++;
                Take(QueryToken.Comparison);
                break;
            case '=' or '<' or '>':
                Take(QueryToken.Comparison);
                break;
            case '&':
                Take(QueryToken.And);
                break;
            case '|':
                Take(QueryToken.Or);
                break;
            case '!':
                Take(QueryToken.Not);
                break;
            case '(':
                Take(QueryToken.Open);
                break;
            case ')':
                Take(QueryToken.Close);
                break;
            case ',':
                Take(QueryToken.Comma);
                break;
            default:
                if (!char.IsAsciiLetterOrDigit(c)) throw new MailQueryException("Nothing begins with this character; values stand in single quotes.", Start);
                while (_at < text.Length && char.IsAsciiLetterOrDigit(text[_at])) _at++;
                Take(QueryToken.Word);
                break;
        }
    }

    private void Take(QueryToken token)
    {
        Token = token;
        Value = text[Start.._at];
    }

    // Two quotes stand for one.
    private void ReadQuoted()
    {
        while (true)
        {
            int quote = text.IndexOf('\'', _at);
            if (quote < 0) throw new MailQueryException("The closing quote is missing; a quote inside of a value is doubled.", Start);
            _at = quote + 1;
            if (_at == text.Length || text[_at] != '\'') break;
            _at++;
        }

        Token = QueryToken.Quoted;
        Value = text[(Start + 1)..(_at - 1)].Replace("''", "'", StringComparison.Ordinal);
    }
}
