namespace Pop3Nano.Commands
{
    /// <summary>What became of a command. One object, reused.</summary>
    public sealed class CommandReport
    {
        private readonly CommandKeys _keys;
        private int _key;

        internal CommandReport(CommandKeys keys)
        {
            _keys = keys;
            KeyId = "";
            Result = "";
        }

        /// <summary>The device.</summary>
        public string Device { get { return _keys.Device; } }

        /// <summary>The name of the key that the command was signed with; empty if the device has it no more.</summary>
        public string KeyId { get; private set; }

        /// <summary>The command's counter.</summary>
        public long Counter { get; private set; }

        /// <summary>What became of it.</summary>
        public CommandOutcome Outcome { get; private set; }

        /// <summary>What its handler answered, or why it did not run, in words.</summary>
        public string Result { get; private set; }

        /// <summary>
        /// The report as text, signed with the command's key: the form is that of a command, and the README specifies it. Empty if the device has
        /// the key no more. Makes strings.
        /// </summary>
        public string GetSignedText()
        {
            if (_key < 0) return "";
            string words = Fold("[pop3nano report 1] device: " + Device + " key: " + KeyId + " counter: " + Counter.ToString() + " outcome: " + Name(Outcome) + " result: " + Result);
            var octets = new byte[words.Length * 3];
            int length = Octets.Encode(words, octets, 0, octets.Length);
            return words + " mac: " + _keys.Sign(_key, octets, length) + " [end]";
        }

        /// <summary>The outcome's name in a report, in small letters.</summary>
        public static string Name(CommandOutcome outcome)
        {
            switch (outcome)
            {
                case CommandOutcome.Executed: return "executed";
                case CommandOutcome.Failed: return "failed";
                case CommandOutcome.Interrupted: return "interrupted";
                case CommandOutcome.Repeated: return "repeated";
                case CommandOutcome.Superseded: return "superseded";
                case CommandOutcome.Expired: return "expired";
                case CommandOutcome.UnknownVerb: return "unknown-verb";
                case CommandOutcome.BadArguments: return "bad-arguments";
                case CommandOutcome.ClockUnknown: return "clock-unknown";
                case CommandOutcome.OtherDevice: return "other-device";
                case CommandOutcome.UnknownKey: return "unknown-key";
                case CommandOutcome.BadSignature: return "bad-signature";
                case CommandOutcome.Malformed: return "malformed";
                case CommandOutcome.Oversize: return "oversize";
                default: return "not-a-command";
            }
        }

        internal void Set(int key, long counter, CommandOutcome outcome, string result)
        {
            _key = key;
            KeyId = key < 0 ? "" : _keys.Id(key);
            Counter = counter;
            Outcome = outcome;
            Result = result;
        }

        // One blank between words, none at the ends.
        private static string Fold(string text)
        {
            var octets = new byte[text.Length * 3];
            int length = Octets.Encode(text, octets, 0, octets.Length);
            int kept = 0;
            for (int i = 0; i < length; i++)
            {
                byte octet = octets[i] <= ' ' ? (byte)' ' : octets[i];
                if (octet == ' ' && (kept == 0 || octets[kept - 1] == ' ')) continue;
                octets[kept++] = octet;
            }
            if (kept > 0 && octets[kept - 1] == ' ') kept--;
            return Octets.Decode(octets, 0, kept);
        }
    }
}
