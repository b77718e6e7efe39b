"""The rules come along however gklint is installed: as a wheel, editable, or not at all."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "examples" / "clean" / "2023-shi.md"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, drafts = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("drafts")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"),
            *("--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)),
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "TMPDIR": str(drafts)},
    )
    assert list(drafts.iterdir()) == [], "the build leaves nothing behind"
    [made] = folder.glob("gklint-*.whl")
    return made


def run(where: Path, cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(where), "GKLINT_CACHE_DIR": str(cache)}
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        cwd=cache,
        check=False,
    )


def test_a_wheel_holds_the_rules_and_what_the_build_prepared(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for file in (ROOT / "rules").rglob("*.toml"):
        assert f"gklint/rules/{file.relative_to(ROOT / 'rules').as_posix()}" in names
    for file in (ROOT / "gklint").rglob("*.sql"):
        assert file.relative_to(ROOT).as_posix() in names
    assert sum(name.startswith("gklint/prepared/") for name in names) == 2
    assert not [name for name in names if name.startswith("tests/")]


def test_an_installed_gklint_starts_from_what_was_prepared(wheel: Path, tmp_path: Path) -> None:
    where, cache = tmp_path / "site", tmp_path / "cache"
    cache.mkdir()
    zipfile.ZipFile(wheel).extractall(where)
    done = run(where, cache, "-m", "gklint", "check", str(REPORT))
    assert (done.returncode, done.stderr) == (0, "")
    # Nothing was parsed and no pattern was compiled: neither library was loaded.
    code = (
        "import sys; from gklint.cli import main; main(['check', sys.argv[1]]); "
        "print(sorted({'tomli', 're', 'gklint.decode'} & set(sys.modules)), file=sys.stderr)"
    )
    (cache / "fresh").mkdir()
    done = run(where, cache / "fresh", "-c", code, str(REPORT))
    assert done.stderr.strip() == "[]"


USER = """\
from __future__ import annotations

from pathlib import Path

import gklint
from gklint import Finding, Fixed, GklintError, Linted, Project


def told(folder: Path) -> list[tuple[str, int, str]]:
    project: Project = gklint.open_project(folder, select=["GK2"], severity={"GK201": "hint"}, year=2023)
    fixed: Fixed = project.fix_text("…", path="a.txt", least="unsafe")
    made: list[tuple[str, int, str]] = [(rule, times, fixed.text) for rule, times in fixed.applied]
    for path in folder.iterdir():
        try:
            linted: Linted = gklint.open_projects(isolated=True).at(path).lint_file(path)
        except GklintError as error:
            print(error.where, error.zh)
            continue
        finding: Finding
        for finding in linted.findings:
            line, _ = linted.line_column(finding.span.start)
            edits = [edit.text for fix in finding.fixes for edit in fix.edits]
            made.append((finding.rule, line, finding.message.into("zh") + "".join(edits)))
        reveal_type(linted.verdicts)
        reveal_type(linted.silenced)
    return made


gklint.open_project(yeer=2023)
gklint.open_project(year="2023")
"""


def test_programs_are_checked_against_the_types_of_a_wheel(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    [site] = venv.glob("[Ll]ib/**/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    (tmp_path / "user.py").write_text(USER, encoding="utf-8")
    python = next(iter([*venv.glob("bin/python"), *venv.glob("Scripts/python.exe")]))
    done = subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "mypy",
                "--strict",
                "--no-error-summary",
                "--hide-error-context",
            ),
            *("--python-executable", str(python), "--config-file", os.devnull, "user.py"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={key: value for key, value in os.environ.items() if key != "MYPYPATH"},
        check=False,
    )
    told = [line.partition(": ")[2] for line in done.stdout.splitlines()]
    revealed = [line for line in told if "Revealed" in line]
    assert revealed == [
        'note: Revealed type is "dict[str, str]"',
        'note: Revealed type is "tuple[gklint.finding.Silenced, ...]"',
    ]
    wrong = [line.rpartition("[")[2] for line in told if line.startswith("error")]
    assert wrong == ["call-arg]", "arg-type]"], done.stdout


def test_a_bare_checkout_finds_its_rules(tmp_path: Path) -> None:
    done = run(ROOT, tmp_path, "-m", "gklint", "check", str(REPORT))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_prepared_file_that_does_not_fit_is_passed_over(wheel: Path, tmp_path: Path) -> None:
    where, cache = tmp_path / "site", tmp_path / "cache"
    cache.mkdir()
    zipfile.ZipFile(wheel).extractall(where)
    rule = where / "gklint" / "rules" / "statistics.toml"
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace('severity = "error"', 'severity = "hint"'), encoding="utf-8")
    done = run(where, cache, "-m", "gklint", "rules", "--select", "GK202")
    assert "hint" in done.stdout or "建议" in done.stdout, done.stdout + done.stderr


def test_a_damaged_cache_is_as_good_as_none(tmp_path: Path) -> None:
    first = run(ROOT, tmp_path, "-m", "gklint", "check", str(REPORT))
    for damage in (lambda data: data[:100], _turned, lambda _: b"", lambda _: marshal.dumps({})):
        for file in tmp_path.glob("*.bin"):
            file.write_bytes(damage(file.read_bytes()))
        again = run(ROOT, tmp_path, "-m", "gklint", "check", str(REPORT))
        assert (again.returncode, again.stdout, again.stderr) == (0, first.stdout, "")


def _turned(data: bytes) -> bytes:
    """The same with a byte changed in each hundred, as a bad disk leaves it."""
    return bytes(byte ^ 1 if at % 100 == 99 else byte for at, byte in enumerate(data))


def test_prepared_patterns_of_other_code_are_passed_over(wheel: Path, tmp_path: Path) -> None:
    where, cache = tmp_path / "site", tmp_path / "cache"
    cache.mkdir()
    zipfile.ZipFile(wheel).extractall(where)
    code = where / "gklint" / "pattern_tree.py"
    code.write_text(code.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    asked = "from gklint.rulebook import prepared; print(prepared.patterns())"
    assert run(where, cache, "-c", asked).stdout.strip() == "None"
