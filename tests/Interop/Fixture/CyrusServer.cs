using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;

namespace Pop3Nano.Interop;

/// <summary>Cyrus: mail goes in by LMTP only (RFC 2033), and is kept in a format of its own.</summary>
public sealed class CyrusServer : MailServer
{
    private const string Programme = "/usr/lib/cyrus/bin";
    private const string Password = "open sesame";
    private readonly KerberosRealm? _realm;

    /// <summary>A server of passwords, and of Kerberos tickets where there is a realm.</summary>
    public CyrusServer(KerberosRealm? realm = null)
    {
        _realm = realm;
    }

    /// <inheritdoc/>
    public override void Deliver(Account account, string mail)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(In("lmtp")));
        using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        void Say(string text, char wanted)
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            string? line;
            do line = reader.ReadLine();
            while (line is { Length: > 3 } && line[3] == '-');
            if (line is not { Length: > 0 } || line[0] != wanted) throw new InvalidOperationException("Cyrus takes no mail: " + line);
        }
        Say("", '2');
        Say("LHLO localhost\r\n", '2');
        Say("MAIL FROM:<ann@example.org>\r\n", '2');
        Say($"RCPT TO:<{account.Name}>\r\n", '2');
        Say("DATA\r\n", '3');
        Say(("\n" + mail).Replace("\n.", "\n..", StringComparison.Ordinal)[1..] + ".\r\n", '2');
        Say("QUIT\r\n", '2');
    }

    /// <inheritdoc/>
    public override int Messages(Account account)
    {
        // Files go some time after their mails did: only the server's own word is good.
        using var client = new TcpClient("127.0.0.1", Port) { ReceiveTimeout = 5000 };
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        client.GetStream().Write(Encoding.ASCII.GetBytes($"USER {account.Name}\r\nPASS {Password}\r\nSTAT\r\nQUIT\r\n"));
        string[] lines = reader.ReadToEnd().Split("\r\n");
        return int.Parse(lines[3].Split(' ')[1], CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    protected override string Programs =>
        $"start env {string.Join(' ', (_realm?.Variables ?? []).Select(variable => $"{variable.Name}={variable.Value}"))} {Programme}/master -C {In("imapd.conf")} -M {In("cyrus.conf")} -p {In("master.pid")}";

    /// <inheritdoc/>
    protected override Account Usual(int number) => new($"user{number:000}", Password);

    /// <inheritdoc/>
    protected override void Configure()
    {
        foreach (string folder in new[] { "db", "socket", "log", "msg", "proc", "ptclient", "sync", "quota", "user", "lock" }) Directory.CreateDirectory(In("conf/" + folder));
        Directory.CreateDirectory(In("spool"));
        File.WriteAllText(In("imapd.conf"), $"""
            configdirectory: {In("conf")}
            partition-default: {In("spool")}
            defaultpartition: default
            servername: localhost
            admins: cyrus
            altnamespace: yes
            unixhierarchysep: yes
            allowplaintext: yes
            allowapop: no
            sasl_mech_list: PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1 SCRAM-SHA-256 SCRAM-SHA-1-PLUS SCRAM-SHA-256-PLUS{(_realm == null ? "" : " GSSAPI GSS-SPNEGO")}
            sasl_pwcheck_method: auxprop
            sasl_auxprop_plugin: sasldb
            sasl_sasldb_path: {In("sasldb2")}
            virtdomains: off
            defaultdomain: localhost
            tls_server_cert: {In("server.pem")}
            tls_server_key: {In("server.key")}
            tls_versions: tls1_2 tls1_3
            tls_eccurve: auto
            lmtpsocket: {In("lmtp")}
            idlesocket: {In("idle")}
            notifysocket: {In("notify")}
            autocreate_quota: 0
            autocreate_post: yes
            expunge_mode: immediate
            delete_mode: immediate
            popexpiretime: -1
            popminpoll: 0
            poptimeout: 10
            failedloginpause: 0
            syslog_prefix: pop3nano

            """);
        string pop3 = $"{ServersInstallation.Unpacked("usr/lib/cyrus/bin/pop3d")} -C {In("imapd.conf")} -U 30";
        File.WriteAllText(In("cyrus.conf"), $$"""
            START {
              recover cmd="{{Programme}}/ctl_cyrusdb -C {{In("imapd.conf")}} -r"
            }
            SERVICES {
              pop3  cmd="{{pop3}}" listen="127.0.0.1:{{Port}}" prefork=1 maxchild=60
              pop3s cmd="{{pop3}} -s" listen="127.0.0.1:{{TlsPort}}" prefork=0 maxchild=60
              lmtp  cmd="{{Programme}}/lmtpd -C {{In("imapd.conf")}} -a" listen="{{In("lmtp")}}" prefork=0 maxchild=10
            }
            EVENTS {
            }

            """);
        foreach (Account account in Enumerable.Range(1, Accounts).Select(Usual)) Run(Password, "saslpasswd2", "-f", In("sasldb2"), "-p", "-c", "-u", "localhost", account.Name);
        if (Environment.IsPrivilegedProcess) Run("", "chown", "-R", "cyrus:mail", Folder);
    }
}
