using System;

namespace Pop3Nano
{
    /// <summary>The server said no (-ERR, RFC 1939 §3). The session goes on, unless the server ends it.</summary>
    public class Pop3CommandException : Exception
    {
        /// <summary>A refusal of <paramref name="command"/>; None: the greeting was one.</summary>
        public Pop3CommandException(Pop3Command command, string statusText, Pop3ResponseCode responseCode)
            : this(command, statusText, responseCode, "")
        {
        }

        /// <summary>The same with the reason that a SASL mechanism was given.</summary>
        public Pop3CommandException(Pop3Command command, string statusText, Pop3ResponseCode responseCode, string reason)
            : base("The server refused " + (command == Pop3Command.None ? "the connection" : command == Pop3Command.Extension ? "the command" : Pop3Names.Of(command))
                + (statusText.Length == 0 ? "." : ": " + statusText) + (reason.Length == 0 ? "" : " (" + reason + ")"))
        {
            Command = command;
            StatusText = statusText;
            ResponseCode = responseCode;
            Reason = reason;
        }

        /// <summary>What was refused; None: the connection itself, by its greeting.</summary>
        public Pop3Command Command { get; }

        /// <summary>The server's words behind -ERR, control characters replaced; may be empty.</summary>
        public string StatusText { get; }

        /// <summary>Why, for machines (RFC 2449 §8); None if the server did not say.</summary>
        public Pop3ResponseCode ResponseCode { get; }

        /// <summary>Why, as a SASL mechanism was told, such as OAuth's invalid_token (RFC 7628 §3.2.2); empty if it was not.</summary>
        public string Reason { get; }
    }
}
