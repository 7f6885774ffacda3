using System;
using Pop3Nano.Programs;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>A whole poll, plain, of a server that is known: connect, log in, list, fetch one, delete it, QUIT.</summary>
internal abstract class PollPromise : Promise, IDisposable
{
    private readonly ReadyServer _server = new(new ReadyMaildrop(1, 400));
    private readonly WholePoll _poll;

    protected PollPromise()
    {
        _poll = new WholePoll(new Pop3Endpoint("127.0.0.1", _server.Port, Pop3Security.None), "ann", "x", new Pop3ServerProfile()) { Deletes = true };
    }

    protected Pop3SessionOptions Options
    {
        get => _poll.Options;
        set => _poll.Options = value;
    }

    public void Dispose() => _server.Dispose();

    /// <summary>What the poll says once the server is known.</summary>
    protected Conversation Record()
    {
        for (int i = 0; i < 3; i++) Poll(); // capabilities; the trial behind the login; the known way
        _server.Recorder = new Conversation();
        Poll();
        Conversation recorded = _server.Recorder;
        _server.Recorder = null;
        return recorded;
    }

    protected void Poll() => _poll.Run();

    /// <summary>The same octets through a bare socket, into a buffer of its own as a session has.</summary>
    protected void Bare(Conversation conversation)
    {
        using var bare = new BareConnection(_server.Port, new byte[Options.ReceiveBuffer], isTls: false);
        bare.Talk(conversation);
    }
}
