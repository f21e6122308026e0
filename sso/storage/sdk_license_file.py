"""How does a program built with the vendor's SDK find itself licensed? By the SDK's own file.

The SDK 4.x keeps `License.key`, an LSLF v1 file (`sso.storage.lslf`), in a folder a product. After
each good answer our entry in it is renewed; everything else in the file stays. How it is called::

    sdk_files = SdkLicenseFile(
        folder_for=lambda product_code: default_folder(product_code, os.environ, sys.platform),
        password=shared_key or client_secret,  # the one that the licensed program has
        clock=now,
    )
    sdk_files.write(product_code, evidence.body, hardware_id)  # after an activation or a check
    sdk_files.remove(product_code)                             # after a deactivation

With a folder of the profile, `folder_for` returns it for each product: one file may hold several.
`hardware_id` must be the id that the licensed program finds by itself.

Both raise `StoreFailed` for the disk and `LicenseDamaged` for a file that does not open with the
password, which is left as it is. Neither says anything about our own license: the caller reports
it and goes on. The password stands in no error.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from sso.errors import AnswerNotUnderstood, LicenseDamaged, StoreFailed
from sso.licensing import strict_json
from sso.licensing.model import parse_license
from sso.licensing.strict_json import Json
from sso.storage import atomic_file, file_lock, lslf
from sso.storage.sdk_license_entry import entry_of

FILE_NAME = "License.key"
LOCK_NAME = "License.key.lock"
LOCK_TRIES = 20  # how the SDK waits (wire reference, 9.3)
LOCK_PAUSE_S = 0.05
# What Windows takes for a device, with any ending; a folder of that name cannot be made there.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


@dataclass(frozen=True, slots=True)
class _Contents:
    """What a file says, and what sealed it; `other` are the members beside the licenses."""

    licenses: Mapping[str, Json] = field(default_factory=dict)
    other: Mapping[str, Json] = field(default_factory=dict)
    salt: bytes = b""  # none yet
    iterations: int = lslf.ITERATIONS

    def entry(self, product_code: str) -> Mapping[str, Json]:
        """Return a product's entry; an empty one where there is none."""
        found = self.licenses.get(product_code)
        return found if isinstance(found, dict) else {}

    def with_entry(self, product_code: str, entry: Mapping[str, Json]) -> _Contents:
        """Return the contents with this entry in its place."""
        return replace(self, licenses={**self.licenses, product_code: dict(entry)})

    def without(self, product_code: str) -> _Contents:
        """Return the contents without a product's entry."""
        kept = {code: entry for code, entry in self.licenses.items() if code != product_code}
        return replace(self, licenses=kept)


