#!/bin/sh
# How does a licensed program get its license when it is started? It asks Keyturn, then goes on.
#
#   start_on_demand.sh PRODUCT PROGRAM [ARGUMENT ...]
#
# Ends with the program's exit code, or with Keyturn's where there is no license. What Keyturn says
# here is its word; `verify` proves it. KEYTURN names the command where it is not on the path.
set -u

[ $# -ge 2 ] || { echo "start_on_demand: PRODUCT PROGRAM [ARGUMENT ...]" >&2; exit 64; }
product=$1
shift

ask() { # VERB OPTION...: its exit code; progress and errors are shown on standard error
    verb=$1
    shift
    "${KEYTURN:-keyturn}" "$verb" --product "$product" "$@" --json >/dev/null
}

ask status # quick, and right when offline
code=$?
case $code in
    # Nothing stored, no license yet for the person, no seat, another device's, damaged: a person
    # who signs in can change these. A sign-in or check may be under way already.
    11 | 12 | 13 | 17 | 18) ask wait --for active --timeout 2; code=$? ;;
esac
case $code in
    # 64: an older Keyturn, without `wait`.
    11 | 12 | 13 | 17 | 18 | 64) ask activate; code=$? ;;
esac
case $code in
    0 | 10) exec "$@" ;; # active, ending soon, or licensed by the last contact while offline
esac
echo "start_on_demand: no license for $product (Keyturn's exit code $code)" >&2
exit "$code"
