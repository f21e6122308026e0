"""How do tests run the verifiers of resources/samples? As their README says, by exit code."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.integration.samples.statuses import DEVICE, PRODUCT
from tests.integration.sandbox_process import ROOT

SAMPLES = ROOT / "resources" / "samples"
C_FLAGS = "-std=c11 -Wall -Wextra -Werror -O2 -g -fsanitize=address,undefined -fno-sanitize-recover"
WAIT_S = 60
LANGUAGES = ("python", "node", "c")


@dataclass(frozen=True)
class Verdict:
    """How a verifier ended."""

    code: int
    out: str
    err: str

    @property
    def reason(self) -> str:
        """The one line on standard error."""
        (line,) = self.err.splitlines()
        assert line.startswith("verify: "), self.err
        return line.removeprefix("verify: ")


Run = Callable[[Sequence[str]], Verdict]


@dataclass(frozen=True)
class Verifier:
    """One sample with one program's folder; the vendor's key is given with each call."""

    call: Run
    key_file: Path
    folder: Path

    @property
    def status_file(self) -> Path:
        """The file that is judged."""
        return self.folder / "status.json"

    @property
    def memory_file(self) -> Path:
        """What it remembers."""
        return self.folder / "memory"

    def judge(self, status: dict[str, Any] | bytes, **changed: str) -> Verdict:
        """Judge a status; `changed` replaces words of the command line."""
        raw = status if isinstance(status, bytes) else json.dumps(status, indent=2).encode()
        self.status_file.write_bytes(raw)
        return self.run(**changed)

    def run(self, **changed: str) -> Verdict:
        """Judge what lies there."""
        words = {
            "status": str(self.status_file),
            "key": str(self.key_file),
            "product": PRODUCT,
            "device": DEVICE,
            "memory": str(self.memory_file),
            **changed,  # a further word is a further argument
        }
        return self.call(list(words.values()))


def finished(command: Sequence[str]) -> Verdict:
    """Run a command to its end."""
    done = subprocess.run(
        command,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=WAIT_S,
        check=False,
    )
    return Verdict(done.returncode, done.stdout.decode(), done.stderr.decode())


def build_c(folder: Path) -> Path:
    """Compile the C verifier, with everything watched that can be."""
    program = folder / "verify"
    source = SAMPLES / "c" / "verify.c"
    done = finished(["cc", *shlex.split(C_FLAGS), "-o", str(program), str(source), "-lcrypto"])
    assert done.code == 0, done.err
    return program


def process_of(language: str, c_program: Path) -> Run:
    """A sample as its README says: a process a call."""
    command = {
        "python": (sys.executable, str(SAMPLES / "python" / "verify.py")),
        "node": ("node", str(SAMPLES / "node" / "verify.mjs")),
        "c": (str(c_program),),
    }[language]
    return lambda words: finished([*command, *words])


def python_at_once() -> Run:
    """The Python verifier within this process, for many calls."""
    spec = importlib.util.spec_from_file_location("sample_verify", SAMPLES / "python/verify.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look for it there
    spec.loader.exec_module(module)

    def call(words: Sequence[str]) -> Verdict:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = module.main(list(words))
        return Verdict(code, out.getvalue(), err.getvalue())

    return call


@contextlib.contextmanager
def node_at_once() -> Iterator[Run]:
    """The Node verifier in one process, for many calls."""
    command = ["node", str(Path(__file__).with_name("many_calls.mjs")), str(SAMPLES / "node")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        questions, answers = process.stdin, process.stdout
        assert questions is not None
        assert answers is not None

        def call(words: Sequence[str]) -> Verdict:
            questions.write(json.dumps(list(words)) + "\n")
            questions.flush()
            return Verdict(**json.loads(answers.readline()))

        yield call
        questions.close()
