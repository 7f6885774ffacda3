using System;
using System.IO;
using System.Threading.Tasks;
using Pop3Nano.Fuzz.Engine;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Session;

/// <summary>One letter, one call of a session, blocking or async. What comes of it goes into the log.</summary>
internal sealed class SessionCalls(CaseChannel channel)
{
    public const string Password = "hunter2secret";

    /// <summary>j greets; U I W a v log in by USER, PLAIN, LOGIN, APOP or the best, A O by CRAM-MD5 or OAUTHBEARER, B b with a flight behind; F f fly and read all or skip it, s starts a flight only;
    /// C H ask for capabilities, S starts TLS, T L l D d M o E N Z 8 G g Q as in <see cref="Dialogue.Letters"/>, m RETR into a stream; n next reply, r k read all or one of it, x abandons, p changes the pipelining,
    /// w queues two commands, Y disposes.</summary>
    public const string Letters = "jUIWavAOBbFfsCHSTLlDdMoENZ8GgQmnrkxpwY";

    private Pop3Session _session = null!; // set before each run
    private EventLog _log = null!;
    private bool _isAsync;

    public void Begin(Pop3Session session, EventLog log, bool isAsync) => (_session, _log, _isAsync) = (session, log, isAsync);

    /// <summary>True: a call that has to say so where the session is over.</summary>
    public static bool NeedsSession(char letter) => !"nrkxpwY".Contains(letter, StringComparison.Ordinal);

    /// <summary>Makes the call. The number is its result, or 0.</summary>
    public long Make(char letter) => letter switch
    {
        'j' => Wait(_isAsync ? _session.GreetAsync() : Done(_session.Greet)),
        'U' => Login(Pop3LoginMethod.UserPass),
        'I' => Login(Pop3LoginMethod.Plain),
        'W' => Login(Pop3LoginMethod.Login),
        'a' => Login(Pop3LoginMethod.Apop),
        'v' => Login(Pop3LoginMethod.Automatic),
        'A' => Authenticate(new CramMd5Mechanism("ann", Password)),
        'O' => Authenticate(new OAuthBearerMechanism("ann", Password, "pop.example.org", 110)),
        'B' => LoginWithFlight(Pop3LoginMethod.UserPass),
        'b' => LoginWithFlight(Pop3LoginMethod.Plain),
        'F' or 'f' => Fly(letter == 'F'),
        's' => Start(Flight(1)),
        'C' => Wait(_isAsync ? _session.CapaAsync() : Done(_session.Capa)),
        'H' => (_isAsync ? Wait(_session.HasCapabilityAsync("utf8")) : _session.HasCapability("utf8")) ? 1 : 0,
        'S' => Wait(_isAsync ? _session.StartTlsAsync() : Done(_session.StartTls)),
        'n' => NextReply() ? 1 : 0,
        'r' => ReadAll(),
        'k' => Read() ? 1 : 0,
        'm' => Stream(),
        'x' => Tune(_session.Abandon),
        'p' => Tune(() => _session.Pipelining = _session.Pipelining == null ? true : _session.Pipelining.Value ? false : null),
        'w' => (_session.Engine.WriteNoop(5) ? 1 : 0) + (_session.Engine.WriteUidl(6) ? 2 : 0),
        'Y' => Tune(_session.Dispose),
        _ => Word(letter),
    };

