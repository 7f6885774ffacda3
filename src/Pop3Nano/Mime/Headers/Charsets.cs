using System;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Pop3Nano.Mime;

/// <summary>
/// Character sets by the names that mail has for them: all that the platform knows, its code pages included, without a registration
/// for the whole process.
/// </summary>
internal static class Charsets
{
    /// <summary>Stands for an unknown character set: decoded as if none was named. Nothing else uses this object.</summary>
    internal static readonly Encoding Unknown = new ASCIIEncoding();

    private const int LittleEndian16 = 1200;
    private const int BigEndian16 = 1201;

    /// <summary>The character set of this name; null if it is unknown. US-ASCII is unknown too: octets above 127 have to be guessed.</summary>
    internal static Encoding? Find(string name)
    {
        name = Iso(name.Trim(' ', '"', '\'').ToLowerInvariant());
        return name switch
        {
            "utf-8" or "utf8" or "unicode-1-1-utf-8" or "cp65001" => Encoding.UTF8,
            "utf-16" or "utf16" or "utf-16le" or "unicode" or "ucs-2" or "iso-10646-ucs-2" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            "utf-32" or "utf-32le" => Encoding.UTF32,
            "iso-8859-1" or "latin1" or "latin-1" or "l1" or "cp819" or "8859-1" => Encoding.Latin1,
            "" or "us-ascii" or "ascii" or "ansi_x3.4-1968" or "646" => null,
            _ => CodePages(Alias(name)) ?? ByNumber(name),
        };
    }

    /// <summary>
    /// The text in this character set; without one as UTF-8 (RFC 6532) if it is that, else as ISO-8859-1, in which no octet is lost.
    /// </summary>
    internal static string Decode(ReadOnlySpan<byte> octets, Encoding? charset)
    {
        if (charset is null || ReferenceEquals(charset, Unknown)) charset = Utf8.IsValid(octets) ? Encoding.UTF8 : Encoding.Latin1;
        if (charset.CodePage is not (LittleEndian16 or BigEndian16)) return charset.GetString(octets);

        // The mark decides (RFC 2781 §3.2), whatever the name says; words that were joined have one each.
        if (octets is [0xFE, 0xFF, ..]) charset = Encoding.BigEndianUnicode;
        else if (octets is [0xFF, 0xFE, ..]) charset = Encoding.Unicode;
        return charset.GetString(octets).Replace("\uFEFF", "", StringComparison.Ordinal);
    }

    /// <summary>As <see cref="Decode"/>, but the words of a text without a character set may each be in their own.</summary>
    internal static string DecodeWords(ReadOnlySpan<byte> octets, Encoding? charset)
    {
        if ((charset is not null && !ReferenceEquals(charset, Unknown)) || Utf8.IsValid(octets)) return Decode(octets, charset);
        var text = new StringBuilder(octets.Length);
        while (!octets.IsEmpty)
        {
            int blank = octets.IndexOf((byte)' ') + 1;
            blank = blank == 0 ? octets.Length : blank;
            text.Append(Decode(octets[..blank], null));
            octets = octets[blank..];
        }

        return text.ToString();
    }

    private static Encoding? CodePages(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // cp1251, windows-949, windows-cp1252, ibm858 and the like name a code page by its number.
    private static Encoding? ByNumber(string name)
    {
        int digits = name.AsSpan().IndexOfAnyInRange('0', '9');
        if (digits < 0 || !int.TryParse(name.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out int page)) return null;
        string kind = name[..digits].Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        bool isPage = page is > 0 and < 65536 && kind is "cp" or "xcp" or "windows" or "windowscp" or "xwindows" or "win" or "ms" or "ibm";
        return isPage ? CodePagesEncodingProvider.Instance.GetEncoding(page) : null;
    }

    // iso8859-9, iso_8859_9 and iso_8859-9:1989 are iso-8859-9.
    private static string Iso(string name)
    {
        string rest = name.StartsWith("iso", StringComparison.Ordinal) ? name[3..].TrimStart('-', '_') : "";
        if (!rest.StartsWith("8859", StringComparison.Ordinal)) return name;
        rest = rest[4..].TrimStart('-', '_');
        int year = rest.IndexOf(':', StringComparison.Ordinal);
        return "iso-8859-" + (year < 0 ? rest : rest[..year]);
    }

    // What mail writes and the platform does not know.
    private static string Alias(string name) => name switch
    {
        "latin2" or "latin-2" => "iso-8859-2",
        "latin9" or "latin-9" => "iso-8859-15",
        "iso-8859-8-e" => "iso-8859-8",
        "iso-8859-6-i" or "iso-8859-6-e" => "iso-8859-6",
        "ansi" => "windows-1252",
        "gbk" or "x-gbk" or "euc-cn" or "gb2312-80" or "eucgb2312_cn" => "gb2312",
        "big5-hkscs" or "big5hkscs" or "big-5" or "big5_tw" => "big5",
        "sjis" or "x-sjis" or "windows-31j" or "ms_kanji" => "shift_jis",
        "ks_c_5601" or "ksc5601" or "uhc" => "ks_c_5601-1987",
        "eucjp" or "x-euc-jp" => "euc-jp",
        "euckr" => "euc-kr",
        "koi8r" => "koi8-r",
        "tis-620" or "tis620" or "iso-8859-11" => "windows-874",
        _ => name,
    };
}
