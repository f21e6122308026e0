# What does the installer package do after the files? The start with the session, for who is there.
#
# build.sh puts the first line and the brand's names before it. An entry that is there stays, as does
# the person's decision against it: the program leaves a mark at its first run.
set -eu
[ "$STARTS_WITH_SESSION" = 1 ] || exit 0 # so says the brand's profile
person=$(stat -f %Su /dev/console)
if [ "$person" = root ] || [ "$person" = loginwindow ]; then
    exit 0 # nobody is there: the program decides at its first run
fi
home=$(dscl . -read "/Users/$person" NFSHomeDirectory | cut -d ' ' -f 2-)
agents="$home/Library/LaunchAgents"
mark="$home/Library/Application Support/$APP_ID/autostart-settled"
if [ -e "$agents/$APP_ID.plist" ] || [ -e "$mark" ]; then
    exit 0
fi
sudo -u "$person" mkdir -p "$agents"
# Written as the person: root would follow a link that the person laid there.
sudo -u "$person" tee "$agents/$APP_ID.plist" <"$(dirname "$0")/agent.plist" >/dev/null
