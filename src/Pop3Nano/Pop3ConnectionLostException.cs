using System;
using System.IO;

namespace Pop3Nano
{
    /// <summary>The connection ended while a reply was due. Messages marked for deletion stay in the maildrop, unless QUIT was under way (RFC 1939 §6).</summary>
    public partial class Pop3ConnectionLostException : IOException
    {
        /// <summary>A connection that was lost while <paramref name="command"/> waited for its reply; None: for the greeting.</summary>
        public Pop3ConnectionLostException(Pop3Command command)
            : base(command == Pop3Command.None ? "The server closed the connection." : "The server closed the connection and owes the reply to " + Pop3Names.Of(command) + ".")
        {
            Command = command;
        }

        /// <summary>The same with what the platform says to it.</summary>
        public Pop3ConnectionLostException(Pop3Command command, Exception innerException)
            : base("The connection was lost" + (command == Pop3Command.None ? "." : " while the reply to " + Pop3Names.Of(command) + " was due."), innerException)
        {
            Command = command;
        }

        /// <summary>Whose reply was due.</summary>
        public Pop3Command Command { get; }
    }
}
