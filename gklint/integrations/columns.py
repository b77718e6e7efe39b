"""The columns that go into the kernel and come out of it, as Arrow schemas.

Offsets are 0-based code points of the text, ``end`` is exclusive; lines and columns are 1-based,
as in ``-f json``. The types are those that Spark, Ray and DuckDB all have.
"""

from __future__ import annotations

import pyarrow as pa

# What may come in. The text is a string, or the bytes of a file.
ID, TEXT = "id", "text"
OPTIONAL = ("path", "suffix", "organ", "year", "level", "previous", "previous_path")

# What became of a text.
CHECKED = "checked"
NOT_A_REPORT = "not_a_report"
NO_TEXT = "no_text"
TOO_LARGE = "too_large"
FAILED = "failed"  # ``trouble`` tells why


def listed(schema: pa.Schema) -> pa.ListType:
    """The type of a column that holds rows of ``schema``."""
    return pa.list_(pa.struct(list(schema)))


_EDIT = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])
_FIX = pa.struct(
    [
        ("title_zh", pa.string()),
        ("title_en", pa.string()),
        ("applicability", pa.string()),
        ("edits", pa.list_(_EDIT)),
    ]
)
RELATED = pa.schema(
    [
        ("id", pa.string()),  # null: the report itself
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("message_zh", pa.string()),
        ("message_en", pa.string()),
    ]
)

FINDING = pa.schema(
    [
        ("id", pa.string()),  # the text's
        ("rule", pa.string()),
        ("name", pa.string()),
        ("severity", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("line", pa.int64()),
        ("column", pa.int64()),
        ("words", pa.string()),
        ("message_zh", pa.string()),
        ("message_en", pa.string()),
        ("basis_zh", pa.string()),
        ("basis_en", pa.string()),
        ("fixes", pa.list_(_FIX)),
        ("related", listed(RELATED)),
        ("fingerprint", pa.string()),  # null where two reports were held against each other in SQL
    ]
)

FACT = pa.schema(
    [
        ("id", pa.string()),
        ("organ_key", pa.string()),  # as in REPORT
        ("year", pa.int32()),
        ("table_key", pa.string()),
        ("nth", pa.int32()),  # 0-based, of the tables in the report
        ("edition", pa.string()),  # the range of report years whose form the table has
        ("understood", pa.bool_()),  # false: few of its rows could be labelled
        (
            "compared",
            pa.bool_(),
        ),  # the report's one table of its key, which others are held against
        ("row_key", pa.string()),
        (
            "column_key",
            pa.string(),
        ),  # null where the cells of the row are not as many as its columns
        ("kind", pa.string()),  # number, blank, dash, odd
        ("text", pa.string()),  # as it is written, its unit aside
        ("value", pa.float64()),  # null: unknown, which is not 0
        ("number", pa.int64()),  # the value where it is a whole number: what the rules reckon with
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("line", pa.int64()),
        ("column", pa.int64()),
    ]
)

REPORT = pa.schema(
    [
        ("id", pa.string()),
        ("status", pa.string()),
        ("trouble", pa.string()),  # why a text, or a rule on it, failed
        ("path", pa.string()),
        ("organ", pa.string()),
        ("organ_key", pa.string()),  # equal for one organ; null where the name may be any organ's
        ("year", pa.int32()),
        ("level", pa.string()),
        ("regime", pa.string()),
        ("errors", pa.int32()),
        ("warnings", pa.int32()),
        ("infos", pa.int32()),
        ("hints", pa.int32()),
        ("accepted", pa.int32()),  # findings that a remark or the settings accept
        ("uncertain", pa.list_(pa.string())),  # rules that could not tell
        ("not_applicable", pa.list_(pa.string())),
    ]
)


# One row for each text: one pass over the texts gives all three.
READ = pa.schema([*REPORT, ("findings", listed(FINDING)), ("facts", listed(FACT))])
