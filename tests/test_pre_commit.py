"""The hooks, run by the real pre-commit in repositories of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from filelock import FileLock

from gklint import formats

ROOT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
CLEAN = """\
青河县2018年政府信息公开工作年度报告
本报告所列数据的统计期限自2018年1月1日起至2018年12月31日止。
一、总体情况
"""
FAULTY = CLEAN.replace("12月31日", "12月3日")  # GK202; what mends it asks for a look
DOUBLED = CLEAN + "本机关主动公开政府信息。。\n"  # GK606, which has a safe fix
NO_REPORT = "# 资料\n\n这里存放本县的资料。。\n"
SETTINGS = 'select = ["GK202", "GK606"]\n'
# Tells every start of gklint, as Python reads it on the way up.
COUNTING = """\
import os, sys
if any("gklint" in os.path.basename(one) for one in sys.orig_argv[1:2]):
    with open(os.environ["STARTS"], "a", encoding="utf-8") as file:
        file.write("x")
"""


def run(*argv: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        argv,
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env},
        check=False,
    )


def git(folder: Path, *argv: str) -> str:
    done = run("git", "-c", "user.name=t", "-c", "user.email=t@example.org", *argv, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder: Path) -> None:
    for argv in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "-m", "x")):
        git(folder, *argv)


class Installed:
    """The hooks, as pre-commit has installed them; what they came from is there no more."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.source = home / "source"
        self.store = home / "store"
        self.revision = home / "revision"

    def install(self) -> None:
        """Once for all tests, in whichever process they run."""
        for name in ("gklint", "rules", "docs/rules"):
            ignored = shutil.ignore_patterns("__pycache__", "prepared")
            shutil.copytree(ROOT / name, self.source / name, ignore=ignored)
        files = "pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml"
        for name in files:
            shutil.copy(ROOT / name, self.source / name)
        commit(self.source)
        revision = git(self.source, "rev-parse", "HEAD")
        repository = self.home / "first"
        repository.mkdir()
        (repository / "2018.txt").write_text(CLEAN, encoding="utf-8")
        commit(repository)
        self.configure(repository, revision, "gklint-check")
        done = run(*PRE_COMMIT, "install-hooks", cwd=repository, PRE_COMMIT_HOME=str(self.store))
        assert done.returncode == 0, done.stdout + done.stderr
        shutil.rmtree(self.source)
        self.revision.write_text(revision, encoding="utf-8")

    def configure(self, repository: Path, revision: str, hook: str, more: str = "") -> None:
        (repository / ".pre-commit-config.yaml").write_text(
            f"repos:\n- repo: {self.source}\n  rev: {revision}\n  hooks:\n  - id: {hook}\n{more}",
            encoding="utf-8",
        )


PRE_COMMIT = (sys.executable, "-m", "pre_commit")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Installed:
    if shutil.which("git") is None:
        pytest.skip("git is not at hand")
    index = run(
        *(sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "hatchling"),
        cwd=tmp_path_factory.mktemp("index"),
    )
    if index.returncode:
        pytest.skip(f"the package index is not at hand: {index.stderr.strip()[-200:]}")
    base = tmp_path_factory.getbasetemp()
    home = (base if worker_id == "master" else base.parent) / "pre-commit"
    with FileLock(f"{home}.lock"):
        made = Installed(home)
        if not made.revision.exists():
            home.mkdir()
            made.install()
    return made


class Repository:
    """A repository with reports, and one of the hooks set up in it."""

    def __init__(self, folder: Path, installed: Installed, hook: str, more: str = "") -> None:
        self.folder = folder / "reports"
        self.folder.mkdir()
        self.starts = folder / "starts"
        (folder / "site").mkdir()
        (folder / "site" / "sitecustomize.py").write_text(COUNTING, encoding="utf-8")
        self.env = {
            "PRE_COMMIT_HOME": str(installed.store),
            "PYTHONPATH": str(folder / "site"),
            "STARTS": str(self.starts),
            "GKLINT_CACHE_DIR": str(installed.home / "cache"),
            "PIP_NO_INDEX": "1",  # nothing may be asked for any more
        }
        self.write({"gklint.toml": SETTINGS})
        revision = installed.revision.read_text(encoding="utf-8")
        installed.configure(self.folder, revision, hook, more)
        commit(self.folder)

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def hook(self, *argv: str) -> tuple[int, str]:
        """Stage everything and run the hook as a commit would; its exit code and what is said."""
        git(self.folder, "add", "--all")
        argv = ("run", "--color", "never", "--verbose", *argv)
        done = run(*PRE_COMMIT, *argv, cwd=self.folder, **self.env)
        return done.returncode, done.stdout + done.stderr

    def taken(self) -> int:
        """How often gklint was started since this was last asked."""
        count = len(self.starts.read_text(encoding="utf-8")) if self.starts.exists() else 0
        self.starts.unlink(missing_ok=True)
        return count


