#!/bin/bash
# How do the desktop tests get a desktop? Started by `make test`; arguments go to pytest.
#
#   bash tests/desktop/run-desktop.sh [--tests FOLDER] [-k sign_in ...]
#
# FOLDER is tests/desktop, unless other tests want the same desktop.
# Made here: an X display, a session bus, a window manager, a panel with a tray, an unlocked secret
# service, and real Chromium as the default browser. As root all this runs as an unprivileged user
# (the secret store and Chromium's sandbox behave differently for root), in namespaces of its own:
# no network but loopback, and nothing that is started here outlives it. Otherwise it runs as the
# present user. Pictures and logs go to KEYTURN_DESKTOP_ARTEFACTS, build/desktop unless set.
#
# The script calls itself for each step down: outside, isolated, session, inner.
set -euo pipefail
script=$(realpath "$0")
step=${KEYTURN_RIG_STEP:-outside}
unprivileged=65534 # nobody: there on every system

outside() {
    tests=tests/desktop
    if [ "${1:-}" = --tests ]; then
        tests=${2:?--tests needs a folder}
        shift 2
    fi
    tree=$(realpath "$(dirname "$script")/../..")
    artefacts=$(realpath -m "${KEYTURN_DESKTOP_ARTEFACTS:-$tree/build/desktop}")
    rm -rf "$artefacts"
    mkdir -p "$artefacts"
    # Short, since a socket's path may have 107 characters only; "/tmp" because TMPDIR may be private.
    DIR=$(mktemp -d /tmp/keyturn-rig.XXXXXX)
    trap 'rm -rf --one-file-system "$DIR"' EXIT
    mkdir "$DIR/artefacts" "$DIR/tree"
    export DIR tree tests artefacts
    local status=0
    if [ "$(id -u)" -ne 0 ]; then
        KEYTURN_RIG_STEP=session "$script" "$@" || status=$?
    else
        chmod 755 "$DIR"
        # Only root may make this folder, and without it X has no socket in the file system.
        [ -d /tmp/.X11-unix ] || install -d -m 1777 /tmp/.X11-unix
        chown -R "$unprivileged:$unprivileged" "$DIR"
        local namespaces=(unshare --net --mount --propagation private --pid --fork --kill-child
            --mount-proc)
        if "${namespaces[@]}" true 2>/dev/null; then
            KEYTURN_RIG_STEP=isolated "${namespaces[@]}" "$script" "$@" || status=$?
        elif as_nobody test -r "$tree/.venv/bin/python" -a -r "$script"; then
            echo "desktop rig: no namespaces here, so nothing is shut off from the network"
            KEYTURN_RIG_STEP=session as_nobody bash "$script" "$@" || status=$?
        else
            echo "desktop rig: no namespaces here, and other users cannot read $tree:" \
                "move it to another folder, or run as an ordinary user"
            status=1
        fi
    fi
    cp -r "$DIR/artefacts/." "$artefacts/"
    return "$status"
}

isolated() {
    ip link set lo up
    # The tree may lie in a folder that only root may enter, and no test shall write into it.
    mount --bind "$tree" "$DIR/tree"
    mount -o remount,bind,ro "$DIR/tree"
    export tree=$DIR/tree script=$DIR/tree/tests/desktop/run-desktop.sh KEYTURN_RIG_STEP=session
    as_nobody bash "$script" "$@"
}

as_nobody() {
    setpriv --reuid="$unprivileged" --regid="$unprivileged" --clear-groups "$@"
}

session() {
    # The environment comes before the bus: services that the bus starts inherit the bus's own.
    export HOME=$DIR TMPDIR=$DIR/tmp XDG_RUNTIME_DIR=$DIR/run XDG_DATA_HOME=$DIR/data \
        XDG_CONFIG_HOME=$DIR/config XDG_CACHE_HOME=$DIR/cache XDG_STATE_HOME=$DIR/state \
        NO_AT_BRIDGE=1 LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 KEYTURN_DESKTOP_ARTEFACTS=$DIR/artefacts
    unset XDG_CURRENT_DESKTOP DESKTOP_SESSION WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS \
        QT_QPA_PLATFORM BROWSER LC_ALL LC_MESSAGES
    mkdir -p -m 700 "$TMPDIR" "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME"
    # Nothing waits for a fixed time: X writes its number when it is ready.
    mkfifo "$DIR/display"
    Xvfb -displayfd 5 -screen 0 1600x900x24 -nolisten tcp 5>"$DIR/display" \
        2>"$DIR/artefacts/xvfb.log" &
    xvfb=$!
    trap 'kill "$xvfb" 2>/dev/null || true' EXIT
    local number
    read -r -t 30 number <"$DIR/display" || { echo "desktop rig: Xvfb did not start"; return 1; }
    export DISPLAY=:$number
    panel_settings
    nobody_shows_notes
    browser_stand_in
    # The bus tells of every service that it starts: that goes into a file, ours to the caller.
    KEYTURN_RIG_STEP=inner dbus-run-session -- bash "$script" "$@" 3>&2 2>"$DIR/artefacts/bus.log"
}

