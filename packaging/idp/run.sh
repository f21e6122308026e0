#!/bin/bash
# Does the program sign in at identity providers that nobody of this project wrote? `make test-idp`.
#
#   bash packaging/idp/run.sh [-k glewlwyd ...]
#
# Installs them once, then runs tests/idp in the desktop rig: a real Chromium as an unprivileged
# user, and no network but loopback. Arguments go to pytest; logs and pictures lie in build/idp.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
setup=$tree/packaging/setup

python=$(sh "$setup/find_python.sh")
"$python" "$setup/virtual_env.py" dev
"$python" "$setup/system_packages.py" qt-offscreen qt-window desktop-rig
bash "$here/install.sh"
# The rig names its own folder of tests first; those are left out here.
KEYTURN_DESKTOP_ARTEFACTS=${KEYTURN_DESKTOP_ARTEFACTS:-$tree/build/idp} \
    exec bash "$tree/tests/desktop/run-desktop.sh" --deselect tests/desktop tests/idp "$@"
