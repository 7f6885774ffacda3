using System;

namespace Pop3Nano.Client
{
    /// <summary>Checks arguments before anything is sent.</summary>
    internal static class ClientArgument
    {
        /// <summary>Text that may become part of a line: no CR, LF or NUL.</summary>
        internal static string Line(string text, string name)
        {
            if (text == null) throw new ArgumentNullException(name);
            if (text.IndexOf('\r') >= 0 || text.IndexOf('\n') >= 0 || text.IndexOf('\0') >= 0) throw new ArgumentException("CR, LF and NUL can't be sent.", name);
            return text;
        }

        /// <summary>A unique-id: not empty.</summary>
        internal static string UniqueId(string uniqueId)
        {
            if (Line(uniqueId, nameof(uniqueId)).Length == 0) throw new ArgumentException("The unique-id is empty.", nameof(uniqueId));
            return uniqueId;
        }

        /// <summary>A message number: from 1.</summary>
        internal static int Number(int sequenceNumber)
        {
            if (sequenceNumber < 1) throw OutOfRange(nameof(sequenceNumber));
            return sequenceNumber;
        }

        /// <summary>A callback, sink or buffer.</summary>
        internal static void Given(object argument, string name)
        {
            if (argument == null) throw new ArgumentNullException(name);
        }

        internal static Exception OutOfRange(string name)
        {
            return new ArgumentOutOfRangeException(name);
        }
    }
}
