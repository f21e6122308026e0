"""Where does the inspecting proxy find a name that nobody else knows? At a port of loopback.

An addon of mitmproxy: `mitmdump -s known_here.py --set known=license.test=127.0.0.1:4711`.
"""

from mitmproxy import ctx


class KnownHere:
    def load(self, loader):
        loader.add_option("known", str, "", "a name and where it is: NAME=HOST:PORT")

    def server_connect(self, data):
        name, _, place = ctx.options.known.partition("=")
        host, _, port = place.rpartition(":")
        if data.server.address and data.server.address[0] == name:
            data.server.address = (host, int(port))


addons = [KnownHere()]
