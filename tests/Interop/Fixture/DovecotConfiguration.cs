using System;
using System.IO;

namespace Pop3Nano.Interop;

/// <summary>Writes the files of one private Dovecot 2.3: nothing of the machine's own configuration is read.</summary>
internal static class DovecotConfiguration
{
    /// <summary>The file that Dovecot is started with.</summary>
    public static string Write(string folder, DovecotOptions options, int port, int tlsPort)
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

        string main = Path.Combine(folder, "dovecot.conf");
        File.WriteAllText(main, $$"""
            base_dir = {{folder}}/base
            state_dir = {{folder}}/state
            instance_name = {{Path.GetFileName(folder)}}
            log_path = {{folder}}/dovecot.log
            import_environment = TZ OPENSSL_CONF={{openSsl}}
            protocols = pop3
            listen = 127.0.0.1
            login_greeting = Interop ready.

            # Wrong passwords are answered at once, and plain ones are taken without TLS: these are tests.
            auth_verbose = yes
            auth_failure_delay = 0
            auth_mechanisms = plain login apop
            auth_username_chars =
            disable_plaintext_auth = no

            ssl = yes
            ssl_cert = <{{folder}}/server.pem
            ssl_key = <{{folder}}/server.key
            ssl_min_protocol = {{options.LeastTls}}
            auth_ssl_require_client_cert = {{(options.WantsClientCertificate ? "yes" : "no")}}
            {{(options.AsksForClientCertificate ? $"ssl_verify_client_cert = yes\nssl_require_crl = no\nssl_ca = <{folder}/ca.pem" : "")}}

            passdb {
              driver = passwd-file
              args = scheme=PLAIN username_format=%u {{folder}}/users
            }
            userdb {
              driver = static
              args = uid={{MailOwner.Uid}} gid={{MailOwner.Gid}} home={{folder}}/home/%u
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
            {{(Environment.IsPrivilegedProcess ? "" : Rootless())}}

            """);
        return main;
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
