using System;
using System.IO;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>RETR through <see cref="Pop3Session"/>, plain or over TLS.</summary>
internal sealed class SessionRetr(string name, double share, bool isTls) : RetrPromise(share, isTls)
{
    public override string Name => name;

    protected override Action Open(ReadyServer server, out IDisposable owner)
    {
        Pop3Session session = Pop3Session.Connect(Endpoint(server), new Pop3SessionOptions { ReceiveBuffer = BufferSize }, new Pop3ServerProfile());
        session.Login("ann", "x", Pop3LoginMethod.UserPass);
        owner = session;
        return () => session.Retr(1, Stream.Null);
    }
}
