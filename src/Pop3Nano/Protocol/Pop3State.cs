namespace Pop3Nano.Protocol
{
    /// <summary>The states of a POP3 session (RFC 1939 §3), with the greeting before them and the end behind them.</summary>
    public enum Pop3State
    {
        /// <summary>The server has not greeted yet: nothing may be written.</summary>
        Greeting = 0,

        /// <summary>AUTHORIZATION: the client has to log in.</summary>
        Authorization = 1,

        /// <summary>TRANSACTION: the maildrop is open and locked.</summary>
        Transaction = 2,

        /// <summary>UPDATE: QUIT was answered; the server removes what was marked.</summary>
        Update = 3,

        /// <summary>The connection is over, for good or ill.</summary>
        Closed = 4,
    }
}
