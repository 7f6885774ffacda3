using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.Soak;

/// <summary>
/// A mailbox at a provider who changes the server each hour: the mails stay, with their unique-ids; what the server can do, and its ways, do not.
/// </summary>
internal sealed class ChangingServer : Pop3Connector, IProxyClient, IDisposable
{
    public const string User = "board";
    public const string Password = "secret";

    private readonly ManualClock _clock;
    private readonly Pop3TestServerOptions[] _ways;
    private readonly Pop3SessionOptions _sizes = new() { Timeout = 30000 };
    private int _changes;

    /// <summary>A provider; <paramref name="losesInput"/>: some of his servers lose what is sent behind a login.</summary>
    public ChangingServer(ManualClock clock, bool losesInput)
    {
        _clock = clock;
        var usual = new Pop3TestServerOptions { Clock = clock, KeepsTranscript = false };
        _ways =
        [
            usual, // some greet alike: what is remembered of the one before proves wrong
            usual with { Pipelining = false },
            usual with { LosesInputBehindLogin = losesInput ? LoginInputLoss.AfterAny : LoginInputLoss.None },
            usual with { Greeting = "another one is ready", LoginDelay = 45 },
            usual with { Greeting = "a wordless one", InitialResponse = InitialResponseHandling.Closes, BareStatus = true },
            usual with { Greeting = "an old one", Capa = false, SaslMechanisms = [], Apop = true, Top = false },
            usual with { Greeting = "one without unique-ids", Uidl = false },
            usual with { Greeting = "a sloppy one", LfOnly = true, ExtraWordsInListings = true, MaxReadSize = 7 },
            usual with { ResponseCodes = false, User = false },
        ];
        Server = new Pop3TestServer(_ways[0]);
        Mailbox = Server.AddMailbox(User, Password);
    }

    /// <summary>The server of this hour.</summary>
    public Pop3TestServer Server { get; private set; }

    /// <summary>The mailbox there.</summary>
    public TestMailbox Mailbox { get; private set; }

    /// <summary>True: nobody answers.</summary>
    public bool IsDown { get; set; }

    /// <summary>The provider moves the mailbox to another server.</summary>
    public void Change()
    {
        var next = new Pop3TestServer(_ways[++_changes % _ways.Length]);
        TestMailbox mailbox = next.AddMailbox(User, Mailbox.Password);
        foreach (TestMessage message in Mailbox.Messages)
        {
            byte[] octets = new byte[message.Octets];
            using Stream mail = message.Open();
            mail.ReadExactly(octets);
            mailbox.Add(octets, message.UniqueId);
        }
        Server.Dispose();
        Server = next;
        Mailbox = mailbox;
    }

    public override Pop3Session Connect(Pop3ServerProfile profile)
    {
        var session = new Pop3Session(new VirtualChannel(Open(), _clock), _sizes, profile);
        try
        {
            session.Greet();
            return session;
        }
        catch (Exception)
        {
            session.Dispose();
            throw;
        }
    }

    Stream IProxyClient.Connect(string host, int port, ProxyDialer dialer) => Open();

    ValueTask<Stream> IProxyClient.ConnectAsync(string host, int port, ProxyDialer dialer, CancellationToken cancellationToken) => new(Open());

    public void Dispose() => Server.Dispose();

    private Stream Open() => IsDown ? throw new SocketException((int)SocketError.ConnectionRefused) : Server.Connect();
}
