"""The file of a baseline: what is written is read again, and what is damaged is told by its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.baseline.entries import Entry, read, written
from gklint.errors import ConfigError

HEAD = '{"gklint-baseline": 1}\n'
LINE = '{"file": "a.txt", "rule": "GK202", "fingerprint": "0f", "count": 2}\n'
ENTRY = Entry("a.txt", "GK202", "0f", 2)

# With the halves of surrogate pairs that names of files hold where they are no text (PEP 383).
chars = st.characters(exclude_categories=("Cs",)) | st.characters(
    min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=("Cs",)
)
words, needed = st.text(chars, max_size=12), st.text(chars, min_size=1, max_size=12)
entries = st.builds(
    Entry, needed, needed, needed, st.integers(1, 10**6), words, words, words, words
)


def put(tmp_path: Path, text: str | bytes) -> str:
    path = tmp_path / "b.jsonl"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return str(path)


@given(st.lists(entries, unique_by=lambda one: (one.file, one.fingerprint)))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, some: list[Entry]
) -> None:
    path = put(tmp_path_factory.mktemp("b"), written(some))
    assert list(read(path)) == sorted(some, key=lambda one: one.order)
    assert written(read(path)) == written(reversed(some))


def test_an_entry_is_a_line_without_controls() -> None:
    name = "a\n\x1b[31m\u202e\u2028.txt"
    data = written([Entry(name, "GK202", "0f", 1, words="县")])
    assert data.decode() == (
        HEAD + '{"file": "a\\n\\u001b[31m\\u202e\\u2028.txt", "rule": "GK202", '
        '"fingerprint": "0f", "count": 1, "words": "县"}\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        HEAD + LINE,
        "\ufeff" + (HEAD + LINE).replace("\n", "\r\n"),
        HEAD + LINE.replace("2}", '3, "later": []}') + LINE,  # both sides of a merge
        HEAD + HEAD + LINE + "\n\n" + LINE,
    ],
)
def test_what_editors_and_merges_leave_is_read(tmp_path: Path, text: str) -> None:
    assert read(put(tmp_path, text)) == (ENTRY,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ": 不是 gklint 的基线文件"),
        ("年度报告\n", ": 不是 gklint 的基线文件"),
        (b"\xff\xfe\x00", ": 不是 gklint 的基线文件"),
        (LINE, ": 不是 gklint 的基线文件"),
        ('{"version": "2.1.0"}\n', ": 不是 gklint 的基线文件"),
        ('{"gklint-baseline": 2}\n' + LINE, ":1: 基线是另一版格式"),
        ('{"gklint-baseline": true}\n', ":1: 基线是另一版格式"),
        (HEAD + "<<<<<<< HEAD\n" + LINE, ":2: 这是合并留下的冲突标记"),
        (HEAD + LINE + "=======\n", ":3: 这是合并留下的冲突标记"),
        (HEAD + LINE[:20] + "\n" + LINE, ":2: 基线的这一行坏了"),
        (HEAD + "[]\n", ":2: 基线的这一行坏了"),
        (HEAD + "[" * 100_000 + "\n", ":2: 基线的这一行坏了"),
        (HEAD + LINE.replace("2}", "0}"), ":2: 基线的这一行坏了"),
        (HEAD + LINE.replace("2}", "true}"), ":2: 基线的这一行坏了"),
        (HEAD + LINE.replace("2}", "9" * 5000 + "}"), ":2: 基线的这一行坏了"),
        (HEAD + LINE.replace('"0f"', "null"), ":2: 基线的这一行坏了"),
    ],
)
def test_what_is_no_baseline_is_told(tmp_path: Path, text: str | bytes, said: str) -> None:
    path = put(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        read(path)
    assert str(error.value).startswith(path + said)


def test_a_missing_one_tells_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="gklint baseline makes one"):
        read(str(tmp_path / "b.jsonl"))
    with pytest.raises(ConfigError, match="not a baseline"):
        read(str(tmp_path))
    (tmp_path / "x").symlink_to("nowhere")
    with pytest.raises(ConfigError, match="cannot be read"):
        read(str(tmp_path / "x"))
