#!/bin/bash
# Do the two commands of the README work on a new machine? Tried in a clean Debian root.
#
# The root holds Debian's smallest set and the prerequisites, nothing else: not even a machine id.
# The committed tree is cloned into it; `make demo AUTO=1` runs there twice, `make test` and
# `make test-idp` once, as root, in mount and process namespaces of their own. The caller's settings
# for packages (apt's, pip's, npm's) and certificates are lent to it at run time, since a network may
# have no other way to packages.
#
#   SUITE=bookworm   which release        KEEP=1   leave the root in place afterwards
set -euo pipefail
umask 022
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
suite=${SUITE:-bookworm}
prerequisites=git,make,python3,python3-venv,ca-certificates
cache=$tree/.cache/fresh-root
logs=$tree/build/test-fresh

main() {
    [ "$(id -u)" -eq 0 ] || { echo "make test-fresh needs root: it makes a Debian root and mounts."; exit 1; }
    "$(sh "$here/find_python.sh")" "$here/system_packages.py" fresh-root
    mkdir -p "$cache" "$logs"
    chmod 700 "$cache" # the settings that are lent may hold passwords
    rm -f "$logs"/*.log

    base=$cache/$suite.tar
    timed "Debian $suite" base_root "$base"
    root=$(mktemp -d "$cache/root.XXXXXX")
    chmod 755 "$root"
    # The mounts are in a namespace of their own and end with it: there are none below $root here.
    [ "${KEEP:-}" = 1 ] || trap 'rm -rf --one-file-system "$root"' EXIT
    tar -C "$root" -xpf "$base"
    [ ! -e "$root/etc/machine-id" ] || rm "$root/etc/machine-id"
    lend_settings "$root"
    # Below root's home, which nobody else may enter: a clone can lie in such a place.
    git clone --quiet --no-hardlinks "$tree" "$root/root/keyturn"
    git -C "$root/root/keyturn" log -1 --format='commit %h: %s'

    inside demo make demo AUTO=1
    inside demo-again make demo AUTO=1
    inside test make test
    inside test-idp make test-idp
    bring_back "$root"
    echo "test-fresh: all good; logs in build/test-fresh"
}

timed() { # WHAT COMMAND...
    local what=$1 began=$SECONDS
    shift
    "$@"
    printf 'test-fresh: %-14s %4d s\n' "$what" $((SECONDS - began))
}

base_root() { # TARBALL: a clean root, kept for the next time
    # The name tells mmdebstrap to make a tarball.
    local options=() file part=${1%.tar}.part.tar
    [ ! -e "$1" ] || return 0
    for file in $(acquire_settings); do options+=("--aptopt=$file"); done
    # The caller's sources are of use only when they are for this release.
    local sources=()
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
        if [ -s "$file" ] && grep -q "$suite" "$file"; then sources+=("$file"); fi
    done
    mmdebstrap --quiet --mode=root --variant=minbase --include="$prerequisites" "${options[@]}" \
        --customize-hook='rm -f "$1"/etc/apt/apt.conf.d/99mmdebstrap' \
        "$suite" "$part" "${sources[@]}" >"$logs/mmdebstrap.log" 2>&1 ||
        { tail -n 20 "$logs/mmdebstrap.log"; return 1; }
    mv "$part" "$1"
}

acquire_settings() { # how apt is told to fetch: proxies, certificates, mirrors
    grep -ls '^[[:space:]]*Acquire' /etc/apt/apt.conf /etc/apt/apt.conf.d/* || true
}

lend_settings() { # ROOT
    local root=$1 file
    for file in /etc/resolv.conf /etc/hosts /etc/pip.conf $(acquire_settings) /etc/apt/auth.conf \
        /etc/apt/auth.conf.d/* /etc/apt/sources.list /etc/apt/sources.list.d/*.list \
        /etc/apt/sources.list.d/*.sources /etc/apt/keyrings/* /etc/apt/trusted.gpg.d/* \
        /usr/share/keyrings/* /usr/local/share/ca-certificates/* \
        /etc/ssl/certs/ca-certificates.crt $(lent | cut -d= -f2-); do
        if [ -f "$file" ] && [[ $file = /* ]]; then
            mkdir -p "$root$(dirname "$file")"
            cp -L "$file" "$root$file"
        fi
    done
    for file in "${XDG_CONFIG_HOME:-$HOME/.config}/pip/pip.conf" "$HOME/.pip/pip.conf"; do
        [ -f "$file" ] && install -D -m 600 "$file" "$root/root/.config/pip/pip.conf" && break
    done
    file=${NPM_CONFIG_USERCONFIG:-$HOME/.npmrc} # it may say who one is
    if [ -f "$file" ]; then install -m 600 "$file" "$root/root/.npmrc"; fi
    pip_folders >"$root/root/pip-folders"
}

lent() { # proxies, certificates (node's too), pip's and npm's own settings: variables, one a line
    env | grep -E "$lent_variables" | grep -iv '^npm_config_userconfig=' || true
    npm_settings
}

npm_settings() { # what npm was told in any of its files, as variables
    local name value
    command -v npm >/dev/null || return 0
    for name in registry cafile proxy https-proxy noproxy; do
        value=$(npm config get "$name" 2>/dev/null) || continue
        name=${name^^}
        case $value in '' | null | undefined) ;; *) echo "NPM_CONFIG_${name//-/_}=$value" ;; esac
    done
}

lent_variables='^(PIP_[A-Z_]*|NPM_CONFIG_[A-Za-z_]*|npm_config_[a-z_]*|[A-Z_]*CERT[A-Z_]*|[A-Z_]*CA_(BUNDLE|INFO|PATH|CERTS?[A-Z_]*)|[a-zA-Z]*_(proxy|PROXY))='

pip_folders() { # local folders that pip is told to look into
    local word
    for word in $("$(sh "$here/find_python.sh")" -m pip config list 2>/dev/null | cut -d= -f2- | tr -d "'"); do
        word=${word#file://}
        # An index names its files by relative addresses: its whole folder goes along.
        case $word in */simple | */simple/) word=$(dirname "$word") ;; esac
        if [[ $word = /* ]] && [ -d "$word" ]; then echo "$word"; fi
    done | sort -u
}

inside() { # NAME COMMAND...: run in the root, in the clone
    local name=$1 began=$SECONDS status=0
    shift
    local settings=() variable
    while IFS= read -r variable; do settings+=("$variable"); done < <(lent)
    printf 'test-fresh: %s ...\n' "$*"
    unshare --mount --propagation private --pid --fork --kill-child --ipc --uts \
        bash "$here/enter_root.sh" "$root" \
        env -i HOME=/root LANG=C.UTF-8 TERM=dumb CI=true \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${settings[@]}" \
        sh -c 'cd /root/keyturn && exec "$@"' sh "$@" \
        </dev/null >"$logs/$name.log" 2>&1 || status=$?
    grep -E '^(set-up:|==|"?state"?|=+ .* =+$)|"state"' "$logs/$name.log" | sed 's/^/    /' || true
    printf 'test-fresh: %-14s %4d s, exit code %d\n' "$name" $((SECONDS - began)) "$status"
    if [ "$status" -ne 0 ]; then
        tail -n 40 "$logs/$name.log"
        bring_back "$root"
        exit 1
    fi
}

bring_back() { # ROOT: what the tests left to look at
    if [ -d "$1/root/keyturn/build" ]; then cp -r "$1/root/keyturn/build/." "$logs/"; fi
}

main
