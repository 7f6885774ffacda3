using System;
using System.Globalization;
using Pop3Nano.Protocol;

namespace Pop3Nano.Tests.Protocol;

/// <summary>Queues the command that a transcript's line spells, through the writer of its form.</summary>
internal static class CommandWriter
{
    public static bool Write(Pop3Engine engine, string line, int tag)
    {
        string[] words = line.Split(' ');
        return words[0] switch
        {
            "USER" => engine.WriteUser(line[5..], tag),
            "PASS" => engine.WritePass(line[5..], tag),
            "APOP" => engine.WriteApop(words[1], words[2], tag),
            "AUTH" => words.Length == 2 ? engine.WriteAuth(words[1], tag) : WriteAuth(engine, words, tag),
            "STLS" => engine.WriteStls(tag),
            "UTF8" => engine.WriteUtf8(tag),
            "LANG" => words.Length == 1 ? engine.WriteLang(tag) : engine.WriteLang(words[1], tag),
            "CAPA" => engine.WriteCapa(tag),
            "STAT" => engine.WriteStat(tag),
            "LIST" => words.Length == 1 ? engine.WriteList(tag) : engine.WriteList(Number(words[1]), tag),
            "UIDL" => words.Length == 1 ? engine.WriteUidl(tag) : engine.WriteUidl(Number(words[1]), tag),
            "RETR" => engine.WriteRetr(Number(words[1]), tag),
            "TOP" => engine.WriteTop(Number(words[1]), Number(words[2]), tag),
            "DELE" => engine.WriteDele(Number(words[1]), tag),
            "NOOP" => engine.WriteNoop(tag),
            "RSET" => engine.WriteRset(tag),
            "QUIT" => engine.WriteQuit(tag),
            "*" => engine.WriteCancel(),
            _ => WriteResponse(engine, line),
        };
    }

    private static bool WriteAuth(Pop3Engine engine, string[] words, int tag)
    {
        byte[] initial = words[2] == "=" ? [] : Convert.FromBase64String(words[2]);
        return engine.WriteAuth(words[1], initial, 0, initial.Length, tag);
    }

    private static bool WriteResponse(Pop3Engine engine, string line)
    {
        byte[] octets = Convert.FromBase64String(line);
        return engine.WriteResponse(octets, 0, octets.Length);
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