def said(shown: str) -> list[str]:
    """What the hook itself printed: pre-commit shows it below its own lines."""
    ours = ("gklint", "- hook id", "- exit code", "- duration", "- files were modified")
    return [line for line in shown.split("\n") if line and not line.startswith(ours)]


def test_every_format_that_is_read_goes_to_the_hooks() -> None:
    for hook in HOOKS:
        listed = hook["files"].removeprefix(r"(?i)\.(").removesuffix(")$").split("|")
        assert sorted(f".{one}" for one in listed) == sorted(formats.suffixes()), hook["id"]


def test_a_clean_report_passes_in_silence_and_a_faulty_one_stops(
    installed: Installed, tmp_path: Path
) -> None:
    repository = Repository(tmp_path, installed, "gklint-check")
    repository.write({"2018.txt": CLEAN, "README.md": NO_REPORT, "list.html": "<p>目录</p>"})
    code, shown = repository.hook()
    assert (code, said(shown)) == (0, [])
    repository.write({"2018.txt": FAULTY})
    code, shown = repository.hook()
    assert code == 1
    assert "2018.txt:2:25: error GK202" in shown
    assert "README.md" not in shown


def test_one_start_serves_all_files(installed: Installed, tmp_path: Path) -> None:
    repository = Repository(tmp_path, installed, "gklint-check")
    repository.write({f"{number}/年度报告.txt": CLEAN for number in range(300)})
    assert repository.hook()[0] == 0
    assert repository.taken() == 1
    (repository.folder / "other.csv").write_text("1,2\n", encoding="utf-8")
    git(repository.folder, "commit", "--quiet", "--no-verify", "-m", "x")
    assert repository.hook()[0] == 0
    assert repository.taken() == 0, "none where nothing of ours is committed"


def test_a_mended_file_stops_the_commit_once(installed: Installed, tmp_path: Path) -> None:
    repository = Repository(tmp_path, installed, "gklint-fix")
    repository.write({"2018.txt": DOUBLED, "README.md": NO_REPORT})
    code, shown = repository.hook()
    assert code == 1
    assert "files were modified by this hook" in shown
    mended = (repository.folder / "2018.txt").read_text(encoding="utf-8")
    assert mended == DOUBLED.replace("。。", "。")
    assert (repository.folder / "README.md").read_text(encoding="utf-8") == NO_REPORT
    code, shown = repository.hook()
    assert (code, said(shown)) == (0, [])
    repository.write({"2018.txt": FAULTY})
    code, shown = repository.hook()
    assert code == 1, "what is not safe to mend is left, and stops"
    assert "GK202" in shown
    assert (repository.folder / "2018.txt").read_text(encoding="utf-8") == FAULTY


def test_any_name_is_a_file_to_the_hook(installed: Installed, tmp_path: Path) -> None:
    repository = Repository(tmp_path, installed, "gklint-check")
    names = ("-a.txt", "--output-file=b.txt", "--fix.md", "年度 报告.TXT", 'it\'s "x".htm')
    repository.write(dict.fromkeys(names, DOUBLED))
    code, shown = repository.hook()
    assert code == 1
    found = sorted(line.split(":")[0] for line in said(shown) if "GK606" in line)
    assert found == sorted(names)
    assert not (repository.folder / "b.txt").exists()
    for name in names:
        assert (repository.folder / name).read_text(encoding="utf-8") == DOUBLED


def test_deleted_and_renamed_files_cost_nothing(installed: Installed, tmp_path: Path) -> None:
    repository = Repository(tmp_path, installed, "gklint-check")
    repository.write({"2017.txt": FAULTY, "2018.txt": CLEAN})
    git(repository.folder, "add", "--all")
    git(repository.folder, "commit", "--quiet", "--no-verify", "-m", "x")
    (repository.folder / "2017.txt").unlink()
    (repository.folder / "2018.txt").rename(repository.folder / "报告.txt")
    assert repository.hook()[0] == 0
    assert repository.hook("--all-files")[0] == 0


def test_the_nearest_settings_hold_for_each_file(installed: Installed, tmp_path: Path) -> None:
    repository = Repository(tmp_path, installed, "gklint-check")
    repository.write({"县/gklint.toml": 'select = ["GK606"]\n'})
    repository.write({"县/2018.txt": FAULTY, "2018.txt": CLEAN})
    assert repository.hook()[0] == 0
    repository.write({"2018.txt": FAULTY})
    assert repository.hook()[0] == 1


def test_arguments_of_ones_own_come_before_the_files(installed: Installed, tmp_path: Path) -> None:
    more = "    args: [--ignore=GK202, --]\n"
    repository = Repository(tmp_path, installed, "gklint-check", more)
    repository.write({"-2018.txt": FAULTY})
    assert repository.hook()[0] == 0


def test_a_file_that_is_no_text_stops_and_is_named(installed: Installed, tmp_path: Path) -> None:
    repository = Repository(tmp_path, installed, "gklint-check")
    (repository.folder / "a.txt").write_bytes(b"\x00")
    code, shown = repository.hook()
    assert code == 1
    assert "- exit code: 2" in shown
    assert "gklint: a.txt: " in shown