panel_settings() { # a panel at the bottom with a tray and nothing else
    local folder=$XDG_CONFIG_HOME/xfce4/xfconf/xfce-perchannel-xml
    mkdir -p "$folder"
    cat >"$folder/xfce4-panel.xml" <<'XML'
<channel name="xfce4-panel" version="1.0"><property name="configver" type="int" value="2"/>
 <property name="panels" type="array"><value type="int" value="1"/><property name="panel-1" type="empty">
  <property name="position" type="string" value="p=8;x=800;y=880"/><property name="length" type="uint" value="100"/>
  <property name="size" type="uint" value="32"/>
  <property name="plugin-ids" type="array"><value type="int" value="1"/></property></property></property>
 <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property></channel>
XML
}

nobody_shows_notes() { # the bus starts no service for them: a test is that service, where it wants
    local folder=$XDG_DATA_HOME/dbus-1/services
    mkdir -p "$folder"
    printf '[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=/bin/false\n' \
        >"$folder/org.freedesktop.Notifications.service"
}

browser_stand_in() { # real Chromium as the default browser, open to a driver, a profile a test
    local sandbox=
    unshare --user --map-root-user true 2>/dev/null || sandbox=--no-sandbox
    echo "desktop rig: user $(id -u), $(chromium --version 2>/dev/null)$sandbox, display $DISPLAY"
    cat >"$DIR/test-browser" <<SH
#!/bin/sh
exec chromium $sandbox --test-type --no-first-run --no-default-browser-check --disable-gpu \\
    --disable-dev-shm-usage --disable-background-networking --disable-component-update \\
    --disable-sync --no-pings --password-store=basic \\
    --host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE ::1, EXCLUDE localhost, EXCLUDE *.localhost" \\
    --window-position=20,20 --window-size=540,820 \\
    --user-data-dir="\$TEST_BROWSER_PROFILE" --remote-debugging-port=0 "\$@" \\
    >>"\$TEST_BROWSER_PROFILE.log" 2>&1
SH
    chmod +x "$DIR/test-browser"
    mkdir -p "$XDG_DATA_HOME/applications"
    cat >"$XDG_DATA_HOME/applications/test-browser.desktop" <<DESKTOP
[Desktop Entry]
Type=Application
Name=Test browser
Exec=$DIR/test-browser %u
MimeType=text/html;x-scheme-handler/http;x-scheme-handler/https;
DESKTOP
    # What `xdg-settings set default-web-browser` writes, in 8 s, while there is no bus yet.
    local kind
    {
        echo '[Default Applications]'
        for kind in text/html x-scheme-handler/http x-scheme-handler/https; do
            echo "$kind=test-browser.desktop"
        done
    } >"$XDG_CONFIG_HOME/mimeapps.list"
}

inner() {
    exec 2>&3 3>&-
    printf 'test-pass\n' |
        gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
    openbox >"$DIR/artefacts/openbox.log" 2>&1 &
    export KEYTURN_DESKTOP_WINDOW_MANAGER=$!
    xfce4-panel >"$DIR/artefacts/xfce4-panel.log" 2>&1 &
    export KEYTURN_DESKTOP_PANEL=$!
    local name
    for name in org.freedesktop.secrets org.kde.StatusNotifierWatcher; do
        gdbus wait --session --timeout 30 "$name" ||
            { echo "desktop rig: nobody serves $name"; return 1; }
    done
    cd "$tree"
    unset KEYTURN_RIG_STEP
    KEYTURN_DESKTOP_RIG=1 .venv/bin/python -m pytest "$tests" -o "cache_dir=$DIR/pytest" "$@"
}

"$step" "$@"