    private long Word(char letter) => letter switch
    {
        'T' => _isAsync ? Wait(_session.StatAsync()) : _session.Stat(),
        'L' => Wait(_isAsync ? _session.ListAsync() : Done(_session.List)),
        'l' => _isAsync ? Wait(_session.ListAsync(7)) : _session.List(7),
        'D' => Wait(_isAsync ? _session.UniqueIdsAsync() : Done(_session.UniqueIds)),
        'd' => Text(_isAsync ? Wait(_session.UniqueIdAsync(7)) : _session.UniqueId(7)),
        'M' => Wait(_isAsync ? _session.RetrAsync(7) : Done(() => _session.Retr(7))),
        'o' => Wait(_isAsync ? _session.TopAsync(7, 0) : Done(() => _session.Top(7, 0))),
        'E' => Wait(_isAsync ? _session.DeleAsync(7) : Done(() => _session.Dele(7))),
        'N' => Wait(_isAsync ? _session.NoopAsync() : Done(_session.Noop)),
        'Z' => Wait(_isAsync ? _session.RsetAsync() : Done(_session.Rset)),
        '8' => Wait(_isAsync ? _session.Utf8Async() : Done(_session.Utf8)),
        'G' => Wait(_isAsync ? _session.LanguagesAsync() : Done(_session.Languages)),
        'g' => Text(_isAsync ? Wait(_session.LangAsync("en")) : _session.Lang("en")),
        _ => (_isAsync ? Wait(_session.QuitAsync()) : _session.Quit()) ? 1 : 0,
    };

    private long Login(Pop3LoginMethod method) => Wait(_isAsync ? _session.LoginAsync("ann", Password, method) : Done(() => _session.Login("ann", Password, method)));

    private long Authenticate(SaslMechanism mechanism) => Wait(_isAsync ? _session.AuthenticateAsync(mechanism) : Done(() => _session.Authenticate(mechanism)));

    private long LoginWithFlight(Pop3LoginMethod method)
    {
        Pop3Flight flight = Flight(1);
        bool isIn = _isAsync ? Wait(_session.LoginAsync("ann", Password, method, flight)) : _session.Login("ann", Password, method, flight);
        if (isIn) Land(true);
        return isIn ? 1 : 0;
    }

    private static Pop3Flight Flight(int times)
    {
        var flight = new Pop3Flight();
        for (; times > 0; times--)
        {
            flight.Stat();
            flight.List();
            flight.Uidl();
            flight.Retr(7);
            flight.Dele(7);
        }
        return flight;
    }

    private long Start(Pop3Flight flight)
    {
        _session.Start(flight);
        return 0;
    }

    private long Fly(bool isRead)
    {
        Start(Flight(isRead ? 1 : 2));
        Land(isRead);
        return 0;
    }

    private void Land(bool isRead)
    {
        while (NextReply())
        {
            _log.Event("reply", _session.Tag, _session.Succeeded ? 1 : 0);
            if (isRead) ReadAll();
        }
    }

    private bool NextReply() => _isAsync ? Wait(_session.NextReplyAsync()) : _session.NextReply();

    private long ReadAll()
    {
        long count = 0;
        while (Read()) count++;
        return _session.Command is Pop3Command.Retr or Pop3Command.Top ? 0 : count;
    }

    private bool Read()
    {
        bool isMail = _session.Command is Pop3Command.Retr or Pop3Command.Top;
        if (!(_isAsync ? Wait(isMail ? _session.ReadOctetsAsync() : _session.ReadLineAsync()) : isMail ? _session.ReadOctets() : _session.ReadLine())) return false;
        if (isMail) _log.Slice(_session.Slice);
        else _log.Event("line", _session.Message, _session.Size);
        if (!isMail) _log.Text(_session.Slice);
        return true;
    }

    private long Stream()
    {
        var mail = new MemoryStream();
        long count = _isAsync ? Wait(_session.RetrAsync(7, mail)) : _session.Retr(7, mail);
        _log.Slice(mail.GetBuffer().AsSpan(0, (int)mail.Length));
        return count;
    }

    private long Text(string text)
    {
        _log.Event("text");
        _log.Text(text);
        return 0;
    }

    private static long Tune(Action call)
    {
        call();
        return 0;
    }

    private static ValueTask Done(Action call)
    {
        call();
        return default;
    }

    private long Wait(ValueTask call)
    {
        if (call.IsCompletedSuccessfully) return 0;
        Task task = call.AsTask();
        while (!task.IsCompleted) channel.Release();
        task.GetAwaiter().GetResult();
        return 0;
    }

    private T Wait<T>(ValueTask<T> call)
    {
        Task<T> task = call.AsTask();
        while (!task.IsCompleted) channel.Release();
        return task.GetAwaiter().GetResult();
    }
}