class SdkLicenseFile:
    """The license files of the vendor's SDK, for one user and one vendor."""

    def __init__(
        self,
        folder_for: Callable[[str], PurePath],
        password: str,
        clock: Callable[[], datetime],
        *,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take the doors to the world.

        :param folder_for: product code -> folder of its file; a leading ``~`` is the user's home.
        :param password: the vendor's shared key, or the client secret where there is none.
        :param pause: waits so many seconds for the lock; one second in all, at most.
        """
        self._folder_for = folder_for
        self._password = password
        self._clock = clock
        self._pause = pause

    def write(self, product_code: str, response_body: bytes, hardware_id: str) -> None:
        """Put a good answer into the file. Blocks some 100 ms, for the key.

        :param response_body: the exact bytes of a verified activation or check.
        :raises LicenseDamaged: what is there does not open. :raises StoreFailed: the disk, or
            somebody holds the lock. :raises AnswerNotUnderstood: the bytes are no license of this
            product. In every case the file is as it was.
        """
        answer = strict_json.parse_object(response_body)
        if parse_license(answer).product.short_code != product_code:
            raise AnswerNotUnderstood("the answer is for another product")
        with self._locked(self._path(product_code)) as path:
            contents = self._read(path)
            entry = entry_of(
                answer, contents.entry(product_code), hardware_id=hardware_id, now=self._clock()
            )
            self._write(path, contents.with_entry(product_code, entry))

    def remove(self, product_code: str) -> None:
        """Take a product's entry out; the file too, where nothing else is in it.

        :raises LicenseDamaged: what is there does not open, and stays. :raises StoreFailed: the
            disk, or somebody holds the lock.
        """
        path = self._path(product_code)
        if not os.path.lexists(path):
            return
        with self._locked(path):
            contents = self._read(path)
            rest = contents.without(product_code)
            if not rest.licenses and not rest.other:
                atomic_file.remove(path)
            elif rest != contents:
                self._write(path, rest)

    def _path(self, product_code: str) -> Path:
        try:
            return Path(self._folder_for(product_code)).expanduser() / FILE_NAME
        except RuntimeError as reason:  # no such thing as a home
            raise StoreFailed("the SDK's license file has no place: no home folder") from reason

    @contextlib.contextmanager
    def _locked(self, path: Path) -> Iterator[Path]:
        try:
            atomic_file.make_private_folder(path.parent)
            with file_lock.held_soon(
                path.with_name(LOCK_NAME), LOCK_TRIES, lambda: self._pause(LOCK_PAUSE_S)
            ):
                yield path
        except OSError as reason:
            raise StoreFailed.at(path.parent, reason) from reason

    def _read(self, path: Path) -> _Contents:
        try:
            with path.open("rb") as file:
                content = file.read(lslf.MAX_FILE_BYTES + 1)
        except FileNotFoundError:
            return _Contents()
        if not content:  # the SDK does not wait for the disk: a power cut can leave no byte
            return _Contents()
        opened = lslf.unseal(content, self._password)
        return replace(_contents_of(opened.plain), salt=opened.salt, iterations=opened.iterations)

    def _write(self, path: Path, contents: _Contents) -> None:
        members = {**contents.other, "licenses": contents.licenses}
        plain = json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        if len(plain) > lslf.MAX_PLAIN_BYTES:
            raise StoreFailed(f"{path.parent}: the SDK's license file would be too large")
        _contents_of(plain)  # what would not be read back is not written
        sealed = lslf.seal(
            plain,
            self._password,
            contents.salt or secrets.token_bytes(lslf.SALT_BYTES),
            secrets.token_bytes(lslf.NONCE_BYTES),
            contents.iterations,
        )
        atomic_file.write(path, sealed)


def default_folder(product_code: str, environ: Mapping[str, str], platform: str) -> PurePath:
    """Return where the SDK looks for a product's file. Pure.

    Windows: from `SystemDrive` and `USERNAME` and not from the profile's real place, as the SDK
    does. macOS: like Linux as long as there is `HOME`, else the documented place below ``~``.

    :param platform: as `sys.platform`.
    :raises StoreFailed: a code that could leave the folder, or an environment without a place.
    """
    leaf = _folder_name(product_code, "the product's code")
    if platform == "win32":
        drive = environ.get("SystemDrive") or environ.get("SYSTEMDRIVE", "")
        if not re.fullmatch(r"[A-Za-z]:", drive):
            raise StoreFailed("the SDK's license file has no place: SystemDrive is not a drive")
        user = _folder_name(environ.get("USERNAME", ""), "USERNAME")
        local = PureWindowsPath(f"{drive}\\", "Users", user, "AppData", "Local")
        return local / "LicenseSpring" / leaf
    home = environ.get("HOME", "")
    if home:
        return PurePosixPath(home, ".LicenseSpring", "LicenseSpring", leaf)
    if platform == "darwin":
        return PurePosixPath("~/Library/Application Support/LicenseSpring", leaf)
    raise StoreFailed("the SDK's license file has no place: HOME is not set")


def _folder_name(text: str, what: str) -> str:
    """Return a text that is exactly one folder below another, on every system."""
    is_fit = text.rstrip(" .") == text != "" and not _UNFIT.search(text)
    if not is_fit or _DEVICES.fullmatch(text):
        raise StoreFailed(f"{what} cannot name a folder for the SDK's license file")
    return text


def _contents_of(plain: bytes) -> _Contents:
    try:
        members = strict_json.parse_object(plain)
    except AnswerNotUnderstood as reason:
        raise LicenseDamaged("the SDK's license file does not hold sound JSON") from reason
    licenses = members.pop("licenses", {})
    if not isinstance(licenses, dict):
        raise LicenseDamaged("the SDK's license file holds no table of licenses")
    return _Contents(licenses, members)
