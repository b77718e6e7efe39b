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
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"),
            *("--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)),
        ],
        check=True,
        capture_output=True,
    )
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
