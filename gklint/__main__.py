"""``python -m gklint``."""

from __future__ import annotations

from gklint.cli import start

if __name__ == "__main__":
    start()
