using System;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pop3Nano.Session
{
    /// <summary>SOCKS 4 and 4a: one request of version, command, port, address and user name, with 4a's name behind them; one reply of eight octets.</summary>
    internal sealed class Socks4Dialogue : ProxyDialogue
    {
        private const byte Granted = 90;
        private const byte NoIdentd = 92;
        private const byte OtherUser = 93;

        public Socks4Dialogue(string proxy, string host, int port, byte[] userName)
        {
            Name = proxy;
            byte[] address = [0, 0, 0, 1]; // an address that can't be: the name behind it counts
            byte[] name = [];
            if (!IPAddress.TryParse(host, out IPAddress? literal)) name = [.. Encoding.ASCII.GetBytes(host), 0];
            else if (literal.AddressFamily == AddressFamily.InterNetwork) address = literal.GetAddressBytes();
            else throw Fails(Pop3ProxyReason.NotSupported, "takes IPv4 addresses and names, but no IPv6 addresses.");
            Say([4, 1, (byte)(port >> 8), (byte)port, .. address, .. userName, 0, .. name]);
            Wanted = 8;
        }

        protected override string Name { get; }

        protected override void Take(ReadOnlySpan<byte> octets)
        {
            if (octets[0] is not (0 or 4)) throw Fails(Pop3ProxyReason.BadReply, "gave an answer that is not SOCKS 4.");
            Wanted = octets[1] switch
            {
                Granted => 0,
                NoIdentd or OtherUser => throw Fails(Pop3ProxyReason.CredentialsRefused, "does not believe the user name (identd)."),
                91 => throw Fails(Pop3ProxyReason.Refused, "refused, or could not reach the server."),
                _ => throw Fails(Pop3ProxyReason.BadReply, "gave an answer that is not SOCKS 4."),
            };
        }
    }
}
