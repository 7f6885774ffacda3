namespace Pop3Nano.Commands
{
    /// <summary>The commands that every board takes: led on|off, led blink 1..100, relay N on|off, read temperature, reboot.</summary>
    public sealed class BoardCommands : ICommandHandler
    {
        private const int Led = 0;
        private const int Blink = 1;
        private const int Relay = 2;
        private const int Read = 3;
        private readonly IBoard _board;
        private bool _reboot;

        /// <summary>The commands of a board.</summary>
        public BoardCommands(IBoard board)
        {
            _board = board;
        }

        /// <summary>Adds their forms to a table.</summary>
        public void AddTo(CommandRouter router)
        {
            router.Add(this, Led, "led on|off", "lights the LED or not", true);
            router.Add(this, Blink, "led blink 1..100", "blinks so many times", false);
            if (_board.RelayCount > 0) router.Add(this, Relay, "relay 1.." + _board.RelayCount.ToString() + " on|off", "closes or opens a relay", true);
            router.Add(this, Read, "read temperature", "reads the sensor", true);
            router.Add(this, Read + 1, "reboot", "restarts the board when the mail is gone", false);
        }

        /// <inheritdoc/>
        public string Run(int form, CommandCall command)
        {
            if (form == Led)
            {
                bool lit = command.Value(0) == 0;
                _board.SetLed(lit);
                return lit ? "the LED is on" : "the LED is off";
            }
            if (form == Blink)
            {
                int times = command.Value(1);
                _board.BlinkLed(times);
                return "the LED blinked " + times.ToString() + (times == 1 ? " time" : " times");
            }
            if (form == Relay)
            {
                bool closed = command.Value(1) == 0;
                _board.SetRelay(command.Value(0), closed);
                return "relay " + command.Value(0).ToString() + (closed ? " is on" : " is off");
            }
            if (form == Read) return ReadTemperature(command);
            _reboot = true;
            return "restarts after this poll";
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

        private string ReadTemperature(CommandCall command)
        {
            int tenths;
            if (!_board.TryReadTemperature(out tenths)) return command.Fail("the sensor does not answer");
            int size = tenths < 0 ? -tenths : tenths;
            return "the temperature is " + (tenths < 0 ? "-" : "") + (size / 10).ToString() + "." + (size % 10).ToString() + " °C";
        }
    }
}
