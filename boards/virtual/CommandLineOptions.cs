using System.CommandLine;
using System.IO;

namespace Pop3Nano.VirtualBoard;

/// <summary>The command line's options and what help says of them.</summary>
internal sealed class CommandLineOptions
{
    private readonly Option<string> _host = new("--host") { Description = "The server; none: an embedded one with a few command mails", DefaultValueFactory = _ => "" };
    private readonly Option<int> _port = new("--port") { Description = "Its port; none: 995 for implicit TLS, else 110" };
    private readonly Option<string> _user = new("--user") { Description = "The account; its password comes from POP3NANO_PASSWORD, or is asked for", DefaultValueFactory = _ => "" };
    private readonly Option<string> _tls = new("--tls") { Description = "implicit (from the first octet), starttls (STLS, never without) or none", DefaultValueFactory = _ => "implicit" };
    private readonly Option<FileInfo?> _ca = new("--ca") { Description = "Trust the certificates in this PEM file, and no others" };
    private readonly Option<bool> _once = new("--once") { Description = "Work the mailbox off, then end; the default without a terminal" };
    private readonly Option<int?> _interval = new("--interval") { Description = "Seconds between polls, from 5" };
    private readonly Option<bool> _trace = new("--trace") { Description = "Show the dialogue, secrets hidden" };
    private readonly Option<string> _rejected = new("--rejected") { Description = "What becomes of mails that are no commands: keep or delete", DefaultValueFactory = _ => "keep" };
    private readonly Option<FileInfo?> _store = new("--store") { Description = "Keep what is remembered of the server in this file" };

    private readonly Option<string> _device = new("--device") { Description = "The board's name, as commands give it", DefaultValueFactory = _ => "" };
    private readonly Option<FileInfo?> _keys = new("--keys") { Description = "One or two keys, a line each: name and secret in hexadecimal digits" };
    private readonly Option<int?> _fleet = new("--fleet") { Description = "So many devices in this process, and how long their polls take; a # in --user and --device is a digit of their number" };
    private readonly Option<int?> _workers = new("--workers") { Description = "How many threads take turns for a fleet; none: 32" };
    private readonly Option<int?> _seconds = new("--seconds") { Description = "How long a fleet polls; none: 10" };
    private readonly Option<bool> _fullHandshakes = new("--full-handshakes") { Description = "No device of a fleet resumes a TLS session" };
    private readonly Option<int> _serverPid = new("--server-pid") { Description = "The server's process on this machine: a fleet reports its processor time" };
    private readonly Option<bool> _plain = new("--plain") { Description = "Obey commands that nobody signed" };

    public CommandLineOptions()
    {
        _tls.AcceptOnlyFromAmong("implicit", "starttls", "none");
        _rejected.AcceptOnlyFromAmong("keep", "delete");
        Root = new RootCommand("A board on your screen that polls a mailbox and obeys the commands mailed to it.")
        {
            _host, _port, _user, _tls, _ca, _once, _interval, _trace, _rejected, _store, _device, _keys, _plain,
            _fleet, _workers, _seconds, _fullHandshakes, _serverPid,
        };
    }

    public RootCommand Root { get; }

    public BoardArguments Read(ParseResult result, bool hasTerminal) => new()
    {
        Host = result.GetValue(_host) ?? "",
        Port = result.GetValue(_port),
        User = result.GetValue(_user) ?? "",
        Tls = result.GetValue(_tls) ?? "",
        Ca = result.GetValue(_ca),
        Once = result.GetValue(_once) || (!hasTerminal && result.GetValue(_interval) == null && result.GetValue(_fleet) == null),
        Interval = result.GetValue(_interval),
        Trace = result.GetValue(_trace),
        DeleteRejected = result.GetValue(_rejected) == "delete",
        Store = result.GetValue(_store),
        Device = result.GetValue(_device) ?? "",
        Keys = result.GetValue(_keys),
        Plain = result.GetValue(_plain),
        Fleet = result.GetValue(_fleet),
        Workers = result.GetValue(_workers),
        Seconds = result.GetValue(_seconds),
        FullHandshakes = result.GetValue(_fullHandshakes),
        ServerPid = result.GetValue(_serverPid),
    };
}
