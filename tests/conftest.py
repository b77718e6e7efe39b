"""What every test shares: the loaded rules, and the real reports where they are at hand."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from gklint.project import Project, project_by

ROOT = Path(__file__).parent.parent
REAL_REPORTS = Path(os.environ.get("GKLINT_REAL_REPORTS", ROOT.parent / "shared" / "reports"))

# A shell that starts tests in the background, or nohup, has signals ignored, and so would the processes be that tests
# start and stop by them.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the tests look at is not kept beside what people do."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GKLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def project() -> Project:
    return project_by()


@pytest.fixture(scope="session")
def real_reports() -> Path:
    """The folder of real reports; tests on it skip where it is not at hand."""
    if not REAL_REPORTS.is_dir():
        pytest.skip(f"the real reports are not at hand: no folder {REAL_REPORTS}")
    return REAL_REPORTS
