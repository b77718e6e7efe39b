"""What Neovim can do with our server beyond what every editor can."""

from __future__ import annotations

from gklint.project import Project
from tests.editors.editor import Desk
from tests.editors.neovim import Neovim
from tests.editors.test_editors import REPORT, WINDOW, settle


def test_hovering_tells_the_law(neovim: Neovim, desk: Desk, project: Project) -> None:
    neovim.open(desk.write("report.txt", REPORT))
    settle(neovim, project, ".txt")
    neovim.go_to(WINDOW)
    told = neovim.hover()
    assert "GK202" in told
    assert "第四十九条" in told


def test_what_is_read_anew_from_the_disk_is_checked_anew(
    neovim: Neovim, desk: Desk, project: Project
) -> None:
    path = desk.write("report.txt", REPORT)
    neovim.open(path)
    settle(neovim, project, ".txt")
    desk.write("report.txt", REPORT.replace(WINDOW, f"2023年{WINDOW}"))
    neovim.type("<Esc>:edit!<CR>")
    settle(neovim, project, ".txt")
    assert f"2023年{WINDOW}" in neovim.text()
