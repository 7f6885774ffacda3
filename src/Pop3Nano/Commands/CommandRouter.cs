namespace Pop3Nano.Commands
{
    /// <summary>
    /// The table of what a device takes: forms such as "relay 1..4 on|off", each with a help text and the handler that runs it. Unknown verbs and
    /// arguments that fit no form are refused before a handler sees them. help, status and interval are there from the start.
    /// </summary>
    public sealed class CommandRouter : ICommandHandler
    {
        /// <summary>What <see cref="Find"/> answers for a verb that no form has.</summary>
        internal const int UnknownVerb = -1;

        /// <summary>What it answers for arguments that no form of the verb takes.</summary>
        internal const int BadArguments = -2;

        private const int Help = 0;
        private const int Status = 1;
        private const int Interval = 2;
        private readonly IBoard _board;
        private readonly PollerOptions _options;
        private ICommandHandler[] _handlers = new ICommandHandler[8];
        private byte[][] _forms = new byte[8][];
        private int[] _numbers = new int[8];
        private bool[] _repeatable = new bool[8];
        private string[] _help = new string[8];

        /// <summary>A table with help, status and interval, which changes these options.</summary>
        public CommandRouter(IBoard board, PollerOptions options)
        {
            _board = board;
            _options = options;
            Add(this, Help, "help", "these words", true);
            Add(this, Status, "status", "what was run and refused since the start", true);
            Add(this, Interval, "interval " + PollerOptions.LeastInterval.ToString() + ".." + PollerOptions.GreatestInterval.ToString(), "seconds between polls", true);
        }

        /// <summary>How many forms there are.</summary>
        public int Count { get; private set; }

        /// <summary>How many commands ran, since the start.</summary>
        public int Executed { get; internal set; }

        /// <summary>How many of these failed.</summary>
        public int Failed { get; internal set; }

        /// <summary>How many mails were refused, whatever the reason.</summary>
        public int Refused { get; internal set; }

        /// <summary>How many mails were quarantined.</summary>
        public int Quarantined { get; internal set; }

        /// <summary>
        /// Adds a form: the verb, then one part for each argument: "1..100" is a number between two, "on|off" or "50|100" one of some words,
        /// "*" any word; at most seven. A verb may have several forms. <paramref name="effectivelyOnce"/>: running it twice in a row does what running it
        /// once does, so that it may be run again if the power failed meanwhile.
        /// </summary>
        /// <exception cref="System.ArgumentException">
        /// The form is blank, or holds other than small ASCII letters, digits, "-", "_", ".", "|", "*" and single blanks; or ".." stands not between two
        /// numbers, the lesser first.
        /// </exception>
        public void Add(ICommandHandler handler, int number, string form, string help, bool effectivelyOnce)
        {
            var octets = new byte[form.Length];
            bool good = Octets.Encode(form, octets, 0, octets.Length) == octets.Length;
            int start = 0;
            for (int i = 0; good && i <= octets.Length; i++)
            {
                if (i < octets.Length && octets[i] != ' ')
                {
                    good = IsOfForm(octets[i]);
                    continue;
                }
                good = i > start && CommandCall.IsPart(octets, start, i);
                start = i + 1;
            }
            if (!good) throw Pop3Nano.Fail.Argument("A form is a verb and its arguments with one blank between them, such as relay 1..4 on|off; the lesser number first.");
            if (Count == _forms.Length) Grow();
            _handlers[Count] = handler;
            _numbers[Count] = number;
            _forms[Count] = octets;
            _help[Count] = help;
            _repeatable[Count] = effectivelyOnce;
            Count++;
        }

        /// <inheritdoc/>
        public string Run(int form, CommandCall command)
        {
            if (form == Help) return Forms("", 0);
            if (form == Status)
            {
                return "ran " + Executed.ToString() + ", failed " + Failed.ToString() + ", refused " + Refused.ToString() + ", quarantined " + Quarantined.ToString()
                    + "; polls every " + _options.IntervalSeconds.ToString() + " s; up " + (_board.Milliseconds / 1000).ToString() + " s";
            }
            _options.IntervalSeconds = command.Value(0);
            return "the next polls are " + command.Value(0).ToString() + " s apart";
        }

        /// <inheritdoc/>
        public void PollEnded(bool confirmed)
        {
            for (int i = 0; i < Count; i++)
            {
                ICommandHandler handler = _handlers[i];
                bool told = handler == this;
                for (int j = 0; j < i && !told; j++) told = _handlers[j] == handler;
                if (!told) handler.PollEnded(confirmed);
            }
        }

        /// <summary>The first form that the command fits, or why there is none.</summary>
        internal int Find(CommandCall call)
        {
            int found = UnknownVerb;
            for (int row = 0; row < Count; row++)
            {
                int fitting = Fitting(call, _forms[row]);
                if (fitting < 0) return row;
                if (fitting > 0) found = BadArguments;
            }
            return found;
        }

        /// <summary>Runs it. <see cref="Find"/> has said where.</summary>
        internal string Run(CommandCall call, int row)
        {
            return _handlers[row].Run(_numbers[row], call);
        }

        /// <summary>True if the form may be run twice.</summary>
        internal bool IsEffectivelyOnce(int row)
        {
            return _repeatable[row];
        }

        /// <summary>The forms of a command's verb: "relay 1..4 on|off is expected".</summary>
        internal string Expected(CommandCall call)
        {
            return Forms(call.Word(-1) + " ", call.Word(-1).Length + 1) + " is expected";
        }

        // The forms that begin with these octets; all of them, with their help, if there are none.
        private string Forms(string verb, int length)
        {
            var octets = new byte[length];
            Octets.Encode(verb, octets, 0, length);
            string all = "";
            for (int row = 0; row < Count; row++)
            {
                byte[] form = _forms[row];
                int same = 0;
                // The verb alone is a form, too: its blank is the end.
                while (same < length && (same < form.Length ? form[same] : (byte)' ') == octets[same]) same++;
                if (same < length) continue;
                string text = Octets.Decode(form, 0, form.Length);
                all += (all.Length == 0 ? "" : length > 0 ? " or " : "; ") + (length > 0 ? text : text + ": " + _help[row]);
            }
            return all;
        }

        // -1: it fits; 0: another verb; 1: other arguments.
        private static int Fitting(CommandCall call, byte[] form)
        {
            int word = 0;
            for (int at = 0; at < form.Length; word++)
            {
                int end = Octets.IndexOf(form, (byte)' ', at, form.Length - at);
                if (end < 0) end = form.Length;
                if (word >= call.Words || !call.Fits(word, form, at, end)) return word == 0 ? 0 : 1;
                at = end + 1;
            }
            return word == call.Words ? -1 : 1;
        }

        private static bool IsOfForm(byte octet)
        {
            return (octet >= 'a' && octet <= 'z') || (octet >= '0' && octet <= '9') || octet == '-' || octet == '_' || octet == '.' || octet == '|' || octet == '*';
        }

        private void Grow()
        {
            int size = Count * 2;
            var handlers = new ICommandHandler[size];
            var forms = new byte[size][];
            var numbers = new int[size];
            var repeatable = new bool[size];
            var help = new string[size];
            for (int i = 0; i < Count; i++)
            {
                handlers[i] = _handlers[i];
                forms[i] = _forms[i];
                numbers[i] = _numbers[i];
                repeatable[i] = _repeatable[i];
                help[i] = _help[i];
            }
            _handlers = handlers;
            _forms = forms;
            _numbers = numbers;
            _repeatable = repeatable;
            _help = help;
        }
    }
}
