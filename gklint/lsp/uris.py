"""URIs of a client and paths of this machine."""

from __future__ import annotations

import os
from urllib.parse import quote, unquote, urlsplit

_BYTES = "surrogateescape"  # a name in another encoding is the bytes that it is (os.fsdecode)


def path_of(uri: str) -> str:
    """The path a ``file:`` URI stands for; empty for any other, such as an unsaved text's."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return ""
    if parts.scheme != "file":
        return ""
    path = unquote(parts.path, errors=_BYTES)
    if parts.netloc and parts.netloc != "localhost":
        path = f"//{parts.netloc}{path}"  # a share
    if "\0" in path or not _nameable(path):
        return ""
    if os.name == "nt":
        path = path.replace("/", "\\")
        if path[:1] == "\\" and path[2:3] == ":":
            path = path[1:]
    return os.path.normpath(path) if path else ""


def uri_of(path: str) -> str:
    """The ``file:`` URI of a path."""
    path = os.path.abspath(path)
    if os.name == "nt":
        path = path.replace("\\", "/")
        if not path.startswith("/"):
            return f"file:///{quote(path, errors=_BYTES)}"
    quoted = quote(path, errors=_BYTES)
    return f"file:{quoted}" if path.startswith("//") else f"file://{quoted}"


def within(path: str, folder: str) -> bool:
    """True for a folder itself and all that lies in it."""
    return path == folder or path.startswith(os.path.join(folder, ""))


def _nameable(path: str) -> bool:
    """True unless half a surrogate pair stands in it, which no file's name can hold."""
    try:
        path.encode("utf-8", _BYTES)
    except UnicodeEncodeError:
        return False
    return True
