"""The names of files as programs want them."""

from __future__ import annotations

import os


def relative(path: str, folder: str) -> str:
    """``path`` with forward slashes; if it is absolute and lies in ``folder``, from there on."""
    if os.path.isabs(path) and folder:
        inside = folder.rstrip(os.sep) + os.sep
        if path.startswith(inside):
            path = path[len(inside) :]
    if os.sep != "/":
        path = path.replace(os.sep, "/")
    while path.startswith("./"):
        path = path[2:]
    return path


def uri(path: str) -> str:
    """The URI of a ``relative`` path: itself relative, or with ``file:``."""
    from urllib.parse import quote

    quoted = quote(os.fsencode(path), safe="/")
    if path.startswith("/"):
        return f"file://{quoted}"
    if os.path.isabs(path):  # C:/…
        return f"file:///{quote(os.fsencode(path), safe='/:')}"
    return quoted
