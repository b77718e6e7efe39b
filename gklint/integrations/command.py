"""The commands of the integrations: IN.parquet OUT_FOLDER [SETTINGS]."""

from __future__ import annotations

import os
import sys

from gklint.config import Settings
from gklint.config.holding import Holding
from gklint.errors import GklintError, OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DONE, TO_MEND = 0, 2


def run(main: Callable[[str, str, Settings | None], None], argv: Sequence[str]) -> int:
    """The exit code of ``main``, called with what the command line has."""
    if len(argv) not in (3, 4):
        sys.stderr.write(f"{os.path.basename(argv[0])} IN.parquet OUT_FOLDER [gklint.toml]\n")
        return TO_MEND
    source, folder, *given = argv[1:]
    try:
        settings = Holding({}).by(os.path.abspath(given[0])).settings if given else None
        if os.path.exists(folder):
            raise OutputError("已经存在，没有写入", "is there already; nothing was written", folder)
        main(source, folder, settings)
    except GklintError as error:
        sys.stderr.write(f"{error}\n")
        return TO_MEND
    return DONE
