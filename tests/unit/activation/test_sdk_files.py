"""Does trouble with the vendor SDK's file ever touch our own license?"""

import logging

import pytest

from sso import errors
from sso.activation.sdk_files import SdkFiles
from tests.unit.activation.license_bench import FakeSdkFiles
from tests.unit.samples import evidence


def test_the_exact_answer_is_written_and_the_entry_removed() -> None:
    files = FakeSdkFiles()
    sdk_files, signed = SdkFiles(files), evidence()
    assert sdk_files.trouble is None
    sdk_files.write("myproduct", signed, "123")
    sdk_files.remove("myproduct")
    assert files.written == [("myproduct", signed.body, "123")]
    assert files.removed == ["myproduct"]
    assert sdk_files.trouble is None


def test_a_profile_that_wants_no_file_gets_none() -> None:
    sdk_files = SdkFiles(None)
    sdk_files.write("myproduct", evidence(), "123")
    sdk_files.remove("myproduct")
    assert sdk_files.trouble is None


def test_trouble_is_kept_and_logged_until_it_is_over(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "keyturn")
    files = FakeSdkFiles()
    sdk_files = SdkFiles(files)
    trouble = files.trouble = errors.StoreFailed("full")
    sdk_files.write("myproduct", evidence(), "123")
    assert sdk_files.trouble is trouble
    assert trouble.code in caplog.text
    files.trouble = None
    sdk_files.write("myproduct", evidence(), "123")
    assert sdk_files.trouble is None
    files.trouble = trouble
    sdk_files.remove("myproduct")
    assert sdk_files.trouble is trouble
