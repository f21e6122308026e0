"""Which inputs reach branches that none has reached? One parser under atheris, until it fails.

    .cache/proof/bin/python -m tests.torture.led NAME RUNS SEED

Ends with 0 after so many inputs, and with another code at the first that is refused in an
undeclared way; libFuzzer writes that input into the present folder.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["sso"]):
    from tests.torture.parsers import PARSERS, examples_of


def main() -> None:
    """Run one parser."""
    name, runs, seed = sys.argv[1:4]
    parser = next(one for one in PARSERS if one.name == name)

    def one_input(raw: bytes) -> None:
        try:
            parser.read(raw)
        except parser.declared:
            return

    examples = examples_of(parser)
    for raw in examples:
        one_input(raw)
    words = [sys.argv[0], f"-runs={runs}", f"-seed={seed}", "-max_len=4096", "-timeout=10",
             "-rss_limit_mb=1024", "-print_final_stats=1", *sys.argv[4:]]  # fmt: skip
    atheris.Setup(words, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
