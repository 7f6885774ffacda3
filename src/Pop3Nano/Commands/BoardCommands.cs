using Pop3Nano.Mime;

namespace Pop3Nano.Commands
{
    /// <summary>
    /// The commands that every board takes: led on, led off, led blink N, relay N on, relay N off, read temperature, interval SECONDS,
    /// reboot. A mail's command is its subject, if that begins with one of these verbs, or else the first line of its text.
    /// </summary>
    /// <remarks>Nothing here proves who sent a mail: sender addresses can be forged. Let only those write to the mailbox who may command.</remarks>
    public sealed class BoardCommands : IMailHandler
    {
        private const int MaxBlinks = 100;
        private readonly IBoard _board;
        private readonly PollerOptions _options;
        private readonly CommandLine _line = new CommandLine(128);
        private bool _reboot;

        /// <summary>The commands of a board; "interval" changes these options.</summary>
        public BoardCommands(IBoard board, PollerOptions options)
        {
            _board = board;
            _options = options;
            LastCommand = "";
            LastResult = "";
        }

        /// <summary>The last command, in small letters; empty before the first. Of a mail that is none, its subject.</summary>
        public string LastCommand { get; private set; }

        /// <summary>What became of it, in words.</summary>
        public string LastResult { get; private set; }

        /// <summary>How many commands were obeyed.</summary>
        public int Executed { get; private set; }

        /// <summary>How many mails were none that this board takes.</summary>
        public int Refused { get; private set; }

        /// <inheritdoc/>
        public MailVerdict Handle(PolledMail mail)
        {
            MailText content = mail.Content;
            _line.Read(content.TextBuffer, content.SubjectStart, content.SubjectLength);
            if (!IsVerb(_line.Word(0))) _line.Read(content.TextBuffer, content.TextStart, content.TextLength);
            string verb = _line.Word(0);
            if (mail.IsOversize) return Reject(content, "the mail is too large");
            if (!IsVerb(verb)) return Reject(content, "not a command of this board");
            string problem = Execute(verb);
            return problem.Length > 0 ? Reject(_line.Text(), problem) : Accept(_line.Text());
        }

        /// <inheritdoc/>
        public void PollEnded(bool confirmed)
        {
            if (!_reboot) return;
            // With the mail still there the board would restart for ever.
            if (!confirmed)
            {
                _board.Log("reboot put off: the server has not confirmed that the mail is gone");
                return;
            }
            _reboot = false;
            _board.Reboot();
        }

        private static bool IsVerb(string word)
        {
            return word == "led" || word == "relay" || word == "read" || word == "interval" || word == "reboot";
        }

        // An empty answer: done, and LastResult says what.
        private string Execute(string verb)
        {
            if (verb == "led") return Led();
            if (verb == "relay") return Relay();
            if (verb == "read") return Read();
            return verb == "interval" ? Interval() : Reboot();
        }

        private string Led()
        {
            int times;
            bool on = _line.Word(1) == "on";
            if (_line.Count == 2 && (on || _line.Word(1) == "off"))
            {
                _board.SetLed(on);
                LastResult = on ? "the LED is on" : "the LED is off";
                return "";
            }
            if (_line.Count != 3 || _line.Word(1) != "blink" || !_line.TryNumber(2, 1, MaxBlinks, out times)) return "led on, led off or led blink 1..100 is expected";
            _board.BlinkLed(times);
            LastResult = "the LED blinked " + times.ToString() + (times == 1 ? " time" : " times");
            return "";
        }

        private string Relay()
        {
            int relay;
            bool on = _line.Word(2) == "on";
            if (_line.Count != 3 || (!on && _line.Word(2) != "off")) return "relay N on or relay N off is expected";
            if (!_line.TryNumber(1, 1, _board.RelayCount, out relay)) return "this board has relays 1.." + _board.RelayCount.ToString();
            _board.SetRelay(relay, on);
            LastResult = "relay " + relay.ToString() + (on ? " is on" : " is off");
            return "";
        }

        private string Read()
        {
            int tenths;
            if (_line.Count != 2 || _line.Word(1) != "temperature") return "read temperature is expected";
            if (!_board.TryReadTemperature(out tenths)) return "the sensor does not answer";
            int size = tenths < 0 ? -tenths : tenths;
            LastResult = "the temperature is " + (tenths < 0 ? "-" : "") + (size / 10).ToString() + "." + (size % 10).ToString() + " °C";
            return "";
        }

        private string Interval()
        {
            int seconds;
            if (_line.Count != 2 || !_line.TryNumber(1, PollerOptions.LeastInterval, PollerOptions.GreatestInterval, out seconds)) return "interval 5..604800 (seconds) is expected";
            _options.IntervalSeconds = seconds;
            LastResult = "the next polls are " + seconds.ToString() + " s apart";
            return "";
        }

        private string Reboot()
        {
            if (_line.Count != 1) return "reboot takes no argument";
            _reboot = true;
            LastResult = "restarts after this poll";
            return "";
        }

        private MailVerdict Accept(string command)
        {
            LastCommand = command;
            Executed++;
            _board.Log("executed '" + command + "': " + LastResult);
            return MailVerdict.Done;
        }

        private MailVerdict Reject(MailText content, string why)
        {
            // A terminal may show it, and anybody may have written it.
            return Reject(Fail.Readable(content.TextBuffer, content.SubjectStart, content.SubjectLength), why);
        }

        private MailVerdict Reject(string what, string why)
        {
            LastCommand = what;
            LastResult = why;
            Refused++;
            _board.Log("refused '" + what + "': " + why);
            return MailVerdict.Rejected;
        }
    }
}
