using System;
using System.IO;
using Pop3Nano.Session;

namespace Pop3Nano.Programs;

/// <summary>The unique-ids of all messages, or the headers of all.</summary>
internal static class Listing
{
    public static void Run(Pop3Endpoint endpoint, string user, string password, Pop3ServerProfile profile, bool headers)
    {
        using Pop3Session session = Pop3Session.Connect(endpoint, new Pop3SessionOptions(), profile);
        var flight = new Pop3Flight();
        if (headers) flight.Stat();
        else flight.Uidl();
        if (!session.Login(user, password, Pop3LoginMethod.Automatic, flight)) throw new InvalidOperationException("The server loses what is sent behind a login.");
        while (session.NextReply())
        {
            while (session.ReadLine()) Stream.Null.Write(session.Slice);
        }
        if (headers) Headers(session, session.Engine.Count);
        session.Quit();
        profile.NotePollWentWell();
    }

    private static void Headers(Pop3Session session, int messages)
    {
        var flight = new Pop3Flight(Math.Max(1, messages));
        for (int i = 1; i <= messages; i++) flight.Top(i, 0);
        session.Start(flight);
        while (session.NextReply())
        {
            while (session.ReadOctets()) Stream.Null.Write(session.Slice);
        }
    }
}
