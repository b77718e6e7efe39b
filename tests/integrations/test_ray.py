"""The same on Ray Data, on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.integrations import counties

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
ray = pytest.importorskip("ray.data", reason="ray is not installed")

from gklint.integrations import batches, kernel  # noqa: E402
from gklint.integrations import ray as on_ray  # noqa: E402
from gklint.integrations.columns import FACT, FINDING  # noqa: E402
from tests.integrations.test_between import texts_in  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")  # Ray's own


def test_findings_and_facts_are_those_of_the_kernel(tmp_path: Path) -> None:
    import ray as cluster

    counties.put(tmp_path, 1)
    texts = texts_in(tmp_path)
    expected = list(kernel.read_batches([texts]))
    cluster.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        table = pa.Table.from_batches([texts])
        read = on_ray.read(
            cluster.data.from_arrow([table.slice(0, 9), table.slice(9)])
        ).materialize()
        found = _rows(on_ray.part(read, "findings"))
        facts = _rows(on_ray.part(read, "facts"))
    finally:
        cluster.shutdown()
    assert found == sorted(_plain(map(batches.findings_in, expected), FINDING))
    assert facts == sorted(_plain(map(batches.facts_in, expected), FACT))


def _rows(told: Any) -> list[str]:
    tables = told.iter_batches(batch_format="pyarrow", batch_size=None)
    return sorted(str(row) for table in tables for row in table.to_pylist())


def _plain(batches: Any, schema: Any) -> list[str]:
    return [str(row) for row in pa.Table.from_batches(batches, schema).to_pylist()]
