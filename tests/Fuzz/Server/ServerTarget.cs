using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Testing;

namespace Pop3Nano.Fuzz.Server;

/// <summary>The in-memory server: the same answers in any pieces, and those of a simple model of RFC 1939.</summary>
internal sealed class ServerTarget : FuzzTarget
{
    private const int CasesPerServer = 2000; // it remembers each connection

    private static readonly string[] Lines =
    [
        "STAT", "LIST", "LIST 1", "LIST 9", "UIDL", "uidl 2", "RETR 1", "TOP 2 1", "TOP 2 x", "DELE 1", "DELE 2", "NOOP", "RSET", "CAPA", "LIST 0", "LIST -1", "RETR", "DELE 4294967297", "QUIT", "XYZ", "", "USER x", "PASS", "STAT x",
        "AUTH PLAIN", "AUTH PLAIN AGFubgBzZWNyZXQ=", "AGFubgBzZWNyZXQ=", "AUTH LOGIN", "*", "AUTH", "STLS", "UTF8", "LANG", "APOP ann x", "LIST  1", "LIST 1 ", "TOP 1 0", "NOOP\0",
    ];

    private readonly MemoryStream _output = new();
    private readonly MemoryStream _again = new();
    private readonly byte[] _buffer = new byte[4096];
    private Pop3TestServer? _server;
    private TestMailbox _mailbox = null!; // with the server
    private int _cases;

    public override string Group => "server";

    public override string Name => "commands";

    public override (long Fixed, long PerOctet) Memory => (1 << 20, 1 << 16);

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        if (!random.OneIn(6)) octets.Add("USER ann\r\nPASS secret\r\n");
        for (int lines = random.Next(8); lines > 0; lines--) octets.Add(random.Any(Lines)).Add(random.OneIn(8) ? "\n" : "\r\n");
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        Run(octets.Span, _output, CaseOctets.Most, random);
        int kept = _mailbox.Count;
        Run(octets.Span, _again, octets.Length < 200 && random.OneIn(4) ? 1 : 0, random);
        ReadOnlySpan<byte> said = _output.GetBuffer().AsSpan(0, (int)_output.Length);
        FindingException.Unless(said.SequenceEqual(_again.GetBuffer().AsSpan(0, (int)_again.Length)), "it answers something else in pieces");
        if (ServerModel.TryRun(octets.Span, out string expected, out int left))
            FindingException.Unless(Encoding.Latin1.GetString(said) == expected && kept == left, string.Create(CultureInfo.InvariantCulture, $"it says {Encoding.Latin1.GetString(said)} and keeps {kept}, the model {expected} and keeps {left}"));
    }

    private void Run(ReadOnlySpan<byte> octets, MemoryStream output, int piece, CaseRandom random)
    {
        if (_server is null || ++_cases % CasesPerServer == 0) Begin();
        _mailbox.Clear();
        _mailbox.Add(ServerModel.First, "a1");
        _mailbox.Add(ServerModel.Second, "b2");
        output.SetLength(0);
        using Stream stream = _server!.Connect();
        ValueTask<int> read = stream.ReadAsync(_buffer);
        while (octets.Length > 0)
        {
            int count = Math.Min(octets.Length, piece > 0 ? piece : 1 + random.Next(30));
            stream.Write(octets[..count]); // completes the read if the server answers
            octets = octets[count..];
            if (!Take(stream, ref read, output)) return;
        }
        Take(stream, ref read, output);
    }

    // All that the server says now; the last read stays open until it says more. False: the connection has ended.
    private bool Take(Stream stream, ref ValueTask<int> read, MemoryStream output)
    {
        while (read.IsCompleted)
        {
            int count = read.GetAwaiter().GetResult();
            if (count == 0) return false;
            output.Write(_buffer, 0, count);
            read = stream.ReadAsync(_buffer);
        }
        return true;
    }

    private void Begin()
    {
        _server?.Dispose();
        _server = new Pop3TestServer(new Pop3TestServerOptions { Clock = new ManualClock(), KeepsTranscript = false, Greeting = "hello", Stls = false, SaslMechanisms = ["PLAIN", "LOGIN"] });
        _mailbox = _server.AddMailbox("ann", "secret");
    }
}
