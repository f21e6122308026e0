#!/bin/bash
# How is one of the installed identity providers started? In the foreground, on 127.0.0.1 only.
#
#   start.sh oidc-provider FOLDER PORT
#   start.sh federation FOLDER PORT BEHIND     sends the browser on to the nanoidp at BEHIND
#   start.sh nanoidp FOLDER PORT FRONT         answers the federation at FRONT
#   start.sh glewlwyd FOLDER PORT
#
# FOLDER is an empty one of this run: what a provider writes lies there. The registered addresses of
# oidc-provider are in FIXED_REDIRECT_URIS, WEB_REDIRECT_URIS and RETURN_URIS, see settings.mjs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=$(cd "$here/../../.cache/idp" && pwd)
name=$1 folder=$2 port=$3

case $name in
oidc-provider)
    PORT=$port exec node "$cache/node/openid_provider.mjs"
    ;;
federation)
    PORT=$port BEHIND=$4 exec node "$cache/node/federation.mjs"
    ;;
nanoidp)
    cd "$folder"
    # By module: the script's first line names the folder in which it was installed.
    nanoidp=("$cache/nanoidp/bin/python" -c 'from nanoidp.__main__ import main; main()')
    "${nanoidp[@]}" init config
    sed -e "s#@PORT@#$port#g" -e "s#@FRONT@#$4#g" "$here/nanoidp.yaml" >config/settings.yaml
    exec "${nanoidp[@]}" --config config
    ;;
glewlwyd)
    unpacked=$cache/glewlwyd/usr
    documents=$unpacked/share/doc/glewlwyd
    {
        echo 'bind_address="127.0.0.1"'
        zcat "$documents/glewlwyd.conf.sample.gz" | sed -E \
            -e "s#\"/usr/share/glewlwyd/webapp/#\"$cache/glewlwyd/pages/#" \
            -e "s#\"/usr/(lib|share)/glewlwyd#\"$unpacked/\1/glewlwyd#" \
            -e "s#^port=.*#port=$port#" -e "s#localhost:4593#127.0.0.1:$port#" \
            -e 's#localhost#127.0.0.1#' -e 's#^cookie_secure=1#cookie_secure=0#' \
            -e "s#/var/cache/glewlwyd/glewlwyd.db#$folder/glewlwyd.db#"
    } >"$folder/glewlwyd.conf"
    zcat "$documents/database/init.sqlite3.sql.gz" | sqlite3 "$folder/glewlwyd.db"
    exec "$unpacked/bin/glewlwyd" --config-file="$folder/glewlwyd.conf"
    ;;
*)
    echo "start.sh: there is no provider $name" >&2
    exit 64
    ;;
esac
