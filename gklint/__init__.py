"""gklint: a linter for the yearly reports of Chinese government bodies on information disclosure."""

from __future__ import annotations

__version__ = "0.1.0"
