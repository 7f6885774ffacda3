using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Text;

namespace Pop3Nano.Interop;

/// <summary>A connection that knows nothing of POP3 but its lines.</summary>
internal sealed class RawTalk : IDisposable
{
    private readonly TcpClient _client;
    private readonly StreamReader _reader;

    /// <summary>Connects and reads the greeting.</summary>
    public RawTalk(int port)
    {
        _client = new TcpClient("127.0.0.1", port) { NoDelay = true, ReceiveTimeout = 4000 };
        _reader = new StreamReader(_client.GetStream(), Encoding.Latin1);
        _reader.ReadLine();
    }

    /// <summary>Sends text in one segment and reads so many lines, fewer if one is an error or the last, or if four seconds pass without any.</summary>
    public string[] Ask(string text, int lines, string last = "-ERR")
    {
        _client.GetStream().Write(Encoding.ASCII.GetBytes(text));
        var answer = new List<string>();
        try
        {
            while (answer.Count < lines && _reader.ReadLine() is string line)
            {
                answer.Add(line);
                if (line == last || line.StartsWith("-ERR", StringComparison.Ordinal)) break;
            }
        }
        catch (IOException)
        {
            // Silence.
        }
        return [.. answer];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }
}
