#!/bin/sh
# Which Python shall make the virtual environment?
#
# Prints its path, or says on standard error what is missing. The system's own comes first: the
# desktop tests run as an unprivileged user, who cannot start an interpreter below somebody's home.
# PYTHON=/path/to/python3 overrides the choice.

usable() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if [ -n "${PYTHON:-}" ]; then
    if usable "$PYTHON"; then command -v "$PYTHON"; exit 0; fi
    echo "PYTHON=$PYTHON is not Python 3.11 or newer with the module venv." >&2
    exit 1
fi

for candidate in /usr/bin/python3 /usr/bin/python3.14 /usr/bin/python3.13 /usr/bin/python3.12 \
    /usr/bin/python3.11 python3; do
    if usable "$candidate"; then command -v "$candidate"; exit 0; fi
done

echo "Python 3.11 or newer with the module venv is needed (Debian: packages python3 and python3-venv)." >&2
exit 1
