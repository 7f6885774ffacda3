using System;
using System.Text;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.VirtualBoard;

/// <summary>A server inside the program, with a mailbox that receives command mails as people's mail programs send them.</summary>
internal sealed class EmbeddedMailbox : IDisposable
{
    private const string Device = "virtual-board";
    private const string KeyId = "demo";
    private const string From = "From: Ann <ann@example.org>\nSubject: ";
    private static readonly string[] Later = ["led off", "relay 1 off", "relay 2 on", "read temperature", "led blink 3", "relay 2 off"];

    private readonly Pop3TestServer _server = new();
    private readonly TestMailbox _mailbox;
    private readonly CommandSigner _signer;
    private readonly bool _plain;
    private long _counter = 5;
    private int _next;

    public EmbeddedMailbox(bool plain)
    {
        _plain = plain;
        string password = Random(8);
        string secret = Random(32);
        Keys.Add(KeyId, secret);
        _signer = new CommandSigner(Device, KeyId, secret);
        _mailbox = _server.AddMailbox("board", password);
        Account = new PollerOptions("board", password);
        _server.Start();
        Endpoint = new Pop3Endpoint("localhost", _server.TlsPort) { TrustedCertificates = Encoding.ASCII.GetBytes(_server.CaCertificatePem) };
        if (plain) FillPlain();
        else Fill(new CommandSigner("another-board", KeyId, secret));
    }

    public Pop3Endpoint Endpoint { get; }

    public PollerOptions Account { get; }

    public CommandKeys Keys { get; } = new(Device);

    /// <summary>Another mail comes in.</summary>
    public void Receive()
    {
        string command = Later[_next++ % Later.Length];
        _mailbox.Add(From + command + "\n\n" + (_plain ? "" : _signer.Sign(++_counter, command)));
    }

    public void Dispose() => _server.Dispose();

    private static string Random(int octets) => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(octets));

    // What a mailbox gets: the last command first, one twice, and some that must not run.
    private void Fill(CommandSigner foreign)
    {
        string ledOn = _signer.Sign(1, "led on");
        _mailbox.Add(From + "in base64\nContent-Transfer-Encoding: base64\n\n" + Convert.ToBase64String(Encoding.ASCII.GetBytes(_signer.Sign(5, "read temperature")), Base64FormattingOptions.InsertLineBreaks) + "\n");
        _mailbox.Add(From + "valid\n\nPlease:\n\n" + ledOn + "\n-- \nSent from my telephone\n");
        _mailbox.Add(From + "replayed\n\n" + ledOn);
        _mailbox.Add(From + "forged\n\n" + ledOn.Replace("led on", "led off", StringComparison.Ordinal));
        _mailbox.Add(From + "expired\n\n" + _signer.Sign(2, "relay 2 on", DateTimeOffset.UtcNow.AddDays(-1)));
        _mailbox.Add(From + "foreign\n\n" + foreign.Sign(3, "relay 2 on"));
        _mailbox.Add(From + "Lunch?\n\nAt noon, as always?\n");
        _mailbox.Add(
            From + "re-wrapped, with a picture\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
            + "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" + _signer.Sign(4, "relay 1 on").Replace("\n", "=20=\n\n", StringComparison.Ordinal)
            + "\n--b\nContent-Type: text/html\n\n<p>relay 1 on</p>\n--b--\n");
    }

    private void FillPlain()
    {
        _mailbox.Add(From + "led on\n\n");
        _mailbox.Add(From + "please\nContent-Transfer-Encoding: base64\n\n" + Convert.ToBase64String("relay 1 on\r\n"u8) + "\n");
        _mailbox.Add("From: =?utf-8?Q?J=C3=BCrgen?= <j@example.org>\nSubject: =?utf-8?B?" + Convert.ToBase64String("read temperature"u8) + "?=\n\n");
        _mailbox.Add(From + "Lunch?\n\nAt noon, as always?\n");
        _mailbox.Add(From + "relay 9 on\n\n");
    }
}
