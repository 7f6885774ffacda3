using System;
using System.Collections.Generic;
using System.IO;
using Pop3Nano.Session;

namespace Pop3Nano.Programs;

/// <summary>A whole poll: connect, log in, list, fetch everything, delete it if that is wanted, QUIT. As few flights as the server allows.</summary>
internal sealed class WholePoll(Pop3Endpoint endpoint, string user, string password, Pop3ServerProfile profile)
{
    private const int Window = 50; // commands that fit into one flight with QUIT behind them

    private readonly List<int> _numbers = [];
    private readonly Pop3Flight _flight = new(Window);

    /// <summary>Whether messages are deleted once they are read.</summary>
    public bool Deletes { get; init; }

    /// <summary>Buffers and window.</summary>
    public Pop3SessionOptions Options { get; set; } = new();

    /// <summary>Polls once. The number of messages.</summary>
    public int Run()
    {
        using Pop3Session session = Pop3Session.Connect(endpoint, Options, profile);
        List(session);
        if (_numbers.Count > 0) Fetch(session);
        if (Deletes && _numbers.Count > 0) Delete(session);
        session.Quit();
        profile.NotePollWentWell();
        return _numbers.Count;
    }

    private void List(Pop3Session session)
    {
        _numbers.Clear();
        _flight.Clear();
        _flight.Uidl();
        _flight.List();
        if (!session.Login(user, password, Pop3LoginMethod.Automatic, _flight)) throw new InvalidOperationException("The server loses what is sent behind a login.");
        while (session.NextReply())
        {
            while (session.ReadLine())
            {
                if (session.Command == Pop3Command.List) _numbers.Add(session.Message);
            }
        }
    }

    private void Fetch(Pop3Session session)
    {
        _flight.Clear();
        foreach (int number in _numbers) _flight.Retr(number);
        session.Start(_flight);
        while (session.NextReply())
        {
            while (session.ReadOctets()) Stream.Null.Write(session.Slice);
        }
    }

    private void Delete(Pop3Session session)
    {
        _flight.Clear();
        foreach (int number in _numbers) _flight.Dele(number);
        session.Start(_flight);
        if (_numbers.Count <= Window) return; // QUIT flies with them
        while (session.NextReply())
        {
        }
    }
}
