"""``python -m gklint``."""

from __future__ import annotations

import sys

from gklint.cli import main

if __name__ == "__main__":
    sys.exit(main())
