using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

// Bare host port authority.pem user password: the octets of Poll, without looking at more than where a reply ends.
byte[] buffer = new byte[16384];
using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
socket.Connect(args[0], int.Parse(args[1]));
using var tls = new SslStream(new NetworkStream(socket));
var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
trust.CustomTrustStore.ImportFromPem(File.ReadAllText(args[2]));
tls.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = args[0], CertificateChainPolicy = trust });
Read("\r\n");
Talk($"USER {args[3]}\r\n", "\r\n");
Talk($"PASS {args[4]}\r\n", "\r\n");
Talk("LIST\r\n", "\r\n.\r\n");
Talk("RETR 1\r\n", "\r\n.\r\n");
Talk("DELE 1\r\n", "\r\n");
Talk("QUIT\r\n", "\r\n");

void Talk(string line, string end)
{
    tls.Write(Encoding.ASCII.GetBytes(line));
    Read(end);
}

void Read(string end)
{
    int kept = 0;
    byte[] wanted = Encoding.ASCII.GetBytes(end);
    while (true)
    {
        int count = kept + tls.Read(buffer, kept, buffer.Length - kept);
        if (count == kept) throw new IOException("The server is gone.");
        if (buffer.AsSpan(0, count).EndsWith(wanted)) return;
        kept = Math.Min(count, wanted.Length);
        buffer.AsSpan(count - kept, kept).CopyTo(buffer);
    }
}
