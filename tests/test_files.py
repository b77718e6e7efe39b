"""Files are found in order, and written whole or not at all, as they were before."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from gklint import atomic, files
from gklint.errors import SourceError
from gklint.files import Found

SUFFIXES = (".txt", ".md")
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, data: bytes = b"text\n") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def mend(path: str, root: str = ".", old: str = "一", new: str = "二三") -> None:
    file = files.read(Found(path, True, root))
    files.write(file, file.source.text.replace(old, new))


def test_a_named_file_stays_named_when_its_folder_is_named_too() -> None:
    put("a/x.txt")
    put("a/y.TXT")
    found, errors = files.find(["a", "a/x.txt"], SUFFIXES)
    assert errors == []
    assert [(one.path, one.named) for one in found] == [
        ("a/x.txt", True),
        (os.path.join("a", "y.TXT"), False),
    ]


@needs_links
def test_a_pipe_met_in_a_folder_is_not_opened() -> None:
    os.mkfifo("x.txt")
    found, errors = files.find(["."], SUFFIXES)
    assert found == []
    assert [str(error) for error in errors] == [".: 没有匹配的文件 / no file matched"]


def test_what_cannot_be_read_is_told() -> None:
    with pytest.raises(SourceError, match="none: 没有这个文件 / no such file"):
        files.read(Found("none", True, "."))
    Path("d.txt").mkdir()
    with pytest.raises(SourceError):
        files.read(Found("d.txt", True, "."))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("一\r\n\u2028\n\r".encode(), "二三\r\n\u2028\n\r".encode()),
        (b"\xef\xbb\xbf" + "一\r\n".encode(), b"\xef\xbb\xbf" + "二三\r\n".encode()),
        ("一月\r\n".encode("gb18030"), "二三月\r\n".encode("gb18030")),
        (b"\xff\xfe" + "一\r\n".encode("utf-16-le"), b"\xff\xfe" + "二三\r\n".encode("utf-16-le")),
        (b"\xfe\xff" + "一\n".encode("utf-16-be"), b"\xfe\xff" + "二三\n".encode("utf-16-be")),
    ],
)
def test_encoding_mark_and_line_ends_are_kept(before: bytes, after: bytes) -> None:
    path = put("a.txt", before)
    mend("a.txt")
    assert path.read_bytes() == after
    assert os.listdir() == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_mode_is_kept_and_a_read_only_file_is_left_alone() -> None:
    path = put("a.txt", "一".encode())
    path.chmod(0o640)
    mend("a.txt")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o440)
    with pytest.raises(SourceError, match="只读"):
        mend("a.txt", old="二")
    assert path.read_text(encoding="utf-8") == "二三"


def test_a_file_that_changed_since_it_was_read_is_left_alone() -> None:
    path = put("a.txt", "一".encode())
    file = files.read(Found("a.txt", True, "."))
    path.write_text("别人改的", encoding="utf-8")
    with pytest.raises(SourceError, match="文件读入之后又被改过"):
        files.write(file, "二")
    assert path.read_text(encoding="utf-8") == "别人改的"
    assert os.listdir() == ["a.txt"]


def test_a_write_that_fails_leaves_the_file_and_no_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    path = put("a.txt", "一".encode())

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(SourceError, match="No space left"):
        mend("a.txt")
    assert path.read_text(encoding="utf-8") == "一"
    assert os.listdir() == ["a.txt"]


@needs_links
def test_a_link_is_written_through_only_inside_its_folder() -> None:
    inside = put("reports/real/a.txt", "一".encode())
    outside = put("elsewhere/b.txt", "一".encode())
    Path("reports/a.txt").symlink_to("real/a.txt")
    Path("reports/b.txt").symlink_to("../elsewhere/b.txt")
    mend("reports/a.txt", "reports")
    assert inside.read_text(encoding="utf-8") == "二三"
    assert Path("reports/a.txt").is_symlink()
    with pytest.raises(SourceError, match="链接"):
        mend("reports/b.txt", "reports")
    assert outside.read_text(encoding="utf-8") == "一"


def test_the_draft_of_a_killed_run_is_in_nobodys_way() -> None:
    path = put("a.txt", "一".encode())
    put(f".a.txt.{os.getpid()}.gklint")
    mend("a.txt")
    assert path.read_text(encoding="utf-8") == "二三"
    assert os.listdir() == ["a.txt"]


def test_the_draft_of_a_run_that_is_no_more_is_swept_away() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        check=True,
        capture_output=True,
        text=True,
    )
    put(f".a.txt.{done.stdout.strip()}.gklint")
    put(f".b.txt.{os.getppid()}.gklint")
    old = put(f".c.txt.{os.getpid()}.gklint")
    os.utime(old, (1, 1))
    put(".d.txt.mine.gklint")
    put("e.txt.1.gklint")
    atomic.sweep("")
    left = {f".b.txt.{os.getppid()}.gklint", ".d.txt.mine.gklint", "e.txt.1.gklint"}
    if sys.platform == "win32":  # nobody can be asked there
        left |= {f".a.txt.{done.stdout.strip()}.gklint"}
    assert set(os.listdir()) == left


def test_a_file_with_the_longest_name_is_written() -> None:
    path = put("报" * 83 + ".txt", "一".encode())
    mend(str(path))
    assert path.read_text(encoding="utf-8") == "二三"
    assert os.listdir() == [path.name]


@needs_links
def test_the_other_names_of_a_file_keep_what_it_was() -> None:
    path = put("a.txt", "一".encode())
    os.link("a.txt", "b.txt")
    mend("a.txt")
    assert path.read_text(encoding="utf-8") == "二三"
    assert Path("b.txt").read_text(encoding="utf-8") == "一"


@needs_links
def test_a_file_behind_a_folder_that_leads_out_is_not_written() -> None:
    outside = put("elsewhere/b.txt", "一".encode())
    put("reports/a.txt")
    Path("reports/linked").symlink_to("../elsewhere")
    found, _ = files.find(["reports/*/*.txt"], SUFFIXES)
    assert [(one.path, one.root) for one in found] == [("reports/linked/b.txt", "reports")]
    with pytest.raises(SourceError, match="链接"):
        mend("reports/linked/b.txt", "reports")
    assert outside.read_text(encoding="utf-8") == "一"


@needs_links
def test_a_file_that_became_a_link_after_it_was_read_is_not_written_through() -> None:
    path = put("reports/a.txt", "一".encode())
    outside = put("elsewhere/b.txt", "一".encode())
    file = files.read(Found("reports/a.txt", True, "reports"))
    path.unlink()
    path.symlink_to("../elsewhere/b.txt")
    with pytest.raises(SourceError, match="链接"):
        files.write(file, "二")
    assert outside.read_text(encoding="utf-8") == "一"
    assert path.is_symlink()


@pytest.mark.parametrize("where", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [OSError(116, "Stale file handle"), KeyboardInterrupt()])
def test_whatever_fails_leaves_the_file_and_no_draft(
    where: str, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put("a.txt", "一".encode())

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, where, fail)
    with pytest.raises((SourceError, KeyboardInterrupt)):
        mend("a.txt")
    assert path.read_text(encoding="utf-8") == "一"
    assert os.listdir() == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_draft_is_never_more_open_than_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt", "一".encode()).chmod(0o600)
    modes = []
    fsync = os.fsync

    def seen(handle: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", seen)
    mend("a.txt")
    assert modes == [0o600]


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="a matter of Linux")
def test_attributes_are_kept() -> None:
    put("a.txt", "一".encode())
    try:
        os.setxattr("a.txt", "user.note", b"kept")
    except OSError:
        pytest.skip("this file system has no attributes")
    mend("a.txt")
    assert os.getxattr("a.txt", "user.note") == b"kept"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="needs the rights of root")
def test_the_owner_is_kept() -> None:
    path = put("a.txt", "一".encode())
    os.chown("a.txt", 12345, 23456)
    mend("a.txt")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)
