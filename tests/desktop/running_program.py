"""How are the program and the sandbox started and ended? From outside, as a desktop does."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]


class Program:
    """`python main.py` without a verb: the tray program with its window."""

    def __init__(self, profile: Path, data_dir: Path, browser_profile: Path, log: Path) -> None:
        self._folders = ("--profile", profile, "--data-dir", data_dir)
        self._environment = os.environ | {"TEST_BROWSER_PROFILE": str(browser_profile)}
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None, "the program was not started"
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self, *words: str) -> None:
        with self._log.open("ab") as log:
            self._process = _start("main.py", *self._folders, *words, to=log, env=self._environment)

    def start_again(self, *words: str) -> None:
        """A second start while the first one runs; it must end by itself, in peace."""
        command = [sys.executable, "main.py", *self._folders, *words]
        with self._log.open("ab") as log:
            subprocess.run(
                command, cwd=ROOT, env=self._environment, stderr=log, timeout=30, check=True
            )

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nothing of it runs meanwhile."""
        os.kill(self.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.pid, signal.SIGCONT)

    def end(self) -> int:
        """End it as the session's logout does; return its exit code."""
        assert self._process is not None, "the program was not started"
        return _end(self._process)

    def status(self) -> dict[str, Any]:
        """What `status --json` says: another process, which reads what is stored."""
        answer = subprocess.run(
            [sys.executable, "main.py", "status", "--json", *self._folders],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert answer.stdout, f"status said nothing: {answer.stderr}"
        read: dict[str, Any] = json.loads(answer.stdout)
        assert read["exit_code"] == answer.returncode
        return read

    def state(self) -> str:
        return str(self.status()["state"])


@dataclass
class Sandbox:
    """A license service and an identity provider in a process of their own."""

    process: subprocess.Popen[bytes]
    profiles: dict[str, Path]
    base_url: str

    def end(self) -> None:
        _end(self.process)

    @classmethod
    def start(cls, folder: Path, log: Path) -> "Sandbox":
        with log.open("ab") as errors:
            process = _start(
                *("-m", "sso.sandbox", "--port", "0", "--dir", folder, "--json"),
                to=errors,
                env=os.environ,
                stdout=subprocess.PIPE,
            )
        assert process.stdout is not None
        with process.stdout as output:
            line = output.readline()
        assert line, f"the sandbox did not start: {log.read_text(encoding='utf-8')}"
        said = json.loads(line)
        profiles = {name: Path(path) for name, path in said["profiles"].items()}
        return cls(process, profiles, said["base_url"])


def _start(
    *arguments: str | Path, to: IO[bytes], env: Mapping[str, str], stdout: int | None = None
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=to if stdout is None else stdout,
        stderr=to,
    )


def _end(process: subprocess.Popen[bytes]) -> int:
    process.terminate()
    try:
        return process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise
