using System;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>GSSAPI without Kerberos: two tokens, and messages that are wrapped in brackets. A KDC may keep it waiting.</summary>
internal sealed class FakeKerberos(string authorization = "", Task? kdc = null) : GssapiMechanism(CredentialCache.DefaultNetworkCredentials, "mail.example.org", authorization)
{
    protected override byte[] Exchange(byte[] challenge, out bool isOver)
    {
        kdc?.Wait();
        isOver = challenge.Length > 0;
        if (isOver && Encoding.ASCII.GetString(challenge) != "AP-REP") throw new Pop3ProtocolException(Pop3Fault.BadChallenge);
        return isOver ? [] : Encoding.ASCII.GetBytes("AP-REQ");
    }

    protected override byte[] Unwrap(byte[] message) =>
        message[0] == '[' ? message[1..^1] : throw new Pop3ProtocolException(Pop3Fault.BadServerProof);

    protected override byte[] Wrap(byte[] message) => [(byte)'[', .. message, (byte)']'];
}
