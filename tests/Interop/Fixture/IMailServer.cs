using Pop3Nano.Session;

namespace Pop3Nano.Interop;

/// <summary>What tests need of a real server, whichever it is.</summary>
public interface IMailServer
{
    /// <summary>Where clear text and STLS are spoken.</summary>
    int Port { get; }

    /// <summary>An account that no other test uses, its maildrop empty.</summary>
    Account TakeAccount();

    /// <summary>How to reach the server: its authority trusted.</summary>
    Pop3Endpoint Endpoint(Pop3Security security);

    /// <summary>Puts a mail into an account's maildrop.</summary>
    void Deliver(Account account, string mail);

    /// <summary>How many mails the account's maildrop holds.</summary>
    int Messages(Account account);
}
