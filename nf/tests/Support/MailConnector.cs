using Pop3Nano.Selftest;
using Pop3Nano.Session;

namespace Pop3Nano.DeviceTests
{
    /// <summary>Each connection leads to a maildrop with one mail, which is read, and deleted if the script of the poll says so.</summary>
    internal sealed class MailConnector : Pop3Connector
    {
        private const string Login = Replay.Greeting + "\nC: USER board\nC: PASS secret\nS: +OK\nS: +OK\n";
        private const string First = "C: UIDL\nC: LIST\nC: CAPA\nS: +OK\nS: 1 aa\nS: .\nS: +OK\nS: 1 100\nS: .\nS: +OK\nS: UIDL\nS: .\n";
        private const string Later = "C: UIDL\nS: +OK\nS: 1 aa\nS: .\nC: LIST\nS: +OK\nS: 1 100\nS: .\n"; // the server is known: no PIPELINING
        private const string Retrieval = "C: UIDL 1\nS: +OK 1 aa\nC: RETR 1\nS: +OK\n";

        private readonly string _mail;
        private readonly bool _isDeleted;

        /// <summary>The lines of a mail, parted by LF, and whether it is to be deleted.</summary>
        internal MailConnector(string mail, bool isDeleted)
        {
            _mail = mail;
            _isDeleted = isDeleted;
        }

        /// <summary>The last connection.</summary>
        internal ReplayChannel Channel { get; private set; } = null!; // until connected

        /// <inheritdoc/>
        public override Pop3Session Connect(Pop3ServerProfile profile)
        {
            string script = Login + (profile.KnowsAfter ? Later : First) + Retrieval + Lines() + "S: .\n"
                + (_isDeleted ? "C: DELE 1\nS: +OK\n" : "") + "C: QUIT\nS: +OK bye";
            Channel = new ReplayChannel(script.Split('\n'), 100);
            var session = new Pop3Session(Channel, Pop3SessionOptions.ForDevice(), profile);
            session.Greet();
            return session;
        }

        private string Lines()
        {
            string said = "";
            string[] all = _mail.Split('\n');
            for (int i = 0; i < all.Length; i++) said += "S: " + all[i] + "\n";
            return said;
        }
    }
}
