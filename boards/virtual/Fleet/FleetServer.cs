using System;
using System.Security.Cryptography;
using System.Text;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.VirtualBoard;

/// <summary>A server inside the program, with a mailbox for each device and one signed command in it.</summary>
internal sealed class FleetServer : IDisposable
{
    private const string KeyId = "fleet";

    private readonly Pop3TestServer _server = new(new Pop3TestServerOptions { KeepsTranscript = false });
    private readonly string _secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public FleetServer(int devices, Pop3Security security)
    {
        Password = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        for (int i = 1; i <= devices; i++)
        {
            string name = FleetNumber.In(User, i);
            _server.AddMailbox(name, Password).Add("From: Ann <ann@example.org>\nSubject: a command\n\n" + new CommandSigner(name, KeyId, _secret).Sign(1, "led on"));
        }
        _server.Start();
        bool isTls = security == Pop3Security.Implicit;
        Endpoint = new Pop3Endpoint("localhost", isTls ? _server.TlsPort : _server.Port, security) { TrustedCertificates = Encoding.ASCII.GetBytes(_server.CaCertificatePem) };
    }

    /// <summary>The pattern of the accounts, which are the devices' names too.</summary>
    public static string User => "device######";

    public Pop3Endpoint Endpoint { get; }

    /// <summary>The password of all of them.</summary>
    public string Password { get; }

    /// <summary>The keys of one of them.</summary>
    public CommandKeys Keys(int number)
    {
        var keys = new CommandKeys(FleetNumber.In(User, number));
        keys.Add(KeyId, _secret);
        return keys;
    }

    public void Dispose() => _server.Dispose();
}
