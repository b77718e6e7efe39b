"""The recipes of docs/ci: the pages show them as they are, and their commands do what the pages say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as Xml
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

ROOT = Path(__file__).parent.parent
RECIPES = ROOT / "docs" / "ci"
FILES = sorted(RECIPES.iterdir())
SCHEMAS = {
    "github-actions.yml": "vendor.github-workflows",
    "github-reviewdog.yml": "vendor.github-workflows",
    "gitlab-ci.yml": "vendor.gitlab-ci",
}
# What GitLab asks of each issue: docs.gitlab.com, "Code Quality report format".
CODE_QUALITY = {
    "type": "array",
    "minItems": 1,
    "items": {
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"pattern": "^[^./]"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer"}}},
                },
            },
        },
    },
}
# Stands for what recipes start besides gklint: it tells that it was started, and what it read.
STAND_IN = '#!/bin/sh\nprintf "%s\\n" "$0 $*" >>"$STARTED"\n[ "${0##*/}" = pip ] || cat >"$READ"\n'

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the recipes are for Unix shells")


class Checkout:
    """A repository with a clean and a faulty report, and what the recipes start on the path."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder / "checkout"
        self.started = folder / "started"
        self.read = folder / "read"
        shutil.copytree(ROOT / "examples", self.folder)
        (self.folder / "README.md").write_text("# 资料\n", encoding="utf-8")
        (self.folder / "gklint.toml").write_text('ignore = ["GK110"]\n', encoding="utf-8")
        programs = folder / "bin"
        programs.mkdir()
        for name, text in (
            ("gklint", f'#!/bin/sh\nexec "{sys.executable}" -m gklint "$@"\n'),
            ("pip", STAND_IN),
            ("reviewdog", STAND_IN),
        ):
            (programs / name).write_text(text, encoding="utf-8")
            (programs / name).chmod(0o755)
        self.env = {
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "GKLINT_CACHE_DIR": str(cache),
            "STARTED": str(self.started),
            "READ": str(self.read),
            "PYTHONIOENCODING": "utf-8",
        }

    def run(self, *argv: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            argv,
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def git(self, *argv: str) -> subprocess.CompletedProcess[str]:
        if shutil.which("git") is None:
            pytest.skip("git is not at hand")
        return self.run("git", "-c", "user.name=t", "-c", "user.email=t@example.org", *argv)

    def json(self, name: str) -> object:
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def only_clean(self) -> None:
        shutil.rmtree(self.folder / "faulty")


@pytest.fixture
def checkout(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    return Checkout(tmp_path, tmp_path_factory.getbasetemp() / "cache")


@pytest.mark.parametrize("page", ["docs/ci.md", "docs/ci.zh-CN.md"])
def test_a_page_shows_every_recipe_as_it_is(page: str) -> None:
    parts = (ROOT / page).read_text(encoding="utf-8").split("```")[1::2]
    shown = {part.partition("\n")[2] for part in parts}
    assert {one.read_text(encoding="utf-8") for one in FILES} == shown


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_recipe_holds_against_the_schema_of_its_service(name: str) -> None:
    pytest.importorskip("check_jsonschema", reason="it comes with the extra dev")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", SCHEMAS[name], str(RECIPES / name)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def steps(name: str) -> list[str]:
    """The commands of a workflow of GitHub, each a shell of its own."""
    workflow = yaml.safe_load((RECIPES / name).read_text(encoding="utf-8"))
    return [one["run"] for one in workflow["jobs"]["gklint"]["steps"] if "run" in one]


def test_github_is_told_of_findings_and_given_sarif(checkout: Checkout) -> None:
    install, check = steps("github-actions.yml")
    assert checkout.run("bash", "-e", "-c", install).returncode == 0
    assert checkout.started.read_text(encoding="utf-8").count("pip install") == 1
    done = checkout.run("bash", "-e", "-c", check)
    assert (done.returncode, done.stderr) == (1, "")
    assert "::error file=faulty/2015-xian.txt,line=" in done.stdout
    schema = json.loads((ROOT / "tests/render/sarif_schema.json").read_text(encoding="utf-8"))
    assert list(Draft7Validator(schema).iter_errors(checkout.json("gklint.sarif"))) == []
    checkout.only_clean()
    assert checkout.run("bash", "-e", "-c", check).returncode == 0


def test_reviewdog_reads_what_is_found_and_decides(checkout: Checkout) -> None:
    for step in steps("github-reviewdog.yml"):
        done = checkout.run("bash", "-e", "-c", step)
        assert (done.returncode, done.stderr) == (0, "")
    given = json.loads(checkout.read.read_text(encoding="utf-8"))
    paths = {one["location"]["path"].partition("/")[0] for one in given["diagnostics"]}
    assert paths == {"clean", "faulty"}
    assert any("suggestions" in one for one in given["diagnostics"])


def test_gitlab_is_given_both_of_its_reports(checkout: Checkout) -> None:
    job = yaml.safe_load((RECIPES / "gitlab-ci.yml").read_text(encoding="utf-8"))["gklint"]
    done = checkout.run("bash", "-eo", "pipefail", "-c", "\n".join(job["script"]))
    assert (done.returncode, done.stderr) == (1, "")
    reports = job["artifacts"]["reports"]
    assert (
        list(Draft7Validator(CODE_QUALITY).iter_errors(checkout.json(reports["codequality"]))) == []
    )
    suites = Xml.parse(checkout.folder / reports["junit"]).getroot()
    assert suites.findall("*/*/failure") != []


def test_jenkins_is_given_what_its_plugins_read(checkout: Checkout) -> None:
    text = (RECIPES / "Jenkinsfile").read_text(encoding="utf-8")
    command = text.partition("sh '")[2].partition("'")[0]
    assert checkout.run("sh", "-xe", "-c", command).returncode == 1
    for name in ("gklint.xml", "gklint-checkstyle.xml"):
        assert f"'{name}'" in text
        assert len(Xml.parse(checkout.folder / name).getroot()) > 0


def test_make_checks_mends_and_makes_the_page(checkout: Checkout) -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not at hand")
    make = ("make", "--silent", "-f", str(RECIPES / "Makefile"))
    assert checkout.run(*make, "check").returncode == 2, "make's own code for what failed"
    assert checkout.run(*make, "check", "REPORTS=clean").returncode == 0
    assert checkout.run(*make, "overview").returncode == 0
    assert (checkout.folder / "gklint.html").stat().st_size > 10_000
    before = (checkout.folder / "faulty/2021-jiedao.txt").read_bytes()
    checkout.run(*make, "fix", "REPORTS=faulty")
    assert (checkout.folder / "faulty/2021-jiedao.txt").read_bytes() != before


def test_a_county_has_its_page_and_workbook_and_hears_of_failures_alone(
    checkout: Checkout,
) -> None:
    pytest.importorskip("xlsxwriter")
    script = ("sh", str(RECIPES / "county.sh"), "faulty", "结果 results")
    results = checkout.folder / "结果 results"
    done = checkout.run(*script)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert sorted(one.suffix for one in results.iterdir()) == [".html", ".html", ".log", ".xlsx"]
    assert "2021-jiedao.txt" in (results / "latest.html").read_text(encoding="utf-8")
    (checkout.folder / "faulty" / "broken.txt").write_bytes(b"\x00")
    done = checkout.run(*script)
    assert done.returncode == 2
    assert "broken.txt" in done.stdout


def test_a_git_hook_stops_a_faulty_commit(checkout: Checkout) -> None:
    checkout.git("init", "--quiet")
    shutil.copy(RECIPES / "git-hook.sh", checkout.folder / ".git" / "hooks" / "pre-commit")
    commit = ("commit", "--quiet", "-m", "x")
    checkout.git("add", "clean/2019-xian.txt", "README.md", "gklint.toml")
    done = checkout.git(*commit)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (checkout.folder / "-年度 报告.TXT").write_bytes(
        (checkout.folder / "faulty/2021-jiedao.txt").read_bytes()
    )
    checkout.git("add", "--", ":(top)-*")
    done = checkout.git(*commit)
    assert done.returncode == 1
    assert "-年度 报告.TXT:5:20:" in done.stdout + done.stderr


def test_a_local_hook_of_pre_commit_needs_no_network(checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("init", "--quiet")
    recipe = (RECIPES / "pre-commit-local.yaml").read_text(encoding="utf-8")
    (checkout.folder / ".pre-commit-config.yaml").write_text(recipe, encoding="utf-8")
    checkout.env["PRE_COMMIT_HOME"] = str(tmp_path / "store")
    checkout.env["PIP_NO_INDEX"] = "1"
    hook = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose")
    checkout.git("add", "clean", "README.md")
    assert checkout.run(*hook).returncode == 0
    checkout.git("add", "faulty")
    done = checkout.run(*hook)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout


@pytest.mark.parametrize("name", ["pre-commit-config.yaml", "pre-commit-local.yaml"])
def test_pre_commit_takes_the_recipe(name: str) -> None:
    argv = [sys.executable, "-m", "pre_commit", "validate-config", str(RECIPES / name)]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_local_hook_is_the_one_that_is_offered() -> None:
    """But for its name and language, and where its arguments stand."""
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    [fix] = [one for one in offered if one["id"] == "gklint-fix"]
    recipe = yaml.safe_load((RECIPES / "pre-commit-local.yaml").read_text(encoding="utf-8"))
    [local] = recipe["repos"][0]["hooks"]
    assert local["entry"] == " ".join([fix["entry"], *fix["args"]])
    assert (local["files"], local["require_serial"]) == (fix["files"], fix["require_serial"])
