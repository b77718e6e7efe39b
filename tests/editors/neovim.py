"""Neovim without a screen: our snippet is its init file; it is asked and typed at over its socket."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.editors.editor import HERE, SECONDS, Desk, Shown, output, until


class Neovim:
    """A running Neovim."""

    def __init__(self, program: str, snippet: str, desk: Desk) -> None:
        self.program = program
        self.env = desk.env
        self._socket = desk.home / "socket"
        self.process = desk.run(
            *(program, "--headless", "-i", "NONE", "-n", "--listen", self._socket),
            *("-u", desk.snippet(snippet), "-c", f"luafile {HERE / 'driver.lua'}"),
        )
        until(self._socket.exists, "Neovim")

    def ask(self, lua: str, *arguments: Any) -> Any:
        """The value of an expression in Lua, where ``_A[1]`` is the first argument."""
        given = json.dumps(arguments, ensure_ascii=False)
        expression = f"json_encode(luaeval({_quoted(lua)}, json_decode({_quoted(given)})))"
        return json.loads(
            output(
                self.program, "--server", self._socket, "--remote-expr", expression, env=self.env
            )
        )

    def type(self, keys: str) -> None:
        """Keys as a mapping writes them."""
        output(self.program, "--server", self._socket, "--remote-send", keys, env=self.env)

    def open(self, path: Path) -> None:
        self.type(f"<Esc>:edit {str(path).replace(' ', chr(92) + ' ')}<CR>")
        until(lambda: self.ask("vim.api.nvim_buf_get_name(0)") == str(path), f"{path} in a window")

    def shown(self) -> list[Shown]:
        return [Shown(*one) for one in self.ask("Driver.shown()")]

    def text(self) -> str:
        return self.ask("Driver.text()")

    def go_to(self, words: str) -> None:
        assert self.ask("Driver.go_to(_A[1])", words), words

    def offered(self) -> list[str]:
        self.ask("Driver.menu()")
        return until(lambda: self.ask("Driver.offered"), "a menu of code actions")

    def choose(self, title: str) -> None:
        self.ask("Driver.menu(_A[1])", title)
        until(lambda: title in (self.ask("Driver.offered") or ()), title)

    def insert(self, text: str) -> None:
        self.type(f"<Esc>i{text}<Esc>")

    def flurry(self, words: str, text: str, times: int) -> None:
        self.go_to(words)
        self.type(f"i{text}<Esc>u" * times)

    def hover(self) -> str:
        """The words of the window that tells about the place under the cursor."""
        self.ask("vim.lsp.buf.hover()")
        return until(lambda: self.ask("Driver.floating()"), "a hover")

    def save(self) -> None:
        self.type("<Esc>:write<CR>")
        until(lambda: not self.ask("vim.bo.modified"), "a saved file")

    def quit(self) -> None:
        keys = [self.program, "--server", self._socket, "--remote-send", "<Esc>:qall!<CR>"]
        subprocess.run(keys, env=self.env, capture_output=True)  # it may go before it answers
        assert self.process.wait(SECONDS) == 0


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
