"""What must hold for every provider of hardware ids?"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sso.device.identity import DeviceIdentity, system_id

Make = Callable[[Path], DeviceIdentity]


class HardwareIdContract:
    """Every provider passes this; a test class gives the fixture `make`."""

    def test_it_is_a_plain_short_text(self, make: Make, tmp_path: Path) -> None:
        found = make(tmp_path / "device.json").hardware_id()
        assert re.fullmatch(r"[\x21-\x7e]{1,200}", found)

    def test_it_is_the_same_every_time(self, make: Make, tmp_path: Path) -> None:
        store = tmp_path / "device.json"
        found = {make(store).hardware_id() for _ in range(3)}
        assert len(found) == 1

    def test_it_is_the_same_within_one_start(self, make: Make, tmp_path: Path) -> None:
        device = make(tmp_path / "device.json")
        assert device.hardware_id() == device.hardware_id() == device.facts().hardware_id

    def test_it_survives_a_move_of_the_data_folder(self, make: Make, tmp_path: Path) -> None:
        first = make(tmp_path / "a" / "device.json").hardware_id()
        (tmp_path / "a").rename(tmp_path / "b")
        assert make(tmp_path / "b" / "device.json").hardware_id() == first

    def test_the_folder_is_made(self, make: Make, tmp_path: Path) -> None:
        store = tmp_path / "deep" / "er" / "device.json"
        make(store).hardware_id()
        assert store.is_file()


class TestThisSystem(HardwareIdContract):
    """What the operating system of this computer says, or an id made once."""

    @pytest.fixture
    def make(self) -> Make:
        return DeviceIdentity

    def test_a_system_with_an_id_gives_it_to_everybody(self, make: Make, tmp_path: Path) -> None:
        if system_id() is None:
            pytest.skip("this system has no id of its own")
        assert make(tmp_path / "one").hardware_id() == make(tmp_path / "two").hardware_id()


class TestSystemWithoutAnId(HardwareIdContract):
    """A fresh image: an id is made once and kept."""

    @pytest.fixture
    def make(self) -> Make:
        return lambda store: DeviceIdentity(store, platform_id=lambda: None)


class TestCommand(HardwareIdContract):
    """The profile's own command."""

    @pytest.fixture
    def make(self) -> Make:
        command = (sys.executable, "-c", "print('device-7')")
        return lambda store: DeviceIdentity(store, "command", command)
