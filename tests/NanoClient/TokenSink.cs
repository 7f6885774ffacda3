using System;
using System.Text;
using Pop3Nano.Client;
using Pop3Nano.Mime;

namespace Pop3Nano.NanoClient;

/// <summary>Notes the body and the last token; may have enough, throw, or act in the middle.</summary>
internal sealed class TokenSink(int most = int.MaxValue, Action? act = null) : IMessageSink
{
    private readonly StringBuilder _body = new();
    private readonly StringBuilder _names = new();

    public int Tokens { get; private set; }

    public MimeToken Last { get; private set; }

    public string Body => _body.ToString();

    public string Names => _names.ToString();

    public bool Take(MimeReader reader, MimeToken token)
    {
        Tokens++;
        Last = token;
        string text = Encoding.UTF8.GetString(reader.Buffer, reader.Start, reader.Length);
        if (token == MimeToken.Body) _body.Append(text);
        if (token == MimeToken.HeaderName) _names.Append(text).Append(' ');
        act?.Invoke();
        return Tokens < most;
    }
}
