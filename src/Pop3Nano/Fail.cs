using System;

namespace Pop3Nano
{
    // The one place where exceptions are made. "throw Fail.X()" keeps strings and allocations out of the paths that run.
    internal static class Fail
    {
        internal static Exception Argument(string message)
        {
            return new ArgumentException(message);
        }

        internal static Exception Misuse(string message)
        {
            return new InvalidOperationException(message);
        }

        internal static Exception Refused(Pop3Refusal refusal)
        {
            switch (refusal)
            {
                case Pop3Refusal.BadArgument: return new ArgumentException("An argument is empty or out of range, or holds CR, LF, NUL or a blank where none may be.");
                case Pop3Refusal.LineTooLong: return new ArgumentException("The command line would be longer than 255 octets, or than the send buffer.");
                case Pop3Refusal.WrongState: return new InvalidOperationException("The command is not legal in this state of the session.");
                default: return new InvalidOperationException("Too many commands wait for replies: read some first.");
            }
        }

        internal static Exception Timeout()
        {
            return new TimeoutException("The server did not answer in time.");
        }

        internal static Exception OverBudget()
        {
            return new TimeoutException("The poll took longer than it may.");
        }

        internal static Exception NoGreeting()
        {
            return new TimeoutException("The server did not greet in time. If the port speaks TLS from the start, connect with implicit TLS.");
        }

        internal static Exception Broken(Pop3Fault fault)
        {
            return new Pop3ProtocolException(fault);
        }

        internal static Exception Lost(Pop3Command command)
        {
            return new Pop3ConnectionLostException(command);
        }

        internal static Exception Lost(Pop3Command command, Exception failure)
        {
            return new Pop3ConnectionLostException(command, failure);
        }

        // The server's words, with nothing in them that could play tricks on a terminal or a log.
        internal static string Readable(byte[] buffer, int start, int length)
        {
            var text = new byte[length];
            int count = 0;
            int end = start + length;
            while (start < end)
            {
                byte octet = buffer[start];
                int tricky = octet < 32 || octet == 127 ? 1 : octet < 0xC2 ? 0 : Tricky(buffer, start, end);
                text[count++] = tricky > 0 ? (byte)'?' : octet;
                start += tricky > 1 ? tricky : 1;
            }
            return Octets.Decode(text, 0, count);
        }

        // The octets of a character beyond ASCII that drives a terminal (U+009B begins what ESC [ begins), ends a line or turns text around; 0: it
        // does not.
        private static int Tricky(byte[] buffer, int at, int end)
        {
            int octets = buffer[at] < 0xE0 ? 2 : 3;
            if (at + octets > end || (buffer[at + 1] & 0xC0) != 0x80 || (buffer[at + octets - 1] & 0xC0) != 0x80) return 0; // it hides nothing behind it
            int c = (buffer[at] & (octets == 2 ? 31 : 15)) << 6 | (buffer[at + 1] & 63);
            if (octets == 3) c = c << 6 | (buffer[at + 2] & 63);
            bool tricky = c < 0xA0 || c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
            return tricky ? octets : 0;
        }
    }
}
