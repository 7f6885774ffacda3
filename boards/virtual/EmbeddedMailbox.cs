using System;
using System.Text;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.VirtualBoard;

/// <summary>A server inside the program, with a mailbox that receives command mails as people's mail programs send them.</summary>
internal sealed class EmbeddedMailbox : IDisposable
{
    private static readonly string[] Later = ["led off", "relay 1 off", "relay 2 on", "read temperature", "led blink 3", "relay 2 off"];

    private readonly Pop3TestServer _server = new();
    private readonly TestMailbox _mailbox;
    private int _next;

    public EmbeddedMailbox()
    {
        string password = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
        _mailbox = _server.AddMailbox("board", password);
        Account = new PollerOptions("board", password);
        _server.Start();
        Endpoint = new Pop3Endpoint("localhost", _server.TlsPort) { TrustedCertificates = Encoding.ASCII.GetBytes(_server.CaCertificatePem) };
        Fill();
    }

    public Pop3Endpoint Endpoint { get; }

    public PollerOptions Account { get; }

    /// <summary>Another mail comes in.</summary>
    public void Receive()
    {
        _mailbox.Add($"From: Ann <ann@example.org>\nSubject: {Later[_next++ % Later.Length]}\n\n");
    }

    public void Dispose() => _server.Dispose();

    private void Fill()
    {
        _mailbox.Add("From: Ann <ann@example.org>\nSubject: led on\n\n");
        _mailbox.Add("From: Ann <ann@example.org>\nSubject: please\nContent-Transfer-Encoding: base64\n\n" + Convert.ToBase64String("relay 1 on\r\n"u8) + "\n");
        _mailbox.Add("From: =?utf-8?Q?J=C3=BCrgen?= <j@example.org>\nSubject: =?utf-8?B?" + Convert.ToBase64String("read temperature"u8) + "?=\n\n");
        _mailbox.Add("From: Ann <ann@example.org>\nSubject: Lunch?\n\nAt noon, as always?\n");
        _mailbox.Add("From: Ann <ann@example.org>\nSubject: relay 9 on\n\n");
        _mailbox.Add(
            "From: Ann <ann@example.org>\nSubject: a mail with a picture\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
            + "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nled blink=20=\n3\n\n"
            + "--b\nContent-Type: text/html\n\n<p>led blink 3</p>\n--b--\n");
    }
}
