"""One file after the other: what is wrong with one does not keep the others from being looked at."""

from __future__ import annotations

from gklint import formats
from gklint.errors import GklintError, OutputError
from gklint.files.operands import found_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gklint.files import Found
    from gklint.projects import Projects


def look_at_all(
    found: Iterable[Found],
    look: Callable[[Found], None],
    fail: Callable[[GklintError], None],
    crash: Callable[[str, str], None],
) -> None:
    """``look`` at each file; ``fail`` is told what people can mend, ``crash`` what we must.

    ``crash`` gets the file's path and a traceback. Raises OutputError and BrokenPipeError, after
    which nobody could be told anything.
    """
    for one in found:
        try:
            look(one)
        except OutputError:
            raise
        except GklintError as error:
            fail(error)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001  the other files are still looked at
            from traceback import format_exception

            crash(one.path, "".join(format_exception(error)))


def find(
    operands: Sequence[str],
    fail: Callable[[GklintError], None],
    projects: Projects,
    force: bool = False,
) -> Iterator[Found]:
    """The files that operands name, as they are met, but for those that settings leave out of folders.

    ``fail`` is told of operands that name none. With ``force`` what is left out of folders is so
    where it is named, too.
    """
    for one in found_by(operands, formats.suffixes(), projects.ignored(), force):
        if isinstance(one, GklintError):
            fail(one)
        else:
            yield one
