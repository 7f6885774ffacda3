using System;
using System.Collections.Generic;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Pop3Nano.Testing;

/// <summary>
/// What a <see cref="Pop3TestServer"/> can do and which ways of real servers it has. The defaults make a faultless server;
/// <see cref="KnownServers"/> has others.
/// </summary>
public sealed partial record Pop3TestServerOptions
{
    /// <summary>
    /// The clock for LOGIN-DELAY and scripted delays. Give a <see cref="ManualClock"/> to make time a matter of the test.
    /// </summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The text of the greeting behind <c>+OK</c> (RFC 1939 §4). Empty: a bare <c>+OK</c>.</summary>
    public string Greeting { get; init; } = "POP3 server ready";

    /// <summary>Whether the greeting carries a timestamp and APOP works (RFC 1939 §7).</summary>
    public bool Apop { get; init; }

    /// <summary>Whether USER and PASS work and are announced.</summary>
    public bool User { get; init; } = true;

    /// <summary>
    /// The SASL mechanisms that are announced. PLAIN, LOGIN, CRAM-MD5, DIGEST-MD5, SCRAM-SHA-1, -256 and -512 with and without -PLUS,
    /// XOAUTH2, OAUTHBEARER, EXTERNAL and ANONYMOUS work; any other is answered with <c>-ERR</c>. Empty: AUTH is not there.
    /// </summary>
    public IReadOnlyList<string> SaslMechanisms { get; init; } = ["PLAIN", "LOGIN"];

    /// <summary>Whose mailbox EXTERNAL opens, as if a client certificate had said it (RFC 4422 appendix A). Empty: nobody's.</summary>
    public string ExternalUser { get; init; } = "";

    /// <summary>Whose mailbox ANONYMOUS opens (RFC 4505). Empty: nobody's.</summary>
    public string AnonymousUser { get; init; } = "";

    /// <summary>The iteration count that SCRAM asks for (RFC 5802 §5.1).</summary>
    public int ScramIterations { get; init; } = 4096;

    /// <summary>Whether STLS works and is announced on connections without TLS (RFC 2595 §4).</summary>
    public bool Stls { get; init; } = true;

    /// <summary>Whether logins without TLS are refused. USER and SASL are then announced under TLS only (RFC 2595 §4).</summary>
    public bool RequiresTls { get; init; }

    /// <summary>
    /// Whether <see cref="Pop3TestServer.Start"/> opens the port for implicit TLS too (RFC 8314 §3.1), and not only when it is first
    /// asked for.
    /// </summary>
    public bool ImplicitTls { get; init; }

    /// <summary>The versions of TLS that the server speaks.</summary>
    public SslProtocols SslProtocols { get; init; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>The DNS names and IP addresses in the certificate that is made at start.</summary>
    public IReadOnlyList<string> CertificateHosts { get; init; } = ["localhost", "127.0.0.1", "::1"];

    /// <summary>A certificate with private key to show instead of the one that is made at start. The caller disposes it.</summary>
    public X509Certificate2? ServerCertificate { get; init; }

    /// <summary>The address that the ports are opened on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Whether CAPA works (RFC 2449 §5). False: <c>-ERR</c>, as on servers older than it.</summary>
    public bool Capa { get; init; } = true;

    /// <summary>Whether PIPELINING is announced (RFC 2449 §6.6). Commands behind commands are answered in any case.</summary>
    public bool Pipelining { get; init; } = true;

    /// <summary>Whether UIDL works and is announced.</summary>
    public bool Uidl { get; init; } = true;

    /// <summary>Whether TOP works and is announced.</summary>
    public bool Top { get; init; } = true;

    /// <summary>Whether UTF8 works and is announced (RFC 6856 §2).</summary>
    public bool Utf8 { get; init; }

    /// <summary>The languages of LANG, each a tag with a description: <c>en English</c> (RFC 6856 §3). Empty: LANG is not there.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Whether RESP-CODES and AUTH-RESP-CODE are announced and replies carry response codes (RFC 2449 §8, RFC 3206).</summary>
    public bool ResponseCodes { get; init; } = true;

    /// <summary>The text of IMPLEMENTATION (RFC 2449 §6.9). Empty: it is not announced.</summary>
    public string Implementation { get; init; } = "Pop3Nano.Testing";

    /// <summary>
    /// The parameters of EXPIRE, such as <c>NEVER</c>, <c>30</c> or <c>0 USER</c> (RFC 2449 §6.7); after the login USER is left out. Empty: it
    /// is not announced.
    /// </summary>
    public string Expire { get; init; } = "";

    /// <summary>
    /// The least number of seconds between two logins to a mailbox (RFC 2449 §6.5). 0: LOGIN-DELAY is neither announced nor enforced.
    /// </summary>
    public int LoginDelay { get; init; }

    /// <summary>Capability lines that are announced besides, before and after login.</summary>
    public IReadOnlyList<string> ExtraCapabilities { get; init; } = [];

    /// <summary>The capability lines before login, in place of those that follow from the other options.</summary>
    public IReadOnlyList<string>? CapabilitiesBeforeLogin { get; init; }

    /// <summary>The capability lines after login, in place of those that follow from the other options.</summary>
    public IReadOnlyList<string>? CapabilitiesAfterLogin { get; init; }

    /// <summary>
    /// The most octets of a command line, CRLF included. Longer lines are answered with <c>-ERR</c>. SASL responses may be longer (RFC
    /// 2449 §4, RFC 5034 §4).
    /// </summary>
    public int CommandLineLimit { get; init; } = 255;

    /// <summary>
    /// The most octets that one read gives to the client, from 1. 0: no limit. Over TCP each portion is written on its own.
    /// </summary>
    public int MaxReadSize { get; init; }

    /// <summary>Whether transcripts are kept. Switch it off where every octet of memory counts.</summary>
    public bool KeepsTranscript { get; init; } = true;
}
