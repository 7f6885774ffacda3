using System;

namespace Pop3Nano.Testing;

public sealed partial class Pop3TestServer
{
    internal Script Script { get; } = new();

    /// <summary>Scripts the reply to a command. Where several scripts mean the same reply, the newest holds.</summary>
    /// <param name="keyword">
    /// The command's keyword, in capitals or small letters, or <c>*</c> for every command. One that POP3 does not have must have been
    /// added by <see cref="Command"/> before.
    /// </param>
    /// <param name="occurrence">
    /// Which of the keyword's commands, from 1, counted from now on over all connections that are meant; 0: every one.
    /// </param>
    /// <param name="connection">Which connection, from 1 in the order of connecting; 0: every one.</param>
    /// <exception cref="ArgumentException">The server has no such command: a mistyped keyword would never fit, and nobody would know.</exception>
    public Pop3ReplyScript On(string keyword, int occurrence = 0, int connection = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyword);
        string capitals = keyword.ToUpperInvariant();
        if (capitals != ScriptKeyword.Any && !Redaction.IsKnown(capitals, Script))
        {
            throw new ArgumentException(
                $"\"{keyword}\" is no command of this server. On takes POP3's own, * for every one, and those that Command has added before;" +
                " the greeting has OnGreeting, the lines behind a challenge have OnSaslResponse.",
                nameof(keyword));
        }
        return Script.AddReply(capitals, occurrence, connection);
    }

    /// <summary>Scripts the greeting.</summary>
    /// <param name="connection">Which connection, from 1; 0: every one.</param>
    public Pop3ReplyScript OnGreeting(int connection = 0) => Script.AddReply(ScriptKeyword.Greeting, 0, connection);

    /// <summary>Scripts the reply to a SASL response, the line behind a challenge (RFC 5034 §4).</summary>
    /// <param name="occurrence">Which response, from 1, counted from now on; 0: every one.</param>
    /// <param name="connection">Which connection, from 1; 0: every one.</param>
    public Pop3ReplyScript OnSaslResponse(int occurrence = 0, int connection = 0) =>
        Script.AddReply(ScriptKeyword.SaslResponse, occurrence, connection);

    /// <summary>Scripts all that a connection sends. It holds for connections that are made from now on.</summary>
    /// <param name="connection">Which connection, from 1; 0: every one.</param>
    public Pop3OutputScript OnOutput(int connection = 0) => Script.AddOutput(connection);

    /// <summary>Forgets everything that was scripted; own commands stay.</summary>
    public void ClearScript() => Script.Clear();

    /// <summary>Adds a command of one's own, legal before and after login. Transcripts show its lines whole: the server knows of no secrets in them.</summary>
    /// <param name="keyword">Its keyword, in capitals or small letters: ASCII without blanks; not one that POP3 has.</param>
    /// <param name="reply">
    /// Gets the text behind the keyword and gives the whole reply, CRLF and termination octet included. It may run on any
    /// thread. An exception of its own comes out of Read in memory, and ends the connection over a socket.
    /// </param>
    /// <exception cref="ArgumentException">The keyword is one of POP3's own: script that with <see cref="On"/>. Or no line can begin with it.</exception>
    public void Command(string keyword, Func<string, string> reply)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyword);
        ArgumentNullException.ThrowIfNull(reply);
        string capitals = keyword.ToUpperInvariant();
        if (Redaction.IsInTable(capitals))
        {
            throw new ArgumentException(capitals + " is one of POP3's own: script it with On.", nameof(keyword));
        }
        if (capitals == ScriptKeyword.Any || capitals.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException($"\"{keyword}\" is no keyword: it is of ASCII without blanks, and not *.", nameof(keyword));
        }
        Script.AddHandler(capitals, reply);
    }
}
