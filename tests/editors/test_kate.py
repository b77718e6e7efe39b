"""Kate, on a screen nobody sees. Its packages are many: it is tested where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.editors.editor import HERE, Desk
from tests.editors.test_editors import MENDED, REPORT, WINDOW

NEEDED = ("kate", "xvfb-run", "openbox", "xdotool", "dbus-run-session", "import")
SETTINGS = """[General]
Startup Session=none
Show welcome view for new window=false

[Kate Plugins]
lspclientplugin=true

[lspclient]
AllowedServerCommandLines={command} lsp
"""


def test_the_quick_fix_mends_the_report(desk: Desk) -> None:
    absent = [one for one in NEEDED if not shutil.which(one)]
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)}")
    command = shutil.which("gklint", path=desk.env["PATH"])
    settings = desk.home / ".config"
    (settings / "kate" / "lspclient").mkdir(parents=True)
    shutil.copy(desk.snippet("kate.json"), settings / "kate" / "lspclient" / "settings.json")
    (settings / "katerc").write_text(SETTINGS.format(command=command))
    path = desk.write("report.txt", REPORT)
    line = next(one for one in enumerate(REPORT.split("\n"), 1) if WINDOW in one[1])
    # Kate counts columns in UTF-16 units.
    before = line[1][: line[1].index(WINDOW) + 1].encode("utf-16-le")
    screenshot = os.environ.get("GKLINT_SCREENSHOT", "")
    script = [HERE / "kate.sh", path, line[0], len(before) // 2, MENDED, screenshot]
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", "dbus-run-session", "--"]
    os.chmod(desk.home, 0o700)  # as the message bus wants it
    done = subprocess.run(
        [*screen, *map(str, script)], env=desk.env, capture_output=True, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()
    assert path.read_text(encoding="utf-8") == REPORT.replace(WINDOW, MENDED)
