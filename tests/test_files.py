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
from gklint.files.operands import found_by
from gklint.files.rewriting import write

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


def names(*operands: str) -> list[str]:
    """What is found, as paths without their folder ``folder``, or in words."""
    return [
        str(one) if isinstance(one, SourceError) else one.path.removeprefix(f"folder{os.sep}")
        for one in found_by(operands, SUFFIXES)
    ]


def mend(path: str, root: str = ".", old: str = "一", new: str = "二三") -> None:
    file = files.read(Found(path, True, root))
    write(file, file.source.text.replace(old, new))


def test_a_named_file_stays_named_when_its_folder_is_named_too() -> None:
    put("a/x.txt")
    put("a/y.TXT")
    assert list(found_by(["a", "a/x.txt"], SUFFIXES)) == [
        Found("a/x.txt", True, "a"),
        Found(os.path.join("a", "y.TXT"), False, "a"),
    ]


@needs_links
def test_a_pipe_met_in_a_folder_is_not_opened() -> None:
    os.mkfifo("x.txt")
    assert names(".") == [".: 没有匹配的文件 / no file matched"]


@needs_links
def test_a_file_of_a_folder_is_found_once_whatever_links_lead_to_it() -> None:
    for name in ("b.txt", "sub/c.txt", ".store/d.txt"):
        put(f"folder/{name}")
    put("e.txt")
    links = {"a": "b", "a2": "sub/c", "f": ".store/d", "g": "../e", "h": "../e", "i": "none"}
    for name, target in links.items():
        Path(f"folder/{name}.txt").symlink_to(f"{target}.txt")
    assert names("folder") == ["b.txt", "f.txt", "g.txt", os.path.join("sub", "c.txt")]
    assert names("folder", "e.txt") == ["a.txt", "a2.txt", "f.txt", "e.txt"]


def test_what_is_wrong_with_operands_stands_where_they_do() -> None:
    put("folder/x.txt")
    assert names("none", "folder", "*.md") == [
        "none: 没有这个文件或文件夹 / no such file or folder",
        "x.txt",
        "*.md: 没有匹配的文件 / no file matched",
    ]


def test_files_are_found_as_they_are_asked_for() -> None:
    put("a/x.txt")
    put("a/y.txt")
    Path("a/z").mkdir()
    found = found_by(["a"], SUFFIXES)
    assert next(found) == Found(os.path.join("a", "x.txt"), False, "a")
    put("a/z/x.txt")
    Path("a/y.txt").unlink()
    assert list(found) == [Found(os.path.join("a", "z", "x.txt"), False, "a")]


def test_what_cannot_be_read_is_told() -> None:
    with pytest.raises(SourceError, match="none: 没有这个文件 / no such file"):
        files.read(Found("none", True, "."))
    Path("d.txt").mkdir()
    with pytest.raises(SourceError):
        files.read(Found("d.txt", True, "."))


def test_a_file_without_end_and_one_that_is_no_report_by_its_size_are_told() -> None:
    with open("big.txt", "wb") as big:
        big.truncate(1 << 40)
    ends = ["big.txt", *(["/dev/zero"] if os.path.exists("/dev/zero") else [])]
    for path in ends:
        with pytest.raises(SourceError, match=f"{path}: 超过 64 MB.* / more than 64 MB"):
            files.read(Found(path, True, "."))


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
        write(file, "二")
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
    found = list(found_by(["reports/*/*.txt"], SUFFIXES))
    assert found == [Found("reports/linked/b.txt", False, "reports")]
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
        write(file, "二")
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
