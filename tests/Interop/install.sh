#!/bin/sh
# Installs what the tests in this folder start (Debian, Ubuntu): six POP3 servers, three proxies and Kerberos.
# Says nothing and changes nothing if they are there. No service is started.
# Debian lets a machine have one POP3 server: Dovecot is installed, and so is what Cyrus, Courier and mailutils stand on; the POP3 parts
# that would drive each other out are unpacked into a folder of their own.
set -u
packages="dovecot-core dovecot-pop3d microsocks dante-server tinyproxy
    cyrus-common sasl2-bin libsasl2-modules courier-base courier-authdaemon courier-authlib-userdb mailutils-pop3d socat liblockfile1
    krb5-kdc krb5-admin-server krb5-user dovecot-gssapi libsasl2-modules-gssapi-mit"
unpacked_packages="cyrus-pop3d courier-pop popa3d solid-pop3d"
unpacked=/usr/local/lib/pop3nano-interop

fail() {
    echo "install.sh: $1" >&2
    echo "install.sh: install them by hand (Debian: $packages; unpacked into $unpacked: $unpacked_packages)." >&2
    exit 1
}

PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

# The first program that is missing; nothing: all are there.
missing() {
    for program in dovecot microsocks danted tinyproxy couriertcpd couriertls maildirmake.courier userdb userdbpw makeuserdb saslpasswd2 pop3d popauth socat krb5kdc kdb5_util kadmin.local kinit \
        /usr/lib/cyrus/bin/master /usr/lib/cyrus/bin/lmtpd /usr/lib/courier/courier-authlib/authdaemond \
        "$unpacked/usr/lib/cyrus/bin/pop3d" "$unpacked/usr/lib/courier/courier/courierpop3login" "$unpacked/usr/sbin/popa3d" "$unpacked/usr/sbin/solid-pop3d"; do
        command -v "$program" >/dev/null 2>&1 || { echo "$program"; return; }
    done
    for plugin in /usr/lib/dovecot/modules/auth/libmech_gssapi.so /usr/lib/*/sasl2/libgssapiv2.so; do
        [ -e "$plugin" ] || { echo "$plugin"; return; }
    done
    for folder in /usr/lib/dovecot /usr/libexec/dovecot /usr/local/libexec/dovecot; do
        [ -x "$folder/pop3" ] && [ -x "$folder/pop3-login" ] && return
    done
    echo "Dovecot's pop3-login"
}

gone=$(missing)
[ -z "$gone" ] && exit 0
command -v apt-get >/dev/null 2>&1 || fail "$gone is missing, and there is no apt-get here."

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    fail "$gone is missing, and installing it needs root, or sudo without a password."
fi

log=$(mktemp) || fail "no temporary file can be written."
archives=
policy=/usr/sbin/policy-rc.d
own_policy=

tidy() {
    if [ -n "$own_policy" ]; then $as_root rm -f "$policy"; fi
    own_policy=
    rm -f "$log"
    if [ -n "$archives" ]; then $as_root rm -rf "$archives"; fi
}
trap tidy EXIT
trap 'exit 1' HUP INT TERM

# Debian starts what it installs unless this file says no (101). One that is there already is somebody's decision: it stays.
if [ ! -e "$policy" ]; then
    own_policy=yes
    printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null && $as_root chmod 755 "$policy" || fail "$policy can't be written."
fi

echo "Installing POP3 servers, proxies and Kerberos ..."
$as_root apt-get -o DPkg::Lock::Timeout=120 update >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "apt-get update failed."; }
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends $packages >"$log" 2>&1 \
    || { tail -n 20 "$log" >&2; fail "apt-get install failed."; }
archives=$(mktemp -d) && chmod 755 "$archives" || fail "no temporary folder can be made."
(cd "$archives" && $as_root apt-get download $unpacked_packages) >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "apt-get download failed."; }
for archive in "$archives"/*.deb; do
    $as_root dpkg -x "$archive" "$unpacked" || fail "$archive can't be unpacked."
done
gone=$(missing)
[ -z "$gone" ] || fail "apt-get succeeded, but $gone is not where it is looked for."
