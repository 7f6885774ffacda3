using System;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pop3Nano.Session
{
    /// <summary>SOCKS 5: the methods, user name and password if they are chosen (RFC 1929), the request (RFC 1928).</summary>
    internal sealed class Socks5Dialogue : ProxyDialogue
    {
        private const byte Nothing = 0; // no credentials wanted
        private const byte Password = 2;
        private const byte NoneOfThese = 0xFF;
        private const byte Version4 = 1; // kinds of addresses
        private const byte DomainName = 3;
        private const byte Version6 = 4;

        private readonly byte[] _userName;
        private readonly byte[] _password;
        private readonly byte[] _request;
        private Step _step = Step.Method;

        public Socks5Dialogue(string proxy, string host, int port, byte[] userName, byte[] password)
        {
            Name = proxy;
            _userName = userName;
            _password = password;
            byte[] address = [DomainName, (byte)host.Length, .. Encoding.ASCII.GetBytes(host)];
            if (IPAddress.TryParse(host, out IPAddress? literal))
                address = [literal.AddressFamily == AddressFamily.InterNetwork ? Version4 : Version6, .. literal.GetAddressBytes()];
            _request = [5, 1, 0, .. address, (byte)(port >> 8), (byte)port];
            Say(userName.Length > 0 ? [5, 2, Nothing, Password] : [5, 1, Nothing]);
            Wanted = 2;
        }

        private enum Step
        {
            Method,
            Credentials,
            Reply,
            Address,
            Rest,
        }

        protected override string Name { get; }

        protected override void Take(ReadOnlySpan<byte> octets)
        {
            switch (_step)
            {
                case Step.Method:
                    if (octets[0] != 5) throw Strange();
                    TakeMethod(octets[1]);
                    break;
                case Step.Credentials:
                    // RFC 1929 §2: any other status than 0 is a refusal. The version is 1, or as some send it 5.
                    if (octets[1] != 0) throw Fails(Pop3ProxyReason.CredentialsRefused, "does not take the user name and password.");
                    Request();
                    break;
                case Step.Reply:
                    // Refusals are often cut short, so that the code is looked at before the rest is read.
                    if (octets[0] != 5) throw Strange();
                    if (octets[1] != 0) throw Refusal(octets[1]);
                    Next(Step.Address, 3);
                    break;
                case Step.Address:
                    // One octet of the address has come: a name's length, or the first of 4 or 16. Two of the port are behind it.
                    Next(Step.Rest, 2 + octets[1] switch { Version4 => 3, Version6 => 15, DomainName => octets[2], _ => throw Strange() });
                    break;
                default:
                    Wanted = 0;
                    break;
            }
        }

        private void TakeMethod(byte method)
        {
            if (method == Nothing)
            {
                Request();
                return;
            }
            if (method == NoneOfThese)
            {
                throw _userName.Length > 0 ? Fails(Pop3ProxyReason.CredentialsRequired, "takes neither user name and password nor a client without.")
                    : Fails(Pop3ProxyReason.CredentialsRequired, "wants a user name and password, or something else that it was not offered.");
            }
            if (method != Password || _userName.Length == 0) throw Strange();
            Say([1, (byte)_userName.Length, .. _userName, (byte)_password.Length, .. _password]);
            Next(Step.Credentials, 2);
        }

        private void Request()
        {
            Say(_request);
            Next(Step.Reply, 2);
        }

        private void Next(Step step, int wanted)
        {
            _step = step;
            Wanted = wanted;
        }

        private Pop3ProxyException Refusal(byte code) => code switch
        {
            2 => Fails(Pop3ProxyReason.Forbidden, "forbids this connection by its rules."),
            3 => Fails(Pop3ProxyReason.HostUnreachable, "knows no way to the server's network."),
            4 => Fails(Pop3ProxyReason.HostUnreachable, "can't reach the server, or does not know its name."),
            5 => Fails(Pop3ProxyReason.ConnectionRefused, "says that the server refused the connection."),
            6 => Fails(Pop3ProxyReason.HostUnreachable, "says that the server is too far away (TTL expired)."),
            7 => Fails(Pop3ProxyReason.NotSupported, "makes no TCP connections."),
            8 => Fails(Pop3ProxyReason.NotSupported, "does not take this kind of address."),
            _ => Fails(Pop3ProxyReason.Refused, $"failed (code {code})."),
        };

        private Pop3ProxyException Strange() => Fails(Pop3ProxyReason.BadReply, "gave an answer that is not SOCKS 5.");
    }
}
