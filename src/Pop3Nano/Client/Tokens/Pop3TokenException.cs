using System;

namespace Pop3Nano.Client
{
    /// <summary>No access token is to be had. The mail server was not asked. Holds no secret.</summary>
    public class Pop3TokenException : Exception
    {
        /// <summary>A refusal or failure of the token endpoint.</summary>
        public Pop3TokenException(string error, int status, string message, Exception? innerException)
            : base(message, innerException)
        {
            Error = error;
            Status = status;
        }

        /// <summary>The endpoint's error code (RFC 6749 §5.2), such as invalid_grant: the user has to agree anew; empty: it gave none.</summary>
        public string Error { get; }

        /// <summary>The HTTP status; 0: there was no response.</summary>
        public int Status { get; }
    }
}
