"""How is a parametrized test called? By its value, without what has to be escaped.

Where tests are collected twice in one process, pytest escapes the ids that were given to it once
more each time, and a test would no longer be found by the name that it had.
"""

_LONGEST = 60


def plain(value: object) -> str:
    """Return a short name of a value, for pytest's `ids`."""
    return ascii(value)[:_LONGEST].replace("\\", "~")
