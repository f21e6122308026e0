#!/bin/bash
# Does everything hold? The checks, the suite, and the desktop tests in their rig, one after another.
#
# All are run even when one fails, so that one run tells all; the closing lines of the tests come
# last. Started by `make test`, which has done the set-up.
#
# The suite runs in two processes at once, a test at a time each. What measures (answers within 0.1 s,
# an attack's share of a processor) runs afterwards, alone: the other process would be in its figures.
set -u
cd "$(dirname "$0")/../.." || exit 1

python=.venv/bin/python
logs=build/test
mkdir -p "$logs"
failed=()

# A folder of its own stands for the session's: Qt wants one, and no test shall meet the present
# user's bus, display or keyring.
runtime=$(mktemp -d)
trap 'rm -rf "$runtime"' EXIT
bare=(env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS
    QT_QPA_PLATFORM=offscreen "XDG_RUNTIME_DIR=$runtime")

step() { # NAME COMMAND...: run it, keep what it prints, remember whether it failed
    local name=$1 began=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    if "$@" </dev/null 2>&1 | tee "$logs/$name.log"; [ "${PIPESTATUS[0]}" -eq 0 ]; then
        printf '== %s: good, %d s\n' "$name" $((SECONDS - began))
    else
        printf '== %s: FAILED, %d s\n' "$name" $((SECONDS - began))
        failed+=("$name")
    fi
}

# The network tests' inspecting proxy, in an environment of its own, made while the checks run.
"$python" packaging/setup/virtual_env.py network --at .cache/network >"$logs/network.log" 2>&1 &
network=$!
step check make --no-print-directory check
wait "$network" || { cat "$logs/network.log"; failed+=(network); }
measuring=(tests/integration/listener tests/torture)
step suite "${bare[@]}" "$python" -m pytest --numprocesses=2 --dist=worksteal \
    --ignore=tests/desktop "${measuring[@]/#/--ignore=}"
step measuring "${bare[@]}" "$python" -m pytest "${measuring[@]}"
step desktop bash tests/desktop/run-desktop.sh

# Which tree was held: `make release-preflight` asks. Only one that is committed has a name.
rm -f "$logs/passed"
if [ ${#failed[@]} -eq 0 ] && [ -z "$(git status --porcelain 2>/dev/null)" ]; then
    git rev-parse 'HEAD^{tree}' >"$logs/passed" 2>/dev/null || rm -f "$logs/passed"
fi

printf '\n'
[ ${#failed[@]} -eq 0 ] || printf 'Failed: %s. The whole output is in %s.\n' "${failed[*]}" "$logs"
for name in suite measuring desktop; do
    # pytest's closing line, such as "==== 412 passed in 61.02s ===="
    grep -E '^=+ .*[0-9.]+s.* =+$' "$logs/$name.log" | tail -n 1
done
[ ${#failed[@]} -eq 0 ]
