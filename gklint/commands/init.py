"""``gklint init``: a file of settings to begin with, never over an existing one."""

from __future__ import annotations

import os

from gklint.aids.sample_settings import sample
from gklint.commands import CLEAN
from gklint.config import OWN_FILE, file_in, nearest
from gklint.drafts import Draft
from gklint.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console

_ABOVE = {
    "zh": "此前管这里的 {above} 不再起作用；要接着用它，请写 extend。\n",
    "en": "{above}, which held here, holds no more; extend it to go on using it.\n",
}
_NEXT = {
    "zh": (
        "写好了 {path}，其中各项都还没有设置。\n"
        "接下来：打开它，去掉要用的那几行前面的 #；用 gklint check --show-settings 查看生效的设置，"
        "用 gklint check 检查报告。\n"
    ),
    "en": (
        "Wrote {path}; nothing is set in it yet.\n"
        "Next: open it and take the # from the lines you want; gklint check --show-settings tells "
        "what is in force, gklint check looks at the reports.\n"
    ),
}


def run(arguments: Arguments, console: Console) -> int:
    """Raises ConfigError where there are settings already, SourceError or OutputError if none can be written."""
    if len(arguments.operands) > 1:
        raise ConfigError("只能写一个文件夹", "name one folder only", "gklint init")
    folder = arguments.operands[0] if arguments.operands else "."
    there = file_in(os.path.abspath(folder))
    if there:
        raise ConfigError(
            "已有设置，没有改动", "there are settings already; not changed", os.path.relpath(there)
        )
    path = os.path.normpath(os.path.join(folder, OWN_FILE))
    draft = Draft(path)
    try:
        draft.write(sample().encode())
        draft.keep()
    finally:
        draft.drop()
    language = arguments.given.get("lang", "zh")
    console.say(_NEXT[language].format(path=path))
    above = nearest(os.path.dirname(os.path.abspath(folder)))
    if above:
        console.say(_ABOVE[language].format(above=os.path.relpath(above, folder)))
    return CLEAN
