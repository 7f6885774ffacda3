using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pop3Nano.Commands;

namespace Pop3Nano.Fuzz.Commands;

/// <summary>The form of a command, once more: the README of Commands over strings and words.</summary>
internal static class SignedModel
{
    private const string Begin = "[pop3nano";

    /// <summary>What becomes of a text as far as form, device, key and signature say.</summary>
    public static CommandOutcome Read(string text, out string canonical)
    {
        canonical = "";
        int start = Start(text);
        if (start < 0) return CommandOutcome.NotACommand;
        text = Spaced(text[start..]);
        int at = 0;
        string[] head = new string[9];
        for (int i = 0; i < 9; i++)
        {
            if (!Next(text, ref at, out head[i])) return CommandOutcome.Malformed;
        }
        bool isHead = head[1] == "command" && head[2] == "1]" && head[3] == "device:" && head[5] == "key:" && head[7] == "counter:" && IsCounter(head[8]);
        if (!isHead || !Next(text, ref at, out string word)) return CommandOutcome.Malformed;
        canonical = string.Join(' ', head) + " " + word;
        if (word == "expires:")
        {
            if (!Next(text, ref at, out string time) || !IsTime(time) || !Next(text, ref at, out word)) return CommandOutcome.Malformed;
            canonical += " " + time + " " + word;
        }
        if (word != "do:") return CommandOutcome.Malformed;
        int words = 0;
        while (Next(text, ref at, out word) && (word != "mac:" || words == 0))
        {
            words++;
            canonical += " " + word;
        }
        // The canonical form has 256 octets at most, "mac:" included while it is read.
        if (word != "mac:" || words == 0 || (canonical + " mac:").Length > 256) return CommandOutcome.Malformed;
        if (!Digits(text, ref at, out string mac)) return CommandOutcome.Malformed;
        if (head[4] != SignedTarget.Device) return CommandOutcome.OtherDevice;
        if (head[6] != SignedTarget.KeyId) return CommandOutcome.UnknownKey;
        byte[] code = HMACSHA256.HashData(Convert.FromHexString(SignedTarget.Secret), Encoding.Latin1.GetBytes(canonical));
        return Convert.ToHexString(code, 0, 16).Equals(mac, StringComparison.OrdinalIgnoreCase) ? CommandOutcome.Executed : CommandOutcome.BadSignature;
    }

    public static string Canonical(string text)
    {
        Read(text, out string canonical);
        return canonical;
    }

    // The first "[pop3nano" that white space follows, wherever it stands.
    private static int Start(string text)
    {
        for (int at = text.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Begin, at + 1, StringComparison.Ordinal))
        {
            string rest = text[(at + Begin.Length)..];
            if (rest.Length > 0 && (rest[0] <= ' ' || rest.StartsWith("\u00C2\u00A0", StringComparison.Ordinal))) return at;
        }
        return -1;
    }

    private static string Spaced(string text)
    {
        var spaced = new StringBuilder(text.Replace("\u00C2\u00A0", " ", StringComparison.Ordinal));
        for (int i = 0; i < spaced.Length; i++)
        {
            if (spaced[i] < ' ') spaced[i] = ' ';
        }
        return spaced.ToString();
    }

    // A word is printable ASCII; one that holds anything else is none.
    private static bool Next(string text, ref int at, out string word)
    {
        while (at < text.Length && text[at] == ' ') at++;
        int end = text.IndexOf(' ', at);
        if (end < 0) end = text.Length;
        word = text[at..end];
        at = end;
        return word.Length > 0 && !word.AsSpan().ContainsAnyExceptInRange('!', '~');
    }

    private static bool IsCounter(string word) => word.Length is > 0 and <= 15 && word[0] != '0' && !word.AsSpan().ContainsAnyExceptInRange('0', '9');

    // Days are 1 to 31 in every month, and a minute may have a leap second.
    private static bool IsTime(string word)
    {
        if (word.Length != 20 || word[4] != '-' || word[7] != '-' || word[10] != 'T' || word[13] != ':' || word[16] != ':' || word[19] != 'Z') return false;
        return In(word, 0, 4, 1970, 9999) && In(word, 5, 2, 1, 12) && In(word, 8, 2, 1, 31) && In(word, 11, 2, 0, 23) && In(word, 14, 2, 0, 59) && In(word, 17, 2, 0, 60);
    }

    private static bool In(string word, int at, int length, int least, int most) =>
        int.TryParse(word.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most;

    private static bool Digits(string text, ref int at, out string mac)
    {
        mac = "";
        for (; at < text.Length && mac.Length < 32; at++)
        {
            if (text[at] == ' ') continue;
            if (!char.IsAsciiHexDigit(text[at])) return false;
            mac += text[at];
        }
        return mac.Length == 32 && text[at..].TrimStart(' ').StartsWith("[end]", StringComparison.Ordinal);
    }
}
