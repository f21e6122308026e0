"""How is the sandbox started by hand? ``python -m sso.sandbox``."""

import sys

from sso.sandbox.command import main

sys.exit(main(sys.argv[1:]))
