"""Runs the bundled gklint on whatever Python the editor found: ``serve.py --probe`` or ``serve.py lsp``.

Kept to what any Python 3 can parse, so that an old one can say that it is too old.
"""

import json
import os
import sys

LIBS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "libs")
OLDEST = (3, 10)


def probe():
    """Whether this Python can run the server: all that it imports is imported."""
    told = {"version": "%d.%d.%d" % sys.version_info[:3], "executable": sys.executable}
    try:
        if sys.version_info < OLDEST:
            raise ImportError("Python %d.%d or later is needed" % OLDEST)
        from pygls.lsp.server import LanguageServer  # noqa: F401

        import gklint.lsp.start  # noqa: F401

        told["ok"] = True
    except Exception as error:
        told["ok"] = False
        told["reason"] = "%s: %s" % (type(error).__name__, error)
    print(json.dumps(told))


sys.path.insert(0, LIBS)
if "--probe" in sys.argv:
    probe()
else:
    from gklint.cli import start

    start()
