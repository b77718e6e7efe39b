"""What every editor of these tests can do, and what it leaves behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
SNIPPETS = ROOT / "docs" / "editors"
SECONDS = 30.0  # that a test waits for something to show
REQUIRED = os.environ.get("GKLINT_EDITORS") == "required"


class Shown(NamedTuple):
    """A diagnostic as an editor shows it."""

    rule: str
    words: str
    severity: int  # 1 error, 2 warning, 3 information, 4 hint
    message: str


class Editor(Protocol):
    """An editor with our snippet in its settings, and one window."""

    def open(self, path: Path) -> None: ...
    def shown(self) -> list[Shown]: ...
    def text(self) -> str: ...
    def go_to(self, words: str) -> None: ...
    def offered(self) -> list[str]:
        """The titles in the menu of code actions at the cursor."""

    def choose(self, title: str) -> None: ...
    def insert(self, text: str) -> None:
        """Type a text before the cursor."""

    def flurry(self, words: str, text: str, times: int) -> None:
        """Type a text before some words and take it back, again and again, without a pause."""

    def save(self) -> None: ...
    def quit(self) -> None: ...


class Desk:
    """Where an editor works: its own home, and a ``gklint`` on its path."""

    def __init__(self, folder: Path) -> None:
        self.language = "zh"  # that the editor asks the server for
        self.home = folder / "home"
        self.work = folder / "报告 目录"  # a name that must be written otherwise in a URI
        self.log = folder / "lsp.log"
        self._pids = folder / "pids"
        self.process: subprocess.Popen[bytes] | None = None
        commands = folder / "bin"
        for one in (self.home, self.work, commands):
            one.mkdir()
        command = commands / "gklint"
        # The same process throughout, so that its number is the server's.
        command.write_text(
            f'#!/bin/sh\necho $$ >> "{self._pids}"\n'
            f'exec "{sys.executable}" -m gklint "$@" --log-file "{self.log}"\n'
        )
        command.chmod(0o755)
        self.env = {
            "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.fspath(ROOT),
            "HOME": os.fspath(self.home),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
            "XDG_RUNTIME_DIR": os.fspath(self.home),
        }
        for name in ("GKLINT_CACHE_DIR", "VIRTUAL_ENV"):
            if name in os.environ:
                self.env[name] = os.environ[name]

    def snippet(self, name: str) -> Path:
        """A snippet as a person puts it into the settings, with a language of one's own."""
        text = (SNIPPETS / name).read_text(encoding="utf-8")
        assert text.count("zh") == 1, name
        path = self.home / name
        path.write_text(text.replace("zh", self.language), encoding="utf-8")
        return path

    def run(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """A program that runs until the test ends, at the latest. What it prints goes to a file."""
        with (self.home / "printed").open("wb") as printed:
            self.process = subprocess.Popen(
                command,
                env=self.env,
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
            )
        return self.process

    def clear(self) -> None:
        """Nothing that was run stays, whatever state it is in."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def write(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        path = self.work / name
        path.write_bytes(text.encode(encoding))
        return path

    def servers(self) -> list[int]:
        """The process ids of all servers that were started."""
        return [int(one) for one in self._pids.read_text().split()] if self._pids.exists() else []

    def complaints(self) -> list[str]:
        """What the servers logged as going wrong."""
        lines = self.log.read_text(encoding="utf-8").split("\n") if self.log.exists() else []
        return [line for line in lines if " ERROR " in line or "Traceback" in line]


def until(arrived: Callable[[], Any], what: str, last: Callable[[], Any] | None = None) -> Any:
    """Wait until ``arrived()`` gives something true; that. ``last`` tells what there is instead."""
    end = time.monotonic() + SECONDS
    while not (found := arrived()):
        if time.monotonic() > end:
            pytest.fail(f"never came: {what}" + (f"; there is {last()!r}" if last else ""))
        time.sleep(0.02)
    return found


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    # Ended, but not yet taken leave of by its parent.
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"


def found(command: str, at: str = "") -> str:
    """The path of a program, or a skip that says which one is missing."""
    path = os.environ.get(at, "") or shutil.which(command) or ""
    if path and shutil.which(path):
        return path
    return missing(f"{command} is not installed" + (f" and {at} names none" if at else ""))


def missing(reason: str) -> Any:
    if REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)


def output(*command: str | Path, env: dict[str, str] | None = None) -> str:
    """What a program prints, wherever it prints it: Neovim 0.7 answers on standard error."""
    done = subprocess.run(
        command, env=env, capture_output=True, text=True, encoding="utf-8", timeout=2 * SECONDS
    )
    assert done.returncode == 0, (done.stdout, done.stderr)
    return done.stdout or done.stderr
