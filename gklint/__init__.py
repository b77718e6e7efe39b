"""gklint: a linter for the yearly reports of Chinese government bodies on information disclosure.

``gklint.open_project("reports").lint_file("reports/2023.txt").findings``: docs/api.md. What
``__all__`` names is public; what stands in modules and has no name there may change at any time.
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = [
    "Bilingual",
    "Edit",
    "Finding",
    "Fix",
    "Fixed",
    "GklintError",
    "Linted",
    "OtherFile",
    "Project",
    "Projects",
    "Related",
    "Silenced",
    "Span",
    "__version__",
    "open_project",
    "open_projects",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.api import (
        Bilingual,
        Edit,
        Finding,
        Fix,
        Fixed,
        GklintError,
        Linted,
        OtherFile,
        Project,
        Projects,
        Related,
        Silenced,
        Span,
        open_project,
        open_projects,
    )
else:

    def __getattr__(name):
        """A public name, loaded when it is first asked for: ``import gklint`` costs nothing."""
        if name not in __all__:
            raise AttributeError(f"module 'gklint' has no attribute {name!r}")
        from gklint import api

        return getattr(api, name)

    def __dir__():
        return [*globals(), *__all__]
