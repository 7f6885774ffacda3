using System.Collections.Generic;

namespace Pop3Nano.Testing;

/// <summary>
/// Servers and providers as clients met them, as of 2026. Each has what tells it from a faultless server; what is not named here is as in
/// <see cref="Pop3TestServerOptions"/>. Providers change their ways without notice.
/// </summary>
public static class KnownServers
{
    /// <summary>Gmail.</summary>
    public static KnownServer Gmail { get; } = new("Gmail",
        "a message is gone for POP once it was retrieved; 250 messages are listed at a time; PIPELINING is announced only after the login",
        new Pop3TestServerOptions
        {
            Greeting = "Gpop ready for requests from 127.0.0.1 h3mb0a1b2",
            SaslMechanisms = ["PLAIN", "XOAUTH2", "OAUTHBEARER"],
            Stls = false,
            CapabilitiesBeforeLogin = ["USER", "RESP-CODES", "EXPIRE 0", "LOGIN-DELAY 300", "TOP", "UIDL", "X-GOOGLE-RICO", "SASL PLAIN XOAUTH2 OAUTHBEARER"],
            CapabilitiesAfterLogin = ["USER", "RESP-CODES", "PIPELINING", "EXPIRE 0", "LOGIN-DELAY 300", "TOP", "UIDL", "X-GOOGLE-RICO"],
            RemovesRetrieved = true,
            ListsAtMost = 250,
        });

    /// <summary>Exchange Online and Outlook.com.</summary>
    public static KnownServer ExchangeOnline { get; } = new("Exchange Online",
        "tokens only, and in a line of their own: one line for both closes the connection; an empty line behind the reply to DELE; no PIPELINING",
        new Pop3TestServerOptions
        {
            Greeting = "The Microsoft Exchange POP3 service is ready. [QQBNADAAUABSADAAMwBDAEEAMAAwADAAMQA=]",
            User = false,
            SaslMechanisms = ["XOAUTH2"],
            InitialResponse = InitialResponseHandling.Closes,
            BlankLineAfterDele = true,
            Pipelining = false,
            ResponseCodes = false,
            Implementation = "",
        });

    /// <summary>Exchange 2003.</summary>
    public static KnownServer Exchange2003 { get; } = new("Exchange 2003",
        "a SASL challenge begins with +OK; sizes are wrong in LIST; no CAPA",
        new Pop3TestServerOptions
        {
            Greeting = "Microsoft Exchange Server 2003 POP3 server version 6.5.7638.1 (mail.example.org) ready.",
            SaslMechanisms = ["LOGIN", "NTLM"],
            ChallengeStyle = ChallengeStyle.PlusOk,
            Capa = false,
            Pipelining = false,
            ResponseCodes = false,
            ListedSizeSurplus = 117,
        });

    /// <summary>Exchange 2016.</summary>
    public static KnownServer Exchange2016 { get; } = new("Exchange 2016",
        "GSSAPI is announced and does not work; sizes are wrong in LIST; no PIPELINING",
        new Pop3TestServerOptions
        {
            Greeting = "The Microsoft Exchange POP3 service is ready.",
            SaslMechanisms = ["GSSAPI", "PLAIN"],
            Pipelining = false,
            ResponseCodes = false,
            Implementation = "",
            ListedSizeSurplus = 117,
        });

    /// <summary>Yahoo and AOL.</summary>
    public static KnownServer Yahoo { get; } = new("Yahoo",
        "UIDL works though it is not announced; a wrong password may be answered by the end of the connection",
        new Pop3TestServerOptions
        {
            Greeting = "Hello from jpop-0.1",
            SaslMechanisms = ["PLAIN", "XOAUTH2"],
            CapabilitiesBeforeLogin = ["CAPA", "TOP", "USER", "SASL PLAIN XOAUTH2", "EXPIRE NEVER"],
            CapabilitiesAfterLogin = ["CAPA", "TOP", "EXPIRE NEVER"],
            ClosesSilently = SilentClose.OnFailedLogin,
        });

    /// <summary>QQ and 163.</summary>
    public static KnownServer QQ { get; } = new("QQ",
        "a login code in place of the password; once the day's share is used up, RETR is refused with a text",
        new Pop3TestServerOptions { Greeting = "XMail POP3 Server v1.0 Service Ready(XMail v1.0)", SaslMechanisms = [], Pipelining = false, ResponseCodes = false },
        server => server.On("RETR", occurrence: 3).AndLater().Reply("-ERR exceeded the download limit of today\r\n"));

    /// <summary>free.fr, and other providers that end the connection where they refuse.</summary>
    public static KnownServer FreeFr { get; } = new("free.fr",
        "every -ERR ends the connection; CAPA is refused after the login",
        new Pop3TestServerOptions { Apop = true, CapaBeforeLoginOnly = true, ClosesAfterRefusal = true, SaslMechanisms = [], Pipelining = false, ResponseCodes = false });

    /// <summary>o2.pl and wp.pl.</summary>
    public static KnownServer O2Pl { get; } = new("o2.pl",
        "CAPA is refused, and ends the connection",
        new Pop3TestServerOptions { Capa = false, ClosesAfterRefusal = true, SaslMechanisms = [], Pipelining = false, ResponseCodes = false });

    /// <summary>hMailServer.</summary>
    public static KnownServer HMailServer { get; } = new("hMailServer",
        "+ERR, which is no reply of POP3, where the mailbox cannot be read: here the third login finds it so; no PIPELINING",
        new Pop3TestServerOptions { Greeting = "POP3", UnknownCommandReply = "-ERR Invalid command in current state.", SaslMechanisms = [], Pipelining = false, ResponseCodes = false, Implementation = "" },
        server => server.On("PASS", occurrence: 3).Reply("+ERR Server error: Failed to fetch messages in Inbox.\r\n"));

