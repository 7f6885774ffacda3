using System.Text;
using nanoFramework.Hardware.Esp32;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using NativeGC = nanoFramework.Runtime.Native.GC;

namespace Pop3Nano.Esp32
{
    /// <summary>The device application: polls the mailbox of Settings.cs, and obeys.</summary>
    internal sealed class Program
    {
        private readonly Settings _settings = new Settings();
        private readonly Esp32Board _board;

        private Program()
        {
            _board = new Esp32Board(_settings);
        }

        /// <summary>Runs until the power goes.</summary>
        public static void Main()
        {
            new Program().Run();
        }

        private void Run()
        {
            var endpoint = new Pop3Endpoint(_settings.Host, _settings.Port, _settings.Security);
            if (_settings.Certificates.Length > 0) endpoint.TrustedCertificates = Encoding.UTF8.GetBytes(_settings.Certificates);
            var account = new PollerOptions(_settings.User, _settings.Password);
            account.IntervalSeconds = _settings.IntervalSeconds;
            account.DeleteRejected = _settings.DeleteRejected;
            var poller = new MailboxPoller(_board, new TcpConnector(endpoint, Pop3SessionOptions.ForDevice()), account, Handler(account));

            _board.Signal(2);
            _board.Log("polling " + endpoint.Host + ":" + endpoint.Port.ToString() + " as " + account.Name);
            int number = 0;
            PollReport report;
            do
            {
                report = poller.Poll();
                number++;
                _board.Log("poll " + number.ToString() + ": " + Describe(report));
                LogMemory();
                _board.Signal(Blinks(report.Outcome));
                // Deep sleep forgets which mails were read and kept: the next poll would read the same ones, and those behind them never.
                _board.StaysAwake = report.Remaining > 0 && (report.Outcome == PollOutcome.Completed || report.Outcome == PollOutcome.Unconfirmed);
            }
            while (_board.Wait(report.NextDelay));
        }

        // Slots 1 and 2 of the store are the journal's; slot 0 is the poller's.
        private IMailHandler Handler(PollerOptions account)
        {
            var router = new CommandRouter(_board, account);
            new BoardCommands(_board).AddTo(router);
            if (_settings.PlainCommands) return new PlainCommands(_board, router);
            var keys = new CommandKeys(_settings.DeviceName);
            if (_settings.KeyName.Length > 0) keys.Add(_settings.KeyName, _settings.KeySecret);
            if (_settings.NewKeyName.Length > 0) keys.Add(_settings.NewKeyName, _settings.NewKeySecret);
            return new SignedCommands(_board, router, keys, new StoreJournal(_board.Store, 1), new LogReporter(_board), account.MaxMessages);
        }

        private static string Describe(PollReport report)
        {
            if (report.Outcome != PollOutcome.Completed) return Name(report.Outcome) + ": " + report.Problem;
            return report.Messages.ToString() + " in the maildrop, " + report.Done.ToString() + " obeyed, " + report.Rejected.ToString() + " refused, "
                + report.Deleted.ToString() + " deleted, the next in " + (report.NextDelay / 1000).ToString() + " s" + (report.Problem.Length > 0 ? "; but " + report.Problem : "");
        }

        // An enum prints a number on this platform.
        private static string Name(PollOutcome outcome)
        {
            if (outcome == PollOutcome.Learned) return "learnt how to speak to this server";
            if (outcome == PollOutcome.LoginRefused) return "login refused";
            if (outcome == PollOutcome.Busy) return "the server is busy";
            if (outcome == PollOutcome.TimedOut) return "no answer in time";
            if (outcome == PollOutcome.NoTime || outcome == PollOutcome.NetworkFailed) return "no connection";
            if (outcome == PollOutcome.Unconfirmed) return "not confirmed";
            return outcome == PollOutcome.ProtocolFailed ? "protocol error" : "refused";
        }

        // 0: well. 3: no Wi-Fi, clock or connection. 4: the server. 5: the login.
        private static int Blinks(PollOutcome outcome)
        {
            if (outcome == PollOutcome.Completed || outcome == PollOutcome.Learned || outcome == PollOutcome.Unconfirmed) return 0;
            if (outcome == PollOutcome.LoginRefused) return 5;
            return outcome == PollOutcome.NoTime || outcome == PollOutcome.NetworkFailed ? 3 : 4;
        }

        // The managed heap is the application's; TLS takes its buffers from the rest of the internal memory.
        private void LogMemory()
        {
            uint total;
            uint free;
            uint largest;
            uint managed = NativeGC.Run(true);
            NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.Internal, out total, out free, out largest);
            _board.Log("free: " + managed.ToString() + " octets of the heap, " + free.ToString() + " of the internal memory (largest block " + largest.ToString() + ")");
        }
    }
}
