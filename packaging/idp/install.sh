#!/bin/bash
# Which identity providers of others are installed for the tests, and where? In .cache/idp, once.
#
#   node/      npm's oidc-provider and samlify, as package-lock.json names them; no script of theirs runs
#   nanoidp/   PyPI's nanoidp in an environment of its own, as nanoidp.txt names it
#   glewlwyd/  Debian's glewlwyd, unpacked and not installed: no service of it is started
#
# A second call does nothing. No file here names a package index: the hashes say what is right.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
cache=$tree/.cache/idp
setup=$tree/packaging/setup

main() {
    local python
    python=$(sh "$setup/find_python.sh")
    command -v npm >/dev/null && command -v node >/dev/null ||
        "$python" "$setup/system_packages.py" idp-node
    mkdir -p "$cache"
    once node "$(cat "$here/package-lock.json")" install_node
    cp "$here"/*.mjs "$cache/node/" # beside the modules that they import
    "$python" "$setup/virtual_env.py" ../idp/nanoidp --at "$cache/nanoidp"
    if command -v apt-get >/dev/null; then
        "$python" "$setup/system_packages.py" idp-libraries
        once glewlwyd "$(declare -f install_glewlwyd)" install_glewlwyd
    else
        echo "set-up: no apt-get here, so no glewlwyd: its tests are skipped" >&2
    fi
}

once() { # NAME WHAT_IT_IS_MADE_FROM COMMAND: run it in an empty folder, unless it was done already
    local name=$1 stamp=$cache/$1.stamp digest began=$SECONDS
    digest=$(printf '%s' "$2" | sha256sum)
    [ ! -e "$stamp" ] || [ "$(cat "$stamp")" != "$digest" ] || return 0
    echo "set-up: installing $name into .cache/idp ..." >&2
    rm -rf "${cache:?}/$name" "$stamp"
    mkdir "$cache/$name"
    (cd "$cache/$name" && "$3")
    echo "$digest" >"$stamp"
    echo "set-up: $((SECONDS - began)) s" >&2
}

install_node() {
    cp "$here/package.json" "$here/package-lock.json" .
    npm ci --ignore-scripts --no-audit --no-fund --loglevel error >&2
}

install_glewlwyd() {
    # With what its sign-in page is made of; the page needs no fonts.
    local packages=(glewlwyd glewlwyd-common libjs-jquery libjs-bootstrap4 libjs-popper.js) package
    # Package lists are fetched only when the ones at hand do not do.
    apt-get download -qq "${packages[@]}" 2>/dev/null ||
        { apt-get update -qq && apt-get download -qq "${packages[@]}"; }
    for package in *.deb; do dpkg-deb -x "$package" .; done
    rm -- *.deb
    # Its pages with every link followed: it serves no file that lies outside their folder. Links to
    # fonts lead nowhere, and the one of the settings is absolute.
    cp -rL usr/share/glewlwyd/webapp pages 2>/dev/null || true
    cp usr/share/glewlwyd/templates/config.json pages/
}

main
