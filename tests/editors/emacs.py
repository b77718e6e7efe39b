"""Emacs without a screen: our snippet is its init file; it is asked and typed at over its socket."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.editors.editor import HERE, SECONDS, Desk, Shown, output, until

# Where Debian keeps packages of Emacs Lisp; a start without a site file does not look there.
PACKAGES = "/usr/share/emacs/site-lisp/elpa*/*"


class Emacs:
    """A running Emacs, as a daemon: it idles between commands, as it does under a person's hands."""

    def __init__(self, program: str, snippet: str, desk: Desk) -> None:
        self.client = f"{program}client"
        self.env = desk.env
        self._socket = desk.home / "socket"
        paths = f"(dolist (one (file-expand-wildcards {_quoted(PACKAGES)})) (push one load-path))"
        self.process = desk.run(
            *(program, "--quick", f"--fg-daemon={self._socket}", "--eval", paths),
            *("--load", desk.snippet(snippet), "--load", HERE / "driver.el"),
        )
        until(self._listens, "Emacs")

    def _listens(self) -> bool:
        """True once it answers: its socket is there before it listens."""
        ask = [self.client, "--socket-name", self._socket, "--eval", "(fboundp 'driver-text)"]
        return subprocess.run(ask, env=self.env, capture_output=True).stdout == b"t\n"

    def ask(self, lisp: str) -> Any:
        """The value of an expression in Emacs Lisp."""
        form = f"(json-encode {lisp})"
        answer = output(self.client, "--socket-name", self._socket, "--eval", form, env=self.env)
        return json.loads(_unquoted(answer))

    def type(self, keys: str) -> None:
        """Keys as ``kbd`` writes them."""
        self.ask(f"(driver-type {_quoted(keys)})")

    def open(self, path: Path) -> None:
        self.ask(f"(driver-open {_quoted(str(path))})")
        until(lambda: self.ask("(driver-served)"), "a server for the file")
        self.type("C-a")  # flymake waits for the next command before it looks for the first time

    def shown(self) -> list[Shown]:
        return [Shown(*one) for one in self.ask("(driver-shown)")]

    def text(self) -> str:
        return self.ask("(driver-text)")

    def go_to(self, words: str) -> None:
        assert self.ask(f"(driver-go-to {_quoted(words)})"), words

    def offered(self) -> list[str]:
        self.ask("(driver-menu nil)")
        return self.ask("driver-offered")

    def choose(self, title: str) -> None:
        self.ask(f"(driver-menu {_quoted(title)})")
        assert title in self.ask("driver-offered")

    def insert(self, text: str) -> None:
        self.type(_keys(text))

    def flurry(self, words: str, text: str, times: int) -> None:
        self.go_to(words)
        self.type(f"{_keys(text)} {'DEL ' * len(text)}" * times)

    def save(self) -> None:
        self.type("C-x C-s")
        assert not self.ask("(driver-modified)")

    def quit(self) -> None:
        ask = [self.client, "--socket-name", self._socket, "--eval", "(kill-emacs)"]
        subprocess.run(ask, env=self.env, capture_output=True)  # it goes before it answers
        assert self.process.wait(SECONDS) == 0


def _keys(text: str) -> str:
    return " ".join("SPC" if one == " " else one for one in text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _unquoted(answer: str) -> str:
    """A string as Emacs Lisp writes it: only the quote and the backslash are written otherwise."""
    inner = answer.strip()[1:-1]
    plain, escaped = [], False
    for one in inner:
        if one == "\\" and not escaped:
            escaped = True
            continue
        plain.append(one)
        escaped = False
    return "".join(plain)
