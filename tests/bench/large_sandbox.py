"""A license service with as many licenses as one wants, each by a key for a product of its own.

python large_sandbox.py NUMBER [what the sandbox takes]
"""

import sys
from datetime import datetime, timedelta

from sso.sandbox import catalogue
from sso.sandbox.command import main

_FIRST_PRODUCT_ID, _FIRST_ID = 1743502394000000, 1744810250000000


def code(number: int) -> str:
    """The code of one of these products."""
    return f"PART-{number:04}"


def key(number: int) -> str:
    """The license key for it."""
    return f"PART-KEYS-BULK-{number:04}"


def stock_up(number: int) -> None:
    """Put so many products and licenses into the catalogue."""
    everyday = catalogue._everyday
    for index in range(number):
        made = catalogue.Product(code(index), code(index), _FIRST_PRODUCT_ID + index)
        catalogue.PRODUCTS[made.code] = made

    def more(now: datetime) -> list[catalogue.License]:
        return everyday(now) + [
            catalogue.License(
                _FIRST_ID + index,
                code(index),
                None,
                license_key=key(index),
                validity_at=now + timedelta(days=365),
            )
            for index in range(number)
        ]

    catalogue._everyday = more


if __name__ == "__main__":
    stock_up(int(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
