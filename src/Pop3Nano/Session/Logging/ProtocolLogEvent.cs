using System;
using System.Globalization;
using System.Text;

namespace Pop3Nano.Session
{
    /// <summary>One line of a dialogue, or a note on it.</summary>
    public sealed class ProtocolLogEvent
    {
        /// <summary>A line. Control characters in the text, and characters that turn text around, become \x1B or \u202E.</summary>
        public ProtocolLogEvent(DateTimeOffset time, int connectionId, ProtocolDirection direction, string text)
        {
            Time = time.ToUniversalTime();
            ConnectionId = connectionId;
            Direction = direction;
            Text = Harmless(text);
        }

        /// <summary>When, in UTC.</summary>
        public DateTimeOffset Time { get; }

        /// <summary>Which connection of the program, from 1.</summary>
        public int ConnectionId { get; }

        /// <summary>Which way it went.</summary>
        public ProtocolDirection Direction { get; }

        /// <summary>The line without its end; secrets are "***".</summary>
        public string Text { get; }

        /// <summary>One line: time, connection, C (client), S (server) or - (note), text.</summary>
        public override string ToString()
        {
            char direction = Direction == ProtocolDirection.Sent ? 'C' : Direction == ProtocolDirection.Received ? 'S' : '-';
            return string.Create(CultureInfo.InvariantCulture, $"{Time:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {ConnectionId} {direction}: {Text}");
        }

        private static string Harmless(string text)
        {
            ArgumentNullException.ThrowIfNull(text);
            int at = 0;
            while (at < text.Length && HarmlessText.Has(text[at])) at++;
            if (at == text.Length) return text;
            var safe = new StringBuilder(text.Length + 16).Append(text, 0, at);
            for (; at < text.Length; at++)
            {
                char c = text[at];
                if (HarmlessText.Has(c)) safe.Append(c);
                else if (c < 256) safe.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}");
                else safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
            return safe.ToString();
        }
    }
}
