#!/bin/sh
# Installs what the tests in this folder start (Debian, Ubuntu): a Dovecot, packages dovecot-core and dovecot-pop3d, and three proxies,
# packages microsocks, dante-server and tinyproxy.
# Says nothing and changes nothing if they are there. No service is started.
set -u
packages="dovecot-core dovecot-pop3d microsocks dante-server tinyproxy"

fail() {
    echo "install.sh: $1" >&2
    echo "install.sh: install Dovecot with its POP3 server and the proxies by hand (Debian: $packages)." >&2
    exit 1
}

PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

installed() {
    for program in dovecot microsocks danted tinyproxy; do
        command -v "$program" >/dev/null 2>&1 || return 1
    done
    for folder in /usr/lib/dovecot /usr/libexec/dovecot /usr/local/libexec/dovecot; do
        [ -x "$folder/pop3" ] && [ -x "$folder/pop3-login" ] && return 0
    done
    return 1
}

installed && exit 0
command -v apt-get >/dev/null 2>&1 || fail "Dovecot or a proxy is missing, and there is no apt-get here."

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    fail "Dovecot or a proxy is missing, and installing it needs root, or sudo without a password."
fi

log=$(mktemp) || fail "no temporary file can be written."
policy=/usr/sbin/policy-rc.d
own_policy=

tidy() {
    if [ -n "$own_policy" ]; then $as_root rm -f "$policy"; fi
    own_policy=
    rm -f "$log"
}
trap tidy EXIT
trap 'exit 1' HUP INT TERM

# Debian starts what it installs unless this file says no (101). One that is there already is somebody's decision: it stays.
if [ ! -e "$policy" ]; then
    own_policy=yes
    printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null && $as_root chmod 755 "$policy" || fail "$policy can't be written."
fi

echo "Installing Dovecot and the proxies ..."
$as_root apt-get -o DPkg::Lock::Timeout=120 update >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "apt-get update failed."; }
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends $packages >"$log" 2>&1 \
    || { tail -n 20 "$log" >&2; fail "apt-get install failed."; }
installed || fail "apt-get succeeded, but the POP3 server or a proxy is not where it is looked for."
