using System;
using System.IO;
using System.Linq;

namespace Pop3Nano.Interop;

/// <summary>Writes the files of one private Dovecot 2.3: nothing of the machine's own configuration is read.</summary>
internal static class DovecotConfiguration
{
    /// <summary>Writes dovecot.conf, which it is started with, and what that names.</summary>
    public static void Write(string folder, DovecotOptions options, int port, int tlsPort)
    {
        string openSsl = Path.Combine(folder, "openssl.cnf");
        // Dovecot has a setting for the least version only; the greatest is OpenSSL's business.
        string greatest = options.GreatestTls.Length == 0 ? "" : "MaxProtocol = " + options.GreatestTls;
        File.WriteAllText(openSsl, $"""
            openssl_conf = start
            [start]
            ssl_conf = tls
            [tls]
            system_default = limits
            [limits]
            {greatest}

            """);

        string kerberos = options.Realm == null ? "" : string.Concat(options.Realm.Variables.Select(variable => $" {variable.Name}={variable.Value}"));
        WriteTokenRules(folder);
        File.WriteAllText(Path.Combine(folder, "dovecot.conf"), $$"""
            base_dir = {{folder}}/base
            state_dir = {{folder}}/state
            instance_name = {{Path.GetFileName(folder)}}
            log_path = /dev/stderr
            import_environment = TZ OPENSSL_CONF={{openSsl}}{{kerberos}}
            protocols = pop3
            listen = 127.0.0.1
            login_greeting = Interop ready.

            # Wrong passwords are answered at once, and plain ones are taken without TLS: these are tests.
            auth_verbose = yes
            auth_failure_delay = 0
            auth_mechanisms = plain login apop cram-md5 digest-md5 scram-sha-1 scram-sha-256 anonymous xoauth2 oauthbearer{{(options.BelievesClientCertificate ? " external" : "")}}{{(options.Realm == null ? "" : " gssapi gss-spnego")}}
            {{(options.Realm == null ? "" : $"auth_krb5_keytab = {options.Realm.ServiceKeys}\nauth_gssapi_hostname = {KerberosRealm.Host}")}}
            auth_realms = localhost
            auth_username_chars =
            auth_username_format = %n
            auth_anonymous_username = anonymous
            auth_ssl_username_from_cert = {{(options.BelievesClientCertificate ? "yes" : "no")}}
            ssl_cert_username_field = commonName
            disable_plaintext_auth = no

            ssl = yes
            ssl_cert = <{{folder}}/server.pem
            ssl_key = <{{folder}}/server.key
            ssl_min_protocol = {{options.LeastTls}}
            auth_ssl_require_client_cert = {{(options.WantsClientCertificate ? "yes" : "no")}}
            {{(options.AsksForClientCertificate ? $"ssl_verify_client_cert = yes\nssl_require_crl = no\nssl_ca = <{folder}/ca.pem" : "")}}

            passdb {
              driver = passwd-file
              args = scheme=PLAIN username_format=%n {{folder}}/users
              mechanisms = plain login apop cram-md5 digest-md5 scram-sha-1 scram-sha-256 gssapi gss-spnego
            }
            passdb {
              driver = static
              args = nopassword=y
              mechanisms = external
            }
            passdb {
              driver = oauth2
              args = {{folder}}/oauth2.conf
              mechanisms = xoauth2 oauthbearer
            }
            userdb {
              driver = static
              args = uid={{MailOwner.Uid}} gid={{MailOwner.Gid}} home={{folder}}/home/%n allow_all_users=yes
            }
            first_valid_uid = 1
            first_valid_gid = 1
            mail_location = maildir:~/Maildir
            mail_fsync = never
            mail_max_userip_connections = {{options.SessionsPerUser}}

            protocol pop3 {
              pop3_lock_session = {{(options.LockSession ? "yes" : "no")}}
              pop3_delete_type = expunge
            }
            service pop3-login {
              inet_listener pop3 {
                port = {{port}}
              }
              inet_listener pop3s {
                port = {{tlsPort}}
                ssl = yes
              }
              # Started beforehand, and serves many connections: measurements want no process start in them.
              service_count = 0
              process_min_avail = 1
            }
            service pop3 {
              process_min_avail = 1
              process_limit = {{options.MostSessions}}
            }
            # Without this socket nobody counts failed logins, and nobody is slowed down for the failures of others.
            service anvil {
              unix_listener anvil-auth-penalty {
                mode = 0
              }
            }
            service stats {
              unix_listener stats-writer {
                mode = 0666
              }
            }
            {{(options.SlowStorage ? SlowStorage(folder) : "")}}
            {{(Environment.IsPrivilegedProcess ? "" : Rootless())}}

            """);
    }

    // Dovecot runs a program behind a login, which ends by becoming the session: this one waits for a file first, and not for ever.
    private static string SlowStorage(string folder)
    {
        string program = Path.Combine(folder, "storage.sh");
        File.WriteAllText(program, """
            echo "the storage of $USER is slow" >&2
            for turn in $(seq 600); do
                [ -e "$HOME/open" ] && break
                sleep 0.05
            done
            exec "$@"

            """);
        return $$"""
            service pop3 {
              executable = pop3 pop3-postlogin
            }
            service pop3-postlogin {
              executable = script-login /bin/sh {{program}}
              user = $default_internal_user
              unix_listener pop3-postlogin {
              }
            }
            """;
    }

    // Tokens are checked here and now, with a key that TestTokens signs with.
    private static void WriteTokenRules(string folder)
    {
        string keys = Path.Combine(folder, "keys", "default", "HS256");
        Directory.CreateDirectory(keys);
        File.WriteAllText(Path.Combine(keys, "default"), Convert.ToBase64String(TestTokens.Key));
        File.WriteAllText(Path.Combine(folder, "oauth2.conf"), $"""
            introspection_mode = local
            local_validation_key_dict = fs:posix:prefix={folder}/keys/
            username_attribute = sub
            username_format = %u
            issuers = {TestTokens.Issuer}

            """);
    }

    // Without root there is one user for everything, and nobody can be locked into a folder.
    private static string Rootless()
    {
        string user = MailOwner.Name;
        return $$"""
            default_internal_user = {{user}}
            default_internal_group = {{MailOwner.GroupName}}
            default_login_user = {{user}}
            service anvil {
              chroot =
            }
            service pop3-login {
              chroot =
            }
            service pop3 {
              chroot =
            }
            service stats {
              chroot =
            }
            service ipc {
              chroot =
            }
            service director {
              chroot =
            }
            service old-stats {
              chroot =
            }
            """;
    }
}
