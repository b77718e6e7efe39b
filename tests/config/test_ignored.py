"""Which files are looked at: globs of settings, and .gitignore as git itself reads it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gklint.config.holding import Holding
from gklint.files import Found
from gklint.files.operands import found_by
from gklint.globs import anchored, of_entries, written_in
from gklint.projects import Projects
from tests.config.made import put, told

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def walked(*operands: str, force: bool = False) -> list[str]:
    ones = found_by(operands or (".",), (".txt",), Projects(Holding({})).ignored(), force)
    found = [one for one in ones if isinstance(one, Found)]
    return [one.path.replace(os.sep, "/") for one in found]


def git(*argv: str) -> str:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *argv], capture_output=True, text=True, encoding="utf-8", env=env, check=True
    )
    return done.stdout


def as_git_has_it() -> list[str]:
    """The files that git would take in, in the order of folders and names in which we walk."""
    listed = git("ls-files", "-z", "--others", "--exclude-standard", "--", "*.txt")
    return sorted(filter(None, listed.split("\0")))


TREE = ("a.txt", "b.txt", "x/a.txt", "x/b.txt", "x/y/a.txt", "x/y/c d.txt", "y/a.txt", "y/x/b.txt")
LINES = st.sampled_from(
    [
        "*", "*.txt", "a.txt", "/a.txt", "x", "x/", "/x/", "y/", "x/y", "x/*", "x/**", "**/y", "**/y/",
        "*/a.txt", "**/a.txt", "x/**/a.txt", "[ab].txt", "[!a].txt", "?.txt", "c\\ d.txt", "c d.txt ",
        "# x", "", "/", "//", "\\#", "a.txt/", "[", "[z-a]", "**", "***", "*/",
    ]
)  # fmt: skip
NAMED = LINES.filter(lambda line: line.strip("/"))  # !/ is nothing to git, and all to the library
IGNORED = st.lists(LINES | NAMED.map("!{}".format), max_size=5)


@needs_git
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.fixed_dictionaries({}, optional={"": IGNORED, "x/": IGNORED, "x/y/": IGNORED}))
def test_nested_files_are_read_as_git_reads_them(folder: Path, lines: dict[str, list[str]]) -> None:
    if not (folder / ".git").is_dir():
        git("init", "-q")
        for name in TREE:
            put(name)
    for where in ("", "x/", "x/y/"):
        put(f"{where}.gitignore", "\n".join(lines.get(where, [])))
    assert sorted(walked()) == as_git_has_it()


def repository() -> None:
    Path(".git").mkdir()


def test_gitignore_counts_up_to_the_root_of_the_repository_and_no_further() -> None:
    put(".gitignore", "*.txt\n")
    put("repository/.git/HEAD", "")
    put("repository/.gitignore", "b.txt\n")
    put("repository/sub/a.txt")
    put("repository/sub/b.txt")
    assert walked("repository/sub") == ["repository/sub/a.txt"]


def test_a_repository_within_another_has_its_own() -> None:
    repository()
    put(".gitignore", "a.txt\n")
    put("inner/.git", "gitdir: elsewhere\n")
    put("inner/a.txt")
    put("a.txt")
    assert walked() == ["inner/a.txt"]


def test_outside_of_a_repository_no_gitignore_counts() -> None:
    put(".gitignore", "a.txt\n")
    put("a.txt")
    assert walked() == ["a.txt"]


def test_it_can_be_switched_off() -> None:
    repository()
    put(".gitignore", "a.txt\n")
    put("a.txt")
    put("gklint.toml", "gitignore = false")
    assert walked() == ["a.txt"]


def test_exclude_takes_the_last_word_and_takes_back_what_gitignore_leaves_out() -> None:
    repository()
    put(".gitignore", "*.txt\n")
    put("gklint.toml", 'exclude = ["!a*", "a2.txt"]')
    for name in ("a1.txt", "a2.txt", "b.txt"):
        put(name)
    assert walked() == ["a1.txt"]


def test_nothing_below_a_folder_that_is_left_out_is_taken_back() -> None:
    put("gklint.toml", 'exclude = ["x/", "!x/a.txt"]')
    put("x/a.txt")
    put("a.txt")
    assert walked() == ["a.txt"]


@pytest.mark.parametrize(
    ("include", "expected"),
    [
        ('["reports/"]', ["sub/reports/b.txt", "reports/a.txt"]),
        ('["/reports"]', ["reports/a.txt"]),
        ('["*.txt", "!a.txt"]', ["b.txt", "sub/reports/b.txt"]),
        ('["*.md"]', []),
        ("[]", ["b.txt", "reports/a.txt", "sub/reports/b.txt"]),
    ],
)
def test_include_narrows_and_never_widens(include: str, expected: list[str]) -> None:
    put("gklint.toml", f"include = {include}")
    for name in ("reports/a.txt", "sub/reports/b.txt", "b.txt", "readme.md"):
        put(name)
    assert sorted(walked()) == sorted(expected)
    assert walked("b.txt") == ["b.txt"], "named"


def test_the_nearest_settings_hold_alone_below_their_folder() -> None:
    put("gklint.toml", 'exclude = ["a.txt", "shut"]')
    put("sub/gklint.toml", "")
    for name in ("a.txt", "b.txt", "sub/a.txt", "shut/gklint.toml", "shut/a.txt"):
        put(name)
    assert walked() == ["b.txt", "sub/a.txt"]


def test_globs_with_a_slash_start_at_their_file_and_others_hold_for_names_anywhere() -> None:
    put("office/gklint.toml", 'exclude = ["draft*", "reports/*.txt"]')
    put("gklint.toml", 'extend = "office/gklint.toml"\nexclude = ["/x/*.txt"]')
    for name in ("x/a.txt", "y/x/a.txt", "y/draft.txt", "reports/a.txt", "office/reports/a.txt"):
        put(name)
    assert walked() == ["reports/a.txt", "y/x/a.txt"]


def test_what_was_named_is_looked_at_unless_it_is_forced_out() -> None:
    repository()
    put(".gitignore", "build/\n*.bak.txt\n")
    put("gklint.toml", 'exclude = ["draft/"]')
    for name in ("build/a.txt", "build/x.bak.txt", "draft/a.txt", "a.bak.txt"):
        put(name)
    named = ("build", "draft/a.txt", "a.bak.txt")
    assert walked(*named) == ["build/a.txt", "draft/a.txt", "a.bak.txt"]
    assert walked(*named, force=True) == []
    assert walked("*.bak.txt") == ["a.bak.txt"], "a glob of the command line names"
    assert walked("build/*", force=True) == []


def test_a_forced_run_over_nothing_is_clean_and_another_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("gklint.toml", 'exclude = ["*"]')
    put("a.txt")
    assert told(capsys, "check", "a.txt", "--force-exclude")[0] == 0
    code, _, err = told(capsys, "check", ".")
    assert code == 2
    assert "都被设置或 .gitignore 排除了" in err
    assert told(capsys, "check", "none.txt", "--force-exclude")[0] == 2


def test_broken_settings_leave_nothing_out_and_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("sub/gklint.toml", 'exclude = ["a.txt"]\nyear = 1.5')
    put("sub/a.txt")
    put("b.txt")
    code, out, err = told(capsys, "check", ".", "-f", "concise")
    assert code == 2
    assert "b.txt:2" in out
    assert err.count("gklint.toml: year") == 1


@pytest.mark.parametrize("name", ["[x]", "a b", "甲", "x*y", "!x", "#x"])
def test_a_folder_of_any_name_is_no_pattern(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32" and "*" in name:
        pytest.skip("Windows has no such names")
    put(f"{name}/gklint.toml", 'exclude = ["a.txt", "sub/b.txt"]')
    put(f"{name}/a.txt")
    put(f"{name}/sub/b.txt")
    put(f"{name}/sub/c.txt")
    monkeypatch.chdir(name)
    assert walked() == ["sub/c.txt"]


@pytest.mark.parametrize("glob", ["a/", "*.txt", "x/y", "!x/*.txt", "!a", "x/y/", "**/a", "a/**"])
def test_a_glob_is_written_as_it_was(glob: str) -> None:
    placed = anchored(glob, "/up/own", "/up/own")
    assert anchored(written_in(placed, "/up/own"), "/up/own", "/up/own") == placed
    assert written_in(placed, "/other") == placed


def test_the_pattern_that_decides_is_told() -> None:
    patterns = of_entries("/r", ["*.txt", "!a.txt"])
    assert patterns.judge("/r/b.txt") == (True, "*.txt")
    assert patterns.judge("/r/a.txt") == (False, "!a.txt")
    assert patterns.judge("/r/a.md") is None
