#!/bin/bash
# Does the program sign in at identity providers that nobody of this project wrote? Started by
# `make test-idp`, which has set up the rest; arguments go to pytest.
#
#   bash packaging/idp/run.sh [-k glewlwyd ...]
#
# Installs them once, then runs tests/idp in the desktop rig: a real Chromium as an unprivileged
# user, and no network but loopback. Logs and pictures lie in build/idp.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)

bash "$here/install.sh"
KEYTURN_DESKTOP_ARTEFACTS=${KEYTURN_DESKTOP_ARTEFACTS:-$tree/build/idp} \
    exec bash "$tree/tests/desktop/run-desktop.sh" --tests tests/idp "$@"
