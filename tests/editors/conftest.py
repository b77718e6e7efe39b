"""The editors these tests drive, each with its snippet and a desk of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.editors.editor import Desk, Editor, found, is_gone, missing, output, until
from tests.editors.emacs import Emacs
from tests.editors.neovim import Neovim

# Where a newer Neovim than the system's lies.
NEOVIM_11 = "GKLINT_NEOVIM_11"


def _version(program: str) -> tuple[int, int]:
    """(0, 11) of ``NVIM v0.11.4``."""
    words = output(program, "--version").split()
    major, minor = words[1].removeprefix("v").split(".")[:2]
    return int(major), int(minor)


def neovim_7(desk: Desk) -> Neovim:
    """The system's Neovim, in the way that holds from 0.7 on."""
    return Neovim(found("nvim"), "neovim-0.7.lua", desk)


def neovim_11(desk: Desk) -> Neovim:
    """A Neovim of 0.11 or later."""
    program = found("nvim", NEOVIM_11)
    if _version(program) < (0, 11):
        missing(f"{program} is older than Neovim 0.11 and {NEOVIM_11} names none")
    return Neovim(program, "neovim.lua", desk)


def emacs(desk: Desk) -> Emacs:
    """Emacs with eglot, as the system has them."""
    program = found("emacs")
    if "eglot" not in output(program, "--batch", "--eval", '(princ (locate-library "eglot"))'):
        missing("Emacs has no eglot")
    return Emacs(program, "emacs.el", desk)


EDITORS: dict[str, Callable[[Desk], Editor]] = {
    "neovim-0.7": neovim_7,
    "neovim-0.11": neovim_11,
    "emacs": emacs,
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.clear()
    for server in desk.servers():
        until(lambda server=server: is_gone(server), f"the end of server {server}")
    assert desk.complaints() == []


@pytest.fixture(params=list(EDITORS))
def editor(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Editor]:
    """Each editor in turn."""
    editor = EDITORS[request.param](desk)
    yield editor
    editor.quit()


@pytest.fixture(params=list(EDITORS))
def english_editor(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Editor]:
    """Each editor in turn, with its settings changed to English."""
    desk.language = "en"
    editor = EDITORS[request.param](desk)
    yield editor
    editor.quit()


@pytest.fixture(params=["neovim-0.7", "neovim-0.11"])
def neovim(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Editor]:
    """Each Neovim in turn."""
    editor = EDITORS[request.param](desk)
    yield editor
    editor.quit()
