"""``gklint clean``: remove what earlier runs kept, and nothing else."""

from __future__ import annotations

import os

from gklint.bilingual import Bilingual
from gklint.commands import CLEAN, TO_MEND
from gklint.commands.store import FOLDER, is_our_folder, is_ours
from gklint.files import failed
from gklint.render.columns import harmless
from gklint.rulebook import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console


_SWITCHED_OFF = Bilingual(
    "没有保留任何结果：GKLINT_CACHE_DIR 设为了空\n", "nothing is kept: GKLINT_CACHE_DIR is empty\n"
)


def run(arguments: Arguments, console: Console) -> int:
    language = arguments.given.get("lang", "zh")
    folder = cache.folder()
    if folder is None:
        console.say(_SWITCHED_OFF.into(language))
        return CLEAN
    removed = size = 0
    code = CLEAN
    try:
        for path in _kept(folder):
            bytes_ = os.lstat(path).st_size
            os.unlink(path)
            removed, size = removed + 1, size + bytes_
        _remove_empty(os.path.join(folder, FOLDER))
    except OSError as error:
        console.complain(failed(error, error.filename or folder))
        code = TO_MEND
    told = f"{removed} 个文件", f"{removed} file{'' if removed == 1 else 's'}"
    much = f"{size / 1e6:.1f} MB", harmless(folder)
    words = Bilingual("清除了 {}，共 {}：{}\n", "removed {}, {}: {}\n")
    console.say(words.into(language).format(told[language == "en"], *much))
    return code


def _kept(folder: str) -> Iterator[str]:
    """Every file that gklint keeps below a folder, known by its name; no link is followed."""
    for entry in _inside(folder):
        if cache.is_ours(entry):
            yield entry.path
        elif entry.name == FOLDER and entry.is_dir(follow_symlinks=False):
            for shard in filter(is_our_folder, _inside(entry.path)):
                yield from (one.path for one in _inside(shard.path) if is_ours(one))


def _inside(folder: str) -> list[os.DirEntry[str]]:
    if not os.path.isdir(folder):
        return []
    with os.scandir(folder) as entries:
        return list(entries)


def _remove_empty(results: str) -> None:
    """Remove the folders that results were spread over, and the one above, where nothing is left."""
    if os.path.islink(results):
        return
    for path in (*(one.path for one in _inside(results) if is_our_folder(one)), results):
        if os.path.isdir(path) and not _inside(path):
            os.rmdir(path)