    /// <summary>Maillennium, which cable providers had.</summary>
    public static KnownServer Maillennium { get; } = new("Maillennium",
        "TOP sends the beginning of a message only, whatever was asked for; no CAPA",
        new Pop3TestServerOptions { Greeting = "(rwcrpxc51) Maillennium POP3/PROXY server #1", Capa = false, TopLimit = 65536, SaslMechanisms = [], Pipelining = false, ResponseCodes = false });

    /// <summary>qpopper.</summary>
    public static KnownServer Qpopper { get; } = new("qpopper",
        "APOP; lines of X- capabilities; sizes and unique-ids are followed by blanks or words",
        new Pop3TestServerOptions
        {
            Greeting = "Qpopper (version 4.0.5) at localhost starting. ",
            Apop = true,
            SaslMechanisms = [],
            ExtraCapabilities = ["X-MANGLE", "X-MACRO", "X-LOCALTIME Sun, 22 Nov 2026 10:00:00 +0000"],
            ExtraBlanksInListings = true,
            ExtraWordsInListings = true,
            Pipelining = false,
        });

    /// <summary>Courier.</summary>
    public static KnownServer Courier { get; } = new("Courier",
        "PIPELINING is announced, and what arrives behind the login's line is lost without a word",
        new Pop3TestServerOptions
        {
            Greeting = "Hello there.",
            SaslMechanisms = ["PLAIN", "LOGIN", "CRAM-MD5"],
            Implementation = "Courier Mail Server",
            ResponseCodes = false,
            LosesInputBehindLogin = LoginInputLoss.AfterAny,
        });

    /// <summary>Cyrus.</summary>
    public static KnownServer Cyrus { get; } = new("Cyrus",
        "what arrives behind AUTH's end is lost without a word, behind PASS it is kept",
        new Pop3TestServerOptions
        {
            Greeting = "localhost Cyrus POP3 3.6.1 server ready",
            SaslMechanisms = ["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"],
            Implementation = "Cyrus POP3 server v3.6.1",
            Expire = "NEVER",
            LosesInputBehindLogin = LoginInputLoss.AfterAuth,
        });

    /// <summary>popa3d and others from before RFC 2449.</summary>
    public static KnownServer Popa3d { get; } = new("popa3d",
        "replies without a text; no CAPA, no AUTH, no STLS",
        new Pop3TestServerOptions { Greeting = "", BareStatus = true, Capa = false, Stls = false, SaslMechanisms = [], Pipelining = false, ResponseCodes = false });

    /// <summary>solid-pop3d.</summary>
    public static KnownServer SolidPop3d { get; } = new("solid-pop3d",
        "what arrives behind the login's line is lost without a word; APOP; lines of 250 octets at most; no CAPA, no AUTH, no STLS",
        new Pop3TestServerOptions { Greeting = "Solid POP3 server ready", Apop = true, Capa = false, Stls = false, SaslMechanisms = [], Pipelining = false, ResponseCodes = false, CommandLineLimit = 250, LosesInputBehindLogin = LoginInputLoss.AfterAny });

    /// <summary>GNU mailutils.</summary>
    public static KnownServer Mailutils { get; } = new("GNU mailutils",
        "EXPIRE and its parameter have no blank between them; STLS is announced behind the login, too; no AUTH",
        new Pop3TestServerOptions
        {
            Greeting = "POP3 Ready",
            SaslMechanisms = [],
            CapabilitiesBeforeLogin = ["TOP", "UIDL", "RESP-CODES", "PIPELINING", "AUTH-RESP-CODE", "EXPIRENEVER", "USER", "STLS"],
            CapabilitiesAfterLogin = ["TOP", "UIDL", "RESP-CODES", "PIPELINING", "AUTH-RESP-CODE", "EXPIRENEVER", "USER", "STLS", "IMPLEMENTATION GNU Mailutils 3.15"],
        });

    /// <summary>Dovecot.</summary>
    public static KnownServer Dovecot { get; } = new("Dovecot",
        "a command's line may be far longer than 255 octets, an initial response in it, too; USER and SASL are not announced behind the login",
        new Pop3TestServerOptions
        {
            Greeting = "Dovecot ready.",
            SaslMechanisms = ["PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER"],
            CommandLineLimit = 2048,
            CapabilitiesAfterLogin = ["CAPA", "TOP", "UIDL", "RESP-CODES", "PIPELINING", "AUTH-RESP-CODE"],
            Implementation = "",
        });

    /// <summary>WildDuck.</summary>
    public static KnownServer WildDuck { get; } = new("WildDuck",
        "the newest 250 messages are listed; once messages are marked, LIST and UIDL number anew what is left, and every other command does not",
        new Pop3TestServerOptions
        {
            Greeting = "WildDuck POP3 Server ready for requests from 127.0.0.1 4cz8qkyr",
            Stls = false,
            SaslMechanisms = ["PLAIN"],
            CapabilitiesBeforeLogin = ["TOP", "UIDL", "USER", "RESP-CODES", "SASL PLAIN", "PIPELINING", "IMPLEMENTATION WildDuck-v1.45.0"],
            CapabilitiesAfterLogin = ["TOP", "UIDL", "RESP-CODES", "PIPELINING", "IMPLEMENTATION WildDuck-v1.45.0"],
            UnknownCommandReply = "-ERR bad command",
            RenumbersListings = true,
            ListsAtMost = 250,
            ListsNewest = true,
        });

    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownServer> All { get; } =
        [Gmail, ExchangeOnline, Exchange2003, Exchange2016, Yahoo, QQ, FreeFr, O2Pl, HMailServer, Maillennium, Qpopper, Courier, Cyrus, Popa3d, SolidPop3d, Mailutils, Dovecot, WildDuck];
}
