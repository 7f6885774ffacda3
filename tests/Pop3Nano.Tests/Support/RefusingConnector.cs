using System;
using System.Text;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.Tests.Support;

/// <summary>Connects to a server that does not let these messages be read: RETR of them arrives there with a number that it does not have.</summary>
internal sealed class RefusingConnector(Pop3TestServer server, params int[] refused) : Pop3Connector
{
    public override Pop3Session Connect(Pop3ServerProfile profile)
    {
        var session = new Pop3Session(new Channel(new StreamChannel(server.Connect()), refused), new Pop3SessionOptions(), profile);
        session.Greet();
        return session;
    }

    private sealed class Channel(StreamChannel inner, int[] refused) : Pop3Channel
    {
        public override int Read(byte[] buffer, int start, int count) => inner.Read(buffer, start, count);

        public override void Write(byte[] buffer, int start, int count)
        {
            string written = Encoding.ASCII.GetString(buffer, start, count);
            foreach (int number in refused) written = written.Replace($"RETR {number}\r\n", $"RETR 77{number}\r\n", StringComparison.Ordinal);
            inner.Write(Encoding.ASCII.GetBytes(written), 0, written.Length);
        }

        public override void SetDeadline(int milliseconds) => inner.SetDeadline(milliseconds);

        public override void StartTls() => inner.StartTls();

        public override void Close() => inner.Close();
    }
}
