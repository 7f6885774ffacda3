using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Engine;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Protocol;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Session;

/// <summary>Makes the calls of a case, and notes what came of each. What a session documents must hold behind every one.</summary>
internal sealed class SessionRun
{
    private const int MostCalls = 200;

    private readonly CaseChannel _channel = new();
    private readonly CaseRandom _random = new();
    private readonly SessionCalls _calls;
    private Pop3Session _session = null!; // set before each run
    private bool _isOver; // the caller was told, or has ended it

    public SessionRun() => _calls = new SessionCalls(_channel);

    public void Run(ReadOnlySpan<byte> octets, EventLog log, bool isAsync)
    {
        _random.Begin(octets);
        string letters = _channel.Begin(octets, log);
        var dialogue = new Dialogue(octets);
        var options = new Pop3SessionOptions
        {
            SendBuffer = _random.OneIn(4) ? 40 : 512,
            ReceiveBuffer = dialogue.Room,
            MaxCommands = dialogue.MostCommands,
            MaxUnansweredOctets = dialogue.MostUnanswered,
            Timeout = _random.OneIn(4) ? -1 : 1000,
        };
        var profile = new Pop3ServerProfile();
        Open(options, profile, log, isAsync);
        Call('j', log);
        for (int i = 0; i < letters.Length && i < MostCalls; i++)
        {
            if (letters[i] == SessionTarget.Again)
            {
                profile.NotePollWentWell();
                Open(options, profile, log, isAsync);
                Call('j', log);
            }
            else if (SessionCalls.Letters.Contains(letters[i], StringComparison.Ordinal)) Call(letters[i], log);
        }
        _session.Dispose();
        FindingException.Unless(_session.IsOver && _session.State == Pop3State.Closed, "it lives on");
    }

    private void Open(Pop3SessionOptions options, Pop3ServerProfile profile, EventLog log, bool isAsync)
    {
        _session?.Dispose();
        _channel.Open();
        _isOver = false;
        _session = new Pop3Session(_channel, options, profile);
        _calls.Begin(_session, log, isAsync);
    }

    private void Call(char letter, EventLog log)
    {
        bool wasOver = _isOver;
        bool mustRefuse = wasOver && SessionCalls.NeedsSession(letter);
        long result = -2;
        Exception? thrown = null;
        try
        {
            result = _calls.Make(letter);
        }
        catch (Exception documented) when (IsDocumented(documented))
        {
            thrown = documented;
        }
        log.Event(letter.ToString(), result, (int)_session.State, _session.Succeeded ? 1 : 0, (_session.IsSecure ? 1 : 0) + (_session.IsIdle ? 2 : 0));
        bool isMisuse = thrown is ArgumentException or InvalidOperationException;
        _isOver |= letter == 'Y' || (_session.IsOver && (thrown != null ? !isMisuse : letter == 'Q'));
        FindingException.Unless(!_isOver || _session.IsOver, "it lives on behind the end");
        if (thrown == null)
        {
            FindingException.Unless(!mustRefuse, $"{letter} was taken behind the end");
            return;
        }
        log.Text(thrown.GetType().Name);
        log.Text(thrown.Message);
        FindingException.Unless(isMisuse || !wasOver, $"{letter} behind the end says {thrown.GetType().Name}");
        FindingException.Unless(isMisuse || thrown is Pop3CommandException || _session.IsOver, $"the session lives on behind {thrown.GetType().Name}");
        FindingException.Unless(thrown is not Pop3ProtocolException { Fault: Pop3Fault.None }, "it broke without a reason");
        FindingException.Unless(!thrown.Message.Contains(SessionCalls.Password, StringComparison.Ordinal), "a secret is in the exception");
    }

    private static bool IsDocumented(Exception thrown) => thrown.GetType() == typeof(ArgumentException) || thrown.GetType() == typeof(InvalidOperationException)
        || thrown is Pop3CommandException or Pop3ProtocolException or Pop3ConnectionLostException || thrown.GetType() == typeof(TimeoutException);
}
