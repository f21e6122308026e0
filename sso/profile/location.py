"""Where is the profile, and what are the effective settings of this start?"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sso.errors import NoProfile, ProfileError
from sso.profile import reader
from sso.profile.keys import DEFAULT_APP_ID, DEFAULT_APP_NAME, Profile
from sso.profile.layers import Layer, merged
from sso.profile.policy import layers_of
from sso.profile.soundness import check_document, value_at

ENVIRONMENT_VARIABLE = "KEYTURN_PROFILE"
Policies = Callable[[str], Sequence[reader.Document]]


# Tables of the user's settings file that are memory, not settings.
_NOT_SETTINGS = ("chosen_license", "company")


def candidates(packaged: Path | None, user_profile: Path) -> list[Path]:
    """Return where a profile is looked for, strongest first, after flag and variable."""
    found = [packaged] if packaged else []
    return [*found, _machine_folder() / DEFAULT_APP_ID / "profile.toml", user_profile]


def find_profile(
    flag: str | None,
    environment: Mapping[str, str],
    packaged: Path | None,
    user_profile: Path,
) -> Path:
    """Return the profile's path.

    :raises ProfileError: none is there; its fact `place` says where one belongs.
    """
    named = flag or environment.get(ENVIRONMENT_VARIABLE)
    if named:
        return Path(named)
    for path in candidates(packaged, user_profile):
        if path.is_file():
            return path
    raise NoProfile("no profile was found", place=str(user_profile))


def load_profile(
    path: Path,
    settings_of: Callable[[str], Path],
    flags: Mapping[str, Any] | None = None,
    policies_of: Policies = lambda app_id: [],
) -> Profile:
    """Read profile, policy, user settings and flags into one `Profile`.

    :param settings_of: where the user's settings of an app id lie.
    :param flags: dotted keys from the command line.
    :param policies_of: the machine's policies for an app id, strongest first.
    :raises ProfileError: any layer is not sound; nothing is half applied.
    """
    document = reader.read_document(path)
    check_document(document)
    return _layered(document, settings_of, flags, policies_of, path.resolve().parent)


def app_id_at(find: Callable[[], Path]) -> str:
    """Return the id that a profile names, however unsound the rest is; else the unbranded one's."""
    try:
        found = value_at(reader.read_document(find()).values, "app.id")
    except ProfileError:
        return DEFAULT_APP_ID
    return found if isinstance(found, str) and found else DEFAULT_APP_ID


def load_policy_alone(
    settings_of: Callable[[str], Path],
    flags: Mapping[str, Any] | None,
    policies_of: Policies,
) -> Profile | None:
    """Return the profile that the policy of the unbranded program makes by itself, without a
    vendor's file; None: there is no policy.

    :raises ProfileError: the policy is not sound, or lacks what only it could say.
    """
    if not policies_of(DEFAULT_APP_ID):
        return None
    app = {"id": DEFAULT_APP_ID, "name": DEFAULT_APP_NAME}
    document = reader.Document("the policy", "", {"schema": 1, "app": app})
    return _layered(document, settings_of, flags, policies_of, _machine_folder() / DEFAULT_APP_ID)


def _layered(
    document: reader.Document,
    settings_of: Callable[[str], Path],
    flags: Mapping[str, Any] | None,
    policies_of: Policies,
    folder: Path,
) -> Profile:
    app_id = document.values["app"]["id"]
    defaults, forced = layers_of(policies_of(app_id), app_id)
    layers = [Layer("profile", document), *defaults]
    settings = settings_of(app_id)
    if settings.is_file():
        layers.append(Layer("user settings", _settings(settings), is_user=True))
    if flags:
        said = reader.Document("command line", "", _nested(flags))
        layers.append(Layer("command line", said, is_flags=True))
    return merged([*layers, *forced], folder)


def public_key_pem(profile: Profile, resources: Path) -> bytes:
    """Return the pinned key's PEM: the shipped one, or the file that the profile names.

    :raises ProfileError: the file cannot be read.
    """
    name = profile.license_service.public_key
    if name == "licensespring":
        path = resources / "keys" / "licensespring.pem"
    else:
        path = (profile.folder or Path()) / name
    try:
        return path.read_bytes()
    except OSError as reason:
        raise ProfileError(
            f"license_service.public_key: {path} cannot be read: {reason.strerror}"
        ) from reason


def _settings(path: Path) -> reader.Document:
    """Read the user's settings without the table that is not a profile key."""
    document = reader.read_document(path)
    values = {name: value for name, value in document.values.items() if name not in _NOT_SETTINGS}
    return reader.Document(document.name, document.text, values)


def _nested(flags: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for dotted, value in flags.items():
        table = values
        *path, name = dotted.split(".")
        for part in path:
            table = table.setdefault(part, {})
        table[name] = value
    return values


def _machine_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData"))
    if sys.platform == "darwin":
        return Path("/Library/Application Support")
    return Path("/etc")
