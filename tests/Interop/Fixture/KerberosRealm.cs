using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Pop3Nano.Interop;

/// <summary>A Kerberos realm of one's own: a KDC, users, the POP3 service pop/localhost, and the tickets that this process has.</summary>
public sealed class KerberosRealm : LoopbackProgram
{
    /// <summary>The realm.</summary>
    public const string Name = "INTEROP.TEST";

    /// <summary>The host whose POP3 service is in the realm.</summary>
    public const string Host = "localhost";

    private const string Silent = "SILENT.TEST";

    private readonly HashSet<string> _users = [];
    private readonly TcpListener _silence = new(IPAddress.Loopback, 0); // connects and never answers

    private string Configuration => In("krb5.conf");

    private string Tickets => In("tickets");

    private string ClientKeys => In("client.keytab");

    /// <summary>What a program has to be told to live in the realm, and to be its POP3 service.</summary>
    public (string Name, string Value)[] Variables => [("KRB5_CONFIG", Configuration), ("KRB5_KTNAME", ServiceKeys)];

    /// <summary>The keys of the POP3 service.</summary>
    public string ServiceKeys => In("keytab");

    /// <summary>Starts a KDC. From then on this process lives in its realm.</summary>
    public static KerberosRealm Start()
    {
        KerberosInstallation.Demand();
        return Started(new KerberosRealm());
    }

    /// <summary>Makes a user of the realm of an account; of two servers' accounts with one name, one user.</summary>
    public void Enroll(Account account) =>
        Administrate($"{(_users.Add(account.Name) ? "addprinc" : "cpw")} -pw {Quoted(account.Password)} {account.Name}");

    /// <summary>Gets the process a ticket, as a user who logs in to a workstation has one.</summary>
    public void TakeTicket(Account account) => Run(account.Password + "\n", "kinit", "-c", "FILE:" + Tickets, account.Name);

    /// <summary>Gives the process a user's keys, as an unattended program has them: tickets come by themselves. They replace the password.</summary>
    public void TakeKeys(Account account) => Administrate($"ktadd -k {ClientKeys} {account.Name}");

    /// <summary>Gives the process keys of a realm whose KDC takes connections and says nothing.</summary>
    public void TakeKeysOfSilentRealm()
    {
        string user = $"user{_users.Count}@{Silent}";
        Administrate("addprinc -randkey " + user);
        Administrate($"ktadd -k {ClientKeys} {user}");
        _users.Add(user);
    }

    /// <summary>The process has neither tickets nor keys.</summary>
    public void Forget()
    {
        File.Delete(Tickets);
        File.Delete(ClientKeys);
    }

    /// <inheritdoc/>
    protected override void Release() => _silence.Dispose();

    /// <inheritdoc/>
    protected override IEnumerable<string> Configure()
    {
        _silence.Start();
        // No word of DNS, which is not there, and nothing that lies outside of the folder.
        File.WriteAllText(Configuration, $$"""
            [libdefaults]
              default_realm = {{Name}}
              dns_lookup_kdc = false
              dns_lookup_realm = false
              dns_canonicalize_hostname = false
              rdns = false
              udp_preference_limit = 1
              default_ccache_name = FILE:{{Tickets}}
              default_client_keytab_name = FILE:{{ClientKeys}}
              default_rcache_name = none:
            [realms]
              {{Name}} = {
                kdc = 127.0.0.1:{{Port}}
              }
              {{Silent}} = {
                kdc = 127.0.0.1:{{((IPEndPoint)_silence.LocalEndpoint).Port}}
              }
            [domain_realm]
              {{Host}} = {{Name}}

            """);
        File.WriteAllText(In("kdc.conf"), $$"""
            [kdcdefaults]
              kdc_listen = ""
              kdc_tcp_listen = 127.0.0.1:{{Port}}
            [realms]
              {{Name}} = {
                database_name = {{In("principal")}}
                key_stash_file = {{In("stash")}}
                supported_enctypes = aes256-cts-hmac-sha1-96:normal
              }
            [logging]
              kdc = STDERR

            """);
        Run("", "kdb5_util", "create", "-s", "-r", Name, "-P", "master");
        Administrate($"addprinc -randkey pop/{Host}");
        Administrate($"ktadd -k {ServiceKeys} pop/{Host}");
        Run("", "chmod", "444", ServiceKeys); // Dovecot reads them as a user of its own
        // The library reads the process's own environment, which .NET has only a copy of. One variable, set once, moves nothing that another thread may be reading.
        if (setenv("KRB5_CONFIG", Configuration, 1) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), "setenv");
        return ["env", "KRB5_CONFIG=" + Configuration, "KRB5_KDC_PROFILE=" + In("kdc.conf"), "krb5kdc", "-n"];
    }

    private static string Quoted(string word) => "\"" + word.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    // kadmin.local succeeds whatever happens: what it says counts.
    private void Administrate(string words)
    {
        string answer = Run("", "kadmin.local", "-q", words);
        bool isDone = answer.Contains("created.", StringComparison.Ordinal) || answer.Contains("changed.", StringComparison.Ordinal) || answer.Contains("added to keytab", StringComparison.Ordinal);
        if (!isDone) throw new InvalidOperationException(answer);
    }

    private string Run(string input, string program, params string[] arguments) =>
        Tool.Run(input, [("KRB5_CONFIG", Configuration), ("KRB5_KDC_PROFILE", In("kdc.conf"))], program, arguments);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setenv([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
