using System;
using System.IO;

namespace Pop3Nano.Client
{
    /// <summary>Checks arguments before anything is sent.</summary>
    internal static class ClientArgument
    {
        /// <summary>Text that may become part of a line: no CR, LF or NUL.</summary>
        public static string Line(string? text, string name)
        {
            ArgumentNullException.ThrowIfNull(text, name);
            if (text.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0) throw new ArgumentException("CR, LF and NUL can't be sent.", name);
            return text;
        }

        /// <summary>A name or an address, no URL: as a name nobody would find it.</summary>
        public static string Host(string value)
        {
            if (Line(value, "Host").Contains("://", StringComparison.Ordinal)) throw new ArgumentException("This is a URL, not a host: give the client Pop3Uri.Parse(url).", nameof(value));
            return value;
        }

        /// <summary>A unique-id: 1 to 70 octets by RFC 1939 §7; some servers send longer ones.</summary>
        public static string UniqueId(string? uniqueId)
        {
            if (Line(uniqueId, nameof(uniqueId)).Length == 0) throw new ArgumentException("The unique-id is empty.", nameof(uniqueId));
            return uniqueId!;
        }

        /// <summary>A file to write: the full path of what is no folder.</summary>
        public static string File(string? fileName)
        {
            if (Line(fileName, nameof(fileName)).Length == 0) throw new ArgumentException("The file name is empty.", nameof(fileName));
            string path = Path.GetFullPath(fileName!);
            if (Path.EndsInDirectorySeparator(path) || Directory.Exists(path)) throw new ArgumentException("This is a folder, not a file.", nameof(fileName));
            return path;
        }

        /// <summary>A message number: from 1.</summary>
        public static int Number(int sequenceNumber)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(sequenceNumber, 1);
            return sequenceNumber;
        }

        /// <summary>Milliseconds, from 1; -1 for no limit, where that is allowed.</summary>
        public static int Milliseconds(int value, bool mayBeInfinite, string name)
        {
            if (value < 1 && !(mayBeInfinite && value == System.Threading.Timeout.Infinite))
                throw new ArgumentOutOfRangeException(name, value, mayBeInfinite ? "A positive number of milliseconds, or -1." : "A positive number of milliseconds.");
            return value;
        }
    }
}
