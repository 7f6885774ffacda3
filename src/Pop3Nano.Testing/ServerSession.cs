using System.Diagnostics.CodeAnalysis;
using System.Text;
using Pop3Nano.Protocol;

namespace Pop3Nano.Testing;

// The dialogue of one connection: the answers to the calls that the emitted command table makes.
[SuppressMessage("Design", "CA1001", Justification = "The reply belongs to the connection, which disposes it.")]
internal sealed partial class ServerSession : Pop3ServerCommands
{
    private readonly Pop3TestServer _server;
    private readonly Pop3TestServerOptions _options;
    private readonly Pop3ConnectionRecord _record;
    private ServerReply _reply = null!; // set before each call of Dispatch
    private bool _isTls;

    internal ServerSession(Pop3TestServer server, Pop3ConnectionRecord record, bool isTls)
    {
        _server = server;
        _options = server.Options;
        _record = record;
        if (isTls) TlsStarted();
    }

    internal void Execute(string line, ServerReply reply)
    {
        _reply = reply;
        Dispatch(line);
    }

    internal void LineTooLong(ServerReply reply)
    {
        _reply = reply;
        Error("line too long");
    }

    // All that was said before TLS is forgotten (RFC 2595 §4).
    internal void TlsStarted()
    {
        _isTls = true;
        _user = "";
        _record.Secured();
    }

    internal void End()
    {
        _mailbox?.Release(this);
        State = Pop3State.Closed;
    }

    protected override void OnUnknown(string keyword, string rest)
    {
        if (_server.Script.Handler(keyword) is { } handler) _reply.Add(handler(rest));
        else Unknown();
    }

    protected override void OnWrongState(Pop3Command command) =>
        Error(State == Pop3State.Authorization ? "log in first" : "only before the login");

    protected override void OnBadArguments(Pop3Command command) => Error("wrong arguments");

    private void Unknown()
    {
        Line(_options.BareStatus ? "-ERR" : _options.UnknownCommandReply);
        Refused();
    }

    private void Ok(string text) => Line(_options.BareStatus || text.Length == 0 ? "+OK" : "+OK " + text);

    private void Error(string text)
    {
        Line(_options.BareStatus ? "-ERR" : "-ERR " + text);
        Refused();
    }

    private void Refused()
    {
        if (_options.ClosesAfterRefusal) _reply.After = AfterReply.Close;
    }

    private void Error(Pop3ResponseCode code, string text) => Error(_options.ResponseCodes ? "[" + Pop3Names.Of(code) + "] " + text : text);

    private void Line(string text) => _reply.Add(text + LineEnd);

    private string LineEnd => _options.LfOnly ? "\n" : "\r\n";

    // The lines of a multi-line reply, as one piece (RFC 1939 §3). None of them starts with the termination octet.
    private void Lines(StringBuilder lines) => _reply.Add(lines.Append('.').Append(LineEnd).ToString());
}
