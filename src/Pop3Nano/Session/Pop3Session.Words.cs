namespace Pop3Nano.Session
{
    // RFC 1939's words, blocking.
    public sealed partial class Pop3Session
    {
        /// <summary>STAT: the number of messages; <see cref="Size"/> is the maildrop's size in octets, a hint. RFC 1939 §5.</summary>
        public int Stat()
        {
            Expect(Engine.WriteStat(0));
            return Engine.Count;
        }

        /// <summary>LIST: then <see cref="ReadLine"/> gives <see cref="Message"/> and <see cref="Size"/> of each message. RFC 1939 §5.</summary>
        public void List()
        {
            Expect(Engine.WriteList(0));
        }

        /// <summary>LIST msg: the message's size in octets, a hint; -1: unknown. RFC 1939 §5.</summary>
        public long List(int msg)
        {
            Expect(Engine.WriteList(msg, 0));
            return Engine.Size;
        }

        /// <summary>UIDL: then <see cref="ReadLine"/> gives <see cref="Message"/> and, as text, the unique-id of each message. RFC 1939 §7.</summary>
        public void UniqueIds()
        {
            Expect(Engine.WriteUidl(0));
        }

        /// <summary>UIDL msg: the message's unique-id. RFC 1939 §7.</summary>
        public string UniqueId(int msg)
        {
            Expect(Engine.WriteUidl(msg, 0));
            return GetText();
        }

        /// <summary>RETR: then <see cref="ReadOctets"/> gives the message. RFC 1939 §5.</summary>
        public void Retr(int msg)
        {
            Expect(Engine.WriteRetr(msg, 0));
        }

        /// <summary>TOP: then <see cref="ReadOctets"/> gives the header and the first lines of the body. RFC 1939 §7.</summary>
        public void Top(int msg, int lines)
        {
            Expect(Engine.WriteTop(msg, lines, 0));
        }

        /// <summary>DELE: marks a message; <see cref="Quit"/> carries it out. RFC 1939 §5.</summary>
        public void Dele(int msg)
        {
            Expect(Engine.WriteDele(msg, 0));
        }

        /// <summary>NOOP. RFC 1939 §5.</summary>
        public void Noop()
        {
            Expect(Engine.WriteNoop(0));
        }

        /// <summary>RSET: takes all marks back. RFC 1939 §5.</summary>
        public void Rset()
        {
            Expect(Engine.WriteRset(0));
        }

        /// <summary>UTF8: names, passwords and messages may hold UTF-8 from now on. RFC 6856 §2.1.</summary>
        public void Utf8()
        {
            Expect(Engine.WriteUtf8(0));
        }

        /// <summary>LANG: the language of the server's words; "*" leaves it to the server. Returns the tag that was chosen. RFC 6856 §3.</summary>
        public string Lang(string range)
        {
            Expect(Engine.WriteLang(range, 0));
            return GetText();
        }

        /// <summary>LANG: then <see cref="ReadLine"/> gives, as text, the tag of each language. RFC 6856 §3.</summary>
        public void Languages()
        {
            Expect(Engine.WriteLang(0));
        }

        /// <summary>
        /// QUIT: removes what was marked, if the server says +OK, and ends the session. False: the connection ended without a reply, and
        /// nobody knows whether the marks were carried out. RFC 1939 §4, §6.
        /// </summary>
        /// <exception cref="Pop3CommandException">The server could not remove all messages that were marked.</exception>
        public bool Quit()
        {
            if (IsFlying) throw Fail.Misuse("A flight is under way: QUIT would cut it short.");
            ReadOwnReply(Engine.WriteQuit(0));
            return Finish();
        }

        private bool Finish()
        {
            bool answered = !_dead;
            Dispose();
            if (answered && !_succeeded) throw Refused();
            return answered;
        }
    }
}
