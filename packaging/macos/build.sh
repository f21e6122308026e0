#!/bin/bash
# How does the program become an application, a disk image and an installer package of macOS?
#
#     bash packaging/macos/build.sh [BRAND_FOLDER]
#
# On a Mac, with Xcode's command line tools and .venv holding packaging/locks/package.txt. Who signs
# comes from outside; a step whose part is not there is left out, and said:
#
#     KEYTURN_SIGN_APPLICATION  a "Developer ID Application" identity of the keychain
#     KEYTURN_SIGN_INSTALLER    a "Developer ID Installer" identity of the keychain
#     KEYTURN_NOTARY_PROFILE    a profile that `xcrun notarytool store-credentials` keeps
#
# What lies in build/packages afterwards: a .dmg for people, a .pkg for fleets, the LaunchAgent.
set -euo pipefail
cd "$(dirname "$0")/../.."

say() { printf 'macos: %s\n' "$*"; }
fail() { printf 'macos: %s\n' "$*" >&2; exit 1; }

[ "$(uname)" = Darwin ] || fail "this runs on macOS only: the application is made by PyInstaller there."
python=${PYTHON:-.venv/bin/python}
[ -x "$python" ] || fail "$python is not there. Make it, and install packaging/locks/package.txt into it."

brand=${1:-packaging/brands/keyturn}
work=build/packages/macos
rm -rf "$work"
mkdir -p "$work/root/Applications" "$work/scripts"

"$python" packaging/macos/info_plist.py "$work" --brand "$brand"
# shellcheck source=/dev/null
. "$work/names.sh"
"$python" packaging/recipes/icon_files.py "$work/mark.icns" --brand "$brand"

say "freezing"
KEYTURN_ICON="$PWD/$work/mark.icns" KEYTURN_INFO_PLIST="$PWD/$work/Info.plist" PYTHONHASHSEED=0 \
    "$python" -m PyInstaller packaging/freeze/keyturn.spec \
    --distpath "$work/frozen" --workpath "$work/freeze" --noconfirm --log-level ERROR
app="$work/root/Applications/$APP_FOLDER"
mv "$work/frozen/keyturn.app" "$app"
"$python" packaging/macos/resources.py "$app" "$work" --brand "$brand"

# From within outwards: a signature seals what lies below it. Without an identity the program is
# signed for this computer only, and not hardened: libraries without a team would be refused.
if [ -n "${KEYTURN_SIGN_APPLICATION:-}" ]; then
    say "signing as $KEYTURN_SIGN_APPLICATION"
    hardened=(--force --timestamp --options runtime --sign "$KEYTURN_SIGN_APPLICATION")
    find "$app/Contents/Frameworks" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
        xargs -0 codesign "${hardened[@]}"
    find "$app/Contents/Frameworks" -type d -name '*.framework' -prune -print0 |
        xargs -0 codesign "${hardened[@]}"
    codesign "${hardened[@]}" --entitlements packaging/macos/entitlements.plist "$app"
else
    say "KEYTURN_SIGN_APPLICATION is not set: signed for this computer only, other Macs refuse it."
    codesign --force --deep --sign - "$app"
fi
codesign --verify --deep --strict "$app"

say "looking whether the program is whole"
"$app/Contents/MacOS/keyturn" --self-test

notarize() { # FILE: have Apple look at it, and staple the answer
    if [ -z "${KEYTURN_SIGN_APPLICATION:-}" ] || [ -z "${KEYTURN_NOTARY_PROFILE:-}" ]; then
        say "no identity or no KEYTURN_NOTARY_PROFILE: $1 is not notarized, Gatekeeper warns of it."
        return
    fi
    xcrun notarytool submit "$1" --keychain-profile "$KEYTURN_NOTARY_PROFILE" --wait
    xcrun stapler staple "$1"
}

dmg="build/packages/$PACKAGE-$VERSION.dmg"
say "making $dmg"
mkdir "$work/image"
cp -R "$app" "$work/image/"
ln -s /Applications "$work/image/Applications"
hdiutil create -quiet -ov -volname "$APP_NAME" -srcfolder "$work/image" -format UDZO "$dmg"
[ -z "${KEYTURN_SIGN_APPLICATION:-}" ] ||
    codesign --force --timestamp --sign "$KEYTURN_SIGN_APPLICATION" "$dmg"
notarize "$dmg"

# The package asks nothing: `installer -pkg FILE -target /` is its silent run. Where the person has no
# entry yet, it puts the start with the session where the program itself would put it.
pkg="build/packages/$PACKAGE-$VERSION.pkg"
say "making $pkg"
cp "$work/$APP_ID.plist" "$work/scripts/agent.plist"
{ printf '#!/bin/bash\n'; cat "$work/names.sh" packaging/macos/postinstall.sh; } >"$work/scripts/postinstall"
chmod 755 "$work/scripts/postinstall"
signed=()
if [ -n "${KEYTURN_SIGN_INSTALLER:-}" ]; then
    signed=(--sign "$KEYTURN_SIGN_INSTALLER" --timestamp)
else
    say "KEYTURN_SIGN_INSTALLER is not set: $pkg is not signed."
fi
pkgbuild --quiet --root "$work/root" --install-location / --scripts "$work/scripts" \
    --identifier "$APP_ID.package" --version "$VERSION" ${signed[@]+"${signed[@]}"} "$pkg"
[ -z "${KEYTURN_SIGN_INSTALLER:-}" ] || notarize "$pkg"

cp "$work/$APP_ID.plist" "build/packages/"
(cd build/packages && shasum -a 256 "$PACKAGE-$VERSION.dmg" "$PACKAGE-$VERSION.pkg" >"$PACKAGE-$VERSION-macos.sha256")
say "done: $dmg, $pkg"
