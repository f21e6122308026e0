"""Which vendor, and which verifier, do the tests of the samples get?"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.integration.samples.statuses import Vendor, make_vendor
from tests.integration.samples.verifiers import (
    LANGUAGES,
    Run,
    Verifier,
    build_c,
    node_at_once,
    process_of,
    python_at_once,
)


@pytest.fixture(scope="session")
def vendor(tmp_path_factory: pytest.TempPathFactory) -> Vendor:
    """A license service with a key of its own."""
    return make_vendor(tmp_path_factory.mktemp("samples") / "vendor")


@pytest.fixture(scope="session")
def c_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The C verifier, compiled once."""
    return build_c(tmp_path_factory.mktemp("samples-c"))


@pytest.fixture(params=LANGUAGES)
def verifier(
    request: pytest.FixtureRequest, vendor: Vendor, c_program: Path, tmp_path: Path
) -> Verifier:
    """Each verifier in turn, a process a call."""
    return Verifier(process_of(request.param, c_program), vendor.public_key_file, tmp_path)


@pytest.fixture(scope="session")
def calls_at_once(c_program: Path) -> Iterator[Mapping[str, Run]]:
    """Each verifier in a way that takes milliseconds a call."""
    with node_at_once() as node:
        yield {"python": python_at_once(), "node": node, "c": process_of("c", c_program)}


@pytest.fixture(params=LANGUAGES)
def quick_verifier(
    request: pytest.FixtureRequest,
    vendor: Vendor,
    calls_at_once: Mapping[str, Run],
    tmp_path: Path,
) -> Verifier:
    """Each verifier in turn, for many calls."""
    return Verifier(calls_at_once[request.param], vendor.public_key_file, tmp_path)
