"""What a baseline knows: counted, by fingerprint, and of a report that was moved."""

from __future__ import annotations

from pathlib import Path

from gklint.baseline.entries import Entry
from gklint.baseline.known import Baseline
from gklint.baseline.renewal import Renewal, Seen
from gklint.value import replace

REPORT = "青河县 2018"


def entry(file: str, name: str, count: int = 1, rule: str = "GK202") -> Entry:
    return Entry(file, rule, name, count, REPORT)


def baseline(tmp_path: Path, *entries: Entry) -> Baseline:
    return Baseline(str(tmp_path / "b.jsonl"), entries)


def seen(path: Path, *names: str, judged: tuple[str, ...] = ("GK202", "GK301")) -> Seen:
    found = tuple(entry("", name) for name in names)
    return Seen(str(path), REPORT, found, judged, ("GK202", "GK301"))


def test_of_equal_findings_as_many_are_known_as_were_counted(tmp_path: Path) -> None:
    known = baseline(tmp_path, entry("r/a.txt", "x", 2))
    path = str(tmp_path / "r" / "a.txt")
    assert known.known(path, "", ("x", "y", "x", "x")) == (True, False, True, False)
    assert known.known(str(tmp_path / "a.txt"), "", ("x",)) == (False,)


def test_what_is_not_met_is_gone_where_its_rule_was_judged(tmp_path: Path) -> None:
    kept = entry("a.txt", "z", 1, "GK301")
    known = baseline(tmp_path, entry("a.txt", "x", 3), entry("a.txt", "y"), kept)
    path = str(tmp_path / "a.txt")
    assert known.gone(path, "", ("x", "y"), ("GK202",)) == (entry("a.txt", "x", 2),)
    assert known.gone(path, "", ("x",) * 4 + ("y", "z"), ("GK202", "GK301")) == ()


def test_files_are_named_from_the_folder_of_the_baseline(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "b")
    known = Baseline(str(tmp_path / "link" / "x.jsonl"), ())
    assert known.name_of(str(tmp_path / "b" / "a.txt")) == "a.txt"
    assert known.name_of(str(tmp_path / "b" / "c" / ".." / "a.txt")) == "a.txt"
    assert known.name_of(str(tmp_path / "a" / "a.txt")) == "../a/a.txt"


def test_a_report_that_was_moved_is_known_again_but_not_its_copy(tmp_path: Path) -> None:
    known = baseline(tmp_path, entry("old.txt", "x"))
    one, other = tmp_path / "1.txt", tmp_path / "2.txt"
    one.touch()
    for _ in range(2):
        assert known.known(str(one), REPORT, ("x",)) == (True,)
        assert known.known(str(other), REPORT, ("x",)) == (False,)
        assert known.known(str(one), "", ("x",)) == (False,), "whose it is nobody can say"
    one.unlink()
    assert known.known(str(other), REPORT, ("x",)) == (True,), "moved once more"


def test_what_is_not_certainly_moved_is_new(tmp_path: Path) -> None:
    path = str(tmp_path / "new.txt")
    two = baseline(tmp_path, entry("1.txt", "x"), entry("2.txt", "x"))
    assert two.known(path, REPORT, ("x",)) == (False,)
    (tmp_path / "1.txt").touch()
    assert two.known(path, REPORT, ("x",)) == (True,), "only one of them is gone"
    there = baseline(tmp_path, entry("1.txt", "x"))
    assert there.known(path, REPORT, ("x",)) == (False,)


def test_counts_only_fall_and_what_was_not_looked_at_stays(tmp_path: Path) -> None:
    other, unjudged = entry("b.txt", "x", 2), entry("a.txt", "z", 1, "GK301")
    known = baseline(tmp_path, entry("a.txt", "x", 3), entry("a.txt", "y"), unjudged, other)
    renewal = Renewal(known, adds=False)
    renewal.take(seen(tmp_path / "a.txt", "x", "new", judged=("GK202",)))
    assert renewal.entries == [other, entry("a.txt", "x"), unjudged]
    assert (renewal.added, renewal.dropped, renewal.left_out, renewal.count) == (0, 3, 1, 4)
    renewal = Renewal(known, adds=False)
    renewal.take(seen(tmp_path / "a.txt", "x", "x", "x", "x", "y"))
    assert (renewal.dropped, renewal.left_out) == (1, 1), "the one of GK301 is gone"


def test_new_ones_are_taken_in_where_that_is_asked_for(tmp_path: Path) -> None:
    renewal = Renewal(baseline(tmp_path, entry("a.txt", "x")), adds=True)
    renewal.take(seen(tmp_path / "a.txt", "x", "x", "y"))
    assert renewal.entries == [entry("a.txt", "x", 2), entry("a.txt", "y")]
    assert (renewal.added, renewal.dropped, renewal.left_out) == (2, 0, 0)


def test_entries_of_rules_that_are_no_more_go(tmp_path: Path) -> None:
    renewal = Renewal(baseline(tmp_path, entry("a.txt", "x", 1, "GK999")), adds=False)
    renewal.take(seen(tmp_path / "a.txt"))
    assert renewal.entries == []


def test_entries_of_a_report_that_was_moved_move_with_it(tmp_path: Path) -> None:
    renewal = Renewal(baseline(tmp_path, entry("old.txt", "x", 2)), adds=False)
    renewal.take(seen(tmp_path / "r" / "new.txt", "x"))
    assert renewal.entries == [entry("r/new.txt", "x")]
    assert (renewal.dropped, renewal.left_out) == (1, 0)


def test_entries_of_files_that_are_gone_go_with_the_folder_they_lay_in(tmp_path: Path) -> None:
    kept = replace(entry("s/a.txt", "x"), report="")
    renewal = Renewal(baseline(tmp_path, entry("r/a.txt", "x", 2), kept), adds=False)
    renewal.drop_gone([str(tmp_path / "r")])
    assert (renewal.entries, renewal.dropped) == ([kept], 2)
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "a.txt").touch()
    renewal.drop_gone([str(tmp_path)])
    assert renewal.entries == [kept]
