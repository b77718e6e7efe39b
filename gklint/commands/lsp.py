"""``gklint lsp``: the language server, for editors."""

from __future__ import annotations

import gc

from gklint.commands import CLEAN
from gklint.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.commands.arguments import Arguments
    from gklint.commands.console import Console


def run(arguments: Arguments, console: Console) -> int:
    given = arguments.given
    ways = [way for way in ("stdio", "tcp", "ws") if way in given]
    if len(ways) > 1:
        raise ConfigError("只能选一种连接方式", "choose one way to connect", f"--{ways[1]}")
    gc.disable()  # thousands of types are made, and none is garbage; ``start`` enables it again
    _log_to(given.get("log-file", ""), given.get("log-level", "info"))
    from gklint.lsp import start  # after the log: imports may have something to say

    def ready(address: str) -> None:
        console.note(f"gklint: {address}\n")

    try:
        if "tcp" in given:
            return start.serve_tcp(given["tcp"], ready)
        if "ws" in given:
            return start.serve_websocket(given["ws"], tuple(given.get("origin", ())), ready)
        return start.serve_stdio()
    except KeyboardInterrupt:
        return CLEAN


def _log_to(path: str, level: str) -> None:
    """Log to a file, or nowhere: what a server prints would be shown as an error by some clients."""
    import logging

    if not path:
        logging.disable()
        return
    try:
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError as error:
        raise ConfigError(
            f"无法写日志：{error.strerror}", f"cannot write the log: {error.strerror}", path
        ) from None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level.upper(), handlers=[handler])
    logging.getLogger("pygls").setLevel("WARNING")
    logging.getLogger("asyncio").setLevel("WARNING")
    # It logs every connection that is refused, or given up, as an error of its own with a traceback.
    logging.getLogger("websockets").setLevel("CRITICAL")
