"""A text put in the place of a file's. A file is written whole or not at all."""

from __future__ import annotations

import os
import stat

from gklint.atomic import create, draft_beside, drop
from gklint.errors import SourceError
from gklint.files import failed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from gklint.files import File, Found


def write(file: File, text: str) -> None:
    """Put ``text`` in the place of the file's, in its encoding, with its mode, owner and attributes.

    The file is the old one or the new one at every moment, also after a power cut. Where it has
    further names (hard links), these keep the old one. Raises SourceError, and leaves the file
    as it is, if it changed since it was read, may not be written, or lies behind a link that
    leads out of the folder it was found in.
    """
    path = file.found.path
    try:
        data = file.source.encode(text)
    except SourceError as error:
        raise SourceError(error.zh, error.en, path) from None
    try:
        target = _target(file.found)
        status = os.stat(target)
        if not status.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
            raise SourceError("文件是只读的，没有改动", "the file is read-only; not changed", path)
        draft = draft_beside(target)
        try:
            _fill(draft, data, target, status)
            with open(target, "rb") as now:
                if now.read() != file.data:
                    raise SourceError(
                        "文件读入之后又被改过，没有改动，请重新运行",
                        "the file changed after it was read; not changed, run again",
                        path,
                    )
            os.replace(draft, target)
        except BaseException:
            drop(draft)
            raise
    except OSError as error:
        raise failed(error, path) from None


def _target(found: Found) -> str:
    """The file that is really written, behind all links."""
    target, root = os.path.realpath(found.path), os.path.realpath(found.root)
    if target.startswith(os.path.join(root, "")):
        return target
    raise SourceError(
        f"这是指向 {found.root} 之外的链接（{target}），没有改动",
        f"a link that leads out of {found.root}, to {target}; not changed",
        found.path,
    )


def _fill(draft: str, data: bytes, target: str, status: os.stat_result) -> None:
    """Make a draft with ``data``, otherwise like its target, that is safely on the disk."""
    with create(draft) as file:
        file.write(data)
        file.flush()
        _make_like(draft, target, status)
        os.fsync(file.fileno())


def _make_like(draft: str, target: str, status: os.stat_result) -> None:
    """Give a draft the owner and the attributes of its target, as far as we may, and its mode."""
    if hasattr(os, "chown"):
        made = os.stat(draft)
        if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
            _try(os.chown, draft, status.st_uid, status.st_gid)
    if hasattr(os, "listxattr"):  # access control lists among them
        for name in _try(os.listxattr, target) or ():
            value = _try(os.getxattr, target, name)
            if value is not None:
                _try(os.setxattr, draft, name, value)
    os.chmod(draft, stat.S_IMODE(status.st_mode))


def _try(ask: Callable[..., Any], *about: object) -> Any:
    """What the system answers; None if it refuses."""
    try:
        return ask(*about)
    except OSError:
        return None
