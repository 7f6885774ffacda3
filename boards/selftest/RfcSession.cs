using System;
using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.Selftest
{
    /// <summary>The example session of RFC 1939 §10, from memory, with the lines that the RFC leaves out.</summary>
    internal sealed class RfcSession
    {
        private readonly string[] _script =
        {
            "S: +OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>",
            "C: APOP mrose c4c9334bac560ecc979e58001b3e22fb",
            "S: +OK mrose's maildrop has 2 messages (320 octets)",
            "C: STAT",
            "S: +OK 2 320",
            "C: LIST",
            "S: +OK 2 messages (320 octets)",
            "S: 1 120",
            "S: 2 200",
            "S: .",
            "C: RETR 1",
            "S: +OK 120 octets",
            "S: Subject: one",
            "S: ",
            "S: ..stuffed",
            "S: last",
            "S: .",
            "C: DELE 1",
            "S: +OK message 1 deleted",
            "C: RETR 2",
            "S: +OK 200 octets",
            "S: Subject: two",
            "S: ",
            "S: .",
            "C: DELE 2",
            "S: +OK message 2 deleted",
            "C: QUIT",
            "S: +OK dewey POP3 server signing off (maildrop empty)",
        };

        private readonly Checks _checks;

        internal RfcSession(Checks checks)
        {
            _checks = checks;
        }

        /// <summary>Replays it, at most so many octets a read. Whatever is thrown is a check that failed.</summary>
        internal void Run(int most)
        {
            string with = " (" + most.ToString() + " octets a read)";
            try
            {
                Replay(new ReplayChannel(_script, most), with);
            }
            catch (Exception failure)
            {
                _checks.Fail("RFC 1939 session" + with + ": " + failure.Message);
            }
        }

        private void Replay(ReplayChannel channel, string with)
        {
            using (var session = new Pop3Session(channel, Pop3SessionOptions.ForDevice()))
            {
                session.Greet();
                session.Login("mrose", "tanstaaf", Pop3LoginMethod.Apop);
                _checks.That("greeting and APOP" + with, session.Succeeded);
                _checks.That("STAT" + with, session.Stat() == 2 && session.Size == 320);
                session.List();
                bool first = session.ReadLine() && session.Message == 1 && session.Size == 120;
                bool second = session.ReadLine() && session.Message == 2 && session.Size == 200;
                _checks.That("LIST" + with, first && second && !session.ReadLine());
                session.Retr(1);
                _checks.That("RETR 1, byte-stuffing undone" + with, Message(session) == "Subject: one\r\n\r\n.stuffed\r\nlast\r\n");
                session.Dele(1);
                _checks.That("DELE 1" + with, session.Succeeded);
                session.Retr(2);
                _checks.That("RETR 2" + with, Message(session) == "Subject: two\r\n\r\n");
                session.Dele(2);
                _checks.That("DELE 2" + with, session.Succeeded);
                _checks.That("QUIT" + with, session.Quit() && session.IsOver && channel.IsAtEnd);
            }
        }

        /// <summary>The rest of the message that is being read; at most 256 octets of it.</summary>
        internal static string Message(Pop3Session session)
        {
            var text = new byte[256];
            int length = 0;
            while (session.ReadOctets())
            {
                if (length + session.TextLength > text.Length) return "";
                Array.Copy(session.Buffer, session.TextStart, text, length, session.TextLength);
                length += session.TextLength;
            }
            return Encoding.UTF8.GetString(text, 0, length);
        }
    }
}
