using System;
using System.Globalization;
using System.IO;

namespace Pop3Nano.Fuzz.Running;

/// <summary>A case that failed, and how to see it again.</summary>
internal sealed record Finding(string Target, string Case, byte[] Octets, string What)
{
    private const int MostHex = 1600;

    public void Print(TextWriter output)
    {
        string hex = Convert.ToHexString(Octets);
        if (hex.Length > MostHex) hex = string.Create(CultureInfo.InvariantCulture, $"{hex[..MostHex]}... ({Octets.Length} octets)");
        output.WriteLine($"FINDING {Target} --case {Case}: {What}\n  hex {hex}\n  text {Text()}");
    }

    // As a C# literal would have it: a corpus file is soon made of it.
    private string Text()
    {
        var text = new System.Text.StringBuilder();
        foreach (byte octet in Octets.AsSpan(0, Math.Min(Octets.Length, MostHex / 2)))
        {
            if (octet is >= 32 and < 127) text.Append((char)octet);
            else text.Append(octet switch { 13 => "\\r", 10 => "\\n", 9 => "\\t", _ => "\\x" + octet.ToString("X2", CultureInfo.InvariantCulture) });
        }
        return text.ToString();
    }
}
