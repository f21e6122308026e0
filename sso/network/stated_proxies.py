"""What do the settings of a desktop or an operating system say about proxies? Pure.

Each system writes them down in its own way; here they are read into one form.
"""

from __future__ import annotations

import configparser
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sso.network.proxies import (
    DIRECT,
    PacAddress,
    ProxyNotUnderstood,
    Ways,
    is_exempt,
    parse_proxy,
    port_of,
)

_PAC_SCHEMES = ("http", "https", "file")


@dataclass(frozen=True, slots=True)
class StatedProxies:
    """A system's settings.

    :param proxies: an address by the scheme of what is asked for. :param exempt: hosts, domains
        and networks that are reached straight. :param exempts_plain_names: names without a dot too.
    """

    pac_url: str = ""
    proxies: Mapping[str, str] = field(default_factory=dict)
    exempt: tuple[str, ...] = ()
    exempts_plain_names: bool = False

    def found_for(self, url: str) -> Ways | PacAddress:
        """Return what they say of an address."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        is_plain = "." not in host and ":" not in host
        if self.exempts_plain_names and is_plain or is_exempt(host, port_of(url), self.exempt):
            return DIRECT
        if self.pac_url and urlsplit(self.pac_url).scheme in _PAC_SCHEMES:
            return PacAddress(self.pac_url)
        address = self.proxies.get(parts.scheme)
        if not address:
            return DIRECT
        try:
            return Ways((parse_proxy(address),))
        except ProxyNotUnderstood as reason:
            return Ways((), f"the system's proxy settings: {reason}")


def parse_portal(answers: list[str]) -> Ways:
    """Read what the desktop portal's resolver answers: addresses in order, or ``direct://``."""
    ways = []
    trouble = ""
    for answer in answers:
        try:
            ways.append(None if answer.startswith("direct:") else parse_proxy(answer))
        except ProxyNotUnderstood as reason:
            trouble = f"the desktop's proxy settings: {reason}"
    return Ways(tuple(ways), trouble) if ways or trouble else DIRECT


def parse_gnome(listed: str) -> StatedProxies:
    """Read the output of ``gsettings list-recursively org.gnome.system.proxy``."""
    said: dict[str, str] = {}
    for line in listed.splitlines():
        schema, _, rest = line.partition(" ")
        name, _, value = rest.partition(" ")
        said[f"{schema.removeprefix('org.gnome.system.proxy')}.{name}".strip(".")] = value.strip()
    mode = _unquoted(said.get("mode", ""))
    if mode == "auto":
        return StatedProxies(pac_url=_unquoted(said.get("autoconfig-url", "")))
    if mode != "manual":
        return StatedProxies()
    proxies = {}
    for scheme in ("http", "https"):
        host = _unquoted(said.get(f"{scheme}.host", ""))
        port = said.get(f"{scheme}.port", "0")
        if host and port != "0":
            proxies[scheme] = f"http://{host}:{port}"
    exempt = tuple(re.findall(r"'([^']*)'", said.get("ignore-hosts", "")))
    return StatedProxies(proxies=proxies, exempt=exempt)


def parse_kde(kioslaverc: str, environment: Mapping[str, str]) -> StatedProxies:
    """Read KDE's ``kioslaverc``: type 1 is by hand, 2 a file, 4 names of variables."""
    parser = configparser.RawConfigParser(strict=False, delimiters=("=",))
    try:
        parser.read_string(kioslaverc)
    except configparser.Error:
        return StatedProxies()
    said = dict(parser["Proxy Settings"]) if parser.has_section("Proxy Settings") else {}
    kind = said.get("proxytype", "0")
    if kind == "2":
        return StatedProxies(pac_url=said.get("proxy config script", ""))
    if kind not in ("1", "4"):
        return StatedProxies()
    proxies = {}
    for scheme in ("http", "https"):
        value = said.get(f"{scheme}proxy", "")
        value = environment.get(value, "") if kind == "4" else value
        if value:  # "http://proxy 8080", the port apart
            proxies[scheme] = re.sub(r"\s+", ":", value.strip())
    exempt = tuple(part.strip() for part in said.get("noproxyfor", "").split(",") if part.strip())
    return StatedProxies(proxies=proxies, exempt=exempt)


def parse_windows(values: Mapping[str, object]) -> StatedProxies:
    """Read the registry's ``Internet Settings``."""
    pac_url = values.get("AutoConfigURL")
    server = values.get("ProxyServer")
    proxies: dict[str, str] = {}
    if values.get("ProxyEnable") and isinstance(server, str):
        for part in server.split(";"):
            scheme, has_scheme, address = part.strip().rpartition("=")
            for one in (scheme.lower(),) if has_scheme else ("http", "https"):
                proxies[one] = address
    override = values.get("ProxyOverride")
    entries = [part.strip() for part in str(override or "").split(";") if part.strip()]
    return StatedProxies(
        pac_url=pac_url if isinstance(pac_url, str) else "",
        proxies=proxies,
        exempt=tuple(entry for entry in entries if entry != "<local>"),
        exempts_plain_names="<local>" in entries,
    )


def parse_macos(printed: str) -> StatedProxies:
    """Read the output of ``scutil --proxy``."""
    said = dict(re.findall(r"^\s*(\w+) : (?!<)(.+?)\s*$", printed, re.MULTILINE))
    proxies = {}
    for scheme, prefix in (("http", "HTTP"), ("https", "HTTPS")):
        if said.get(f"{prefix}Enable") == "1" and said.get(f"{prefix}Proxy"):
            proxies[scheme] = f"http://{said[f'{prefix}Proxy']}:{said.get(f'{prefix}Port', '80')}"
    is_automatic = said.get("ProxyAutoConfigEnable") == "1"
    return StatedProxies(
        pac_url=said.get("ProxyAutoConfigURLString", "") if is_automatic else "",
        proxies=proxies,
        exempt=tuple(re.findall(r"^\s*\d+ : (\S+)\s*$", printed, re.MULTILINE)),
        exempts_plain_names=said.get("ExcludeSimpleHostnames") == "1",
    )


def _unquoted(value: str) -> str:
    return value.strip().strip("'\"")
