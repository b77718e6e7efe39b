"""Prepare the built-in rules for the interpreter that builds, so that a first start is quick."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PreparedRules(BuildHookInterface):
    """Puts ``gklint/prepared`` into a wheel, and into the tree of an editable install."""

    PLUGIN_NAME = "custom"

    # What goes into the wheel, while it is built.
    folder: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        os.environ["GKLINT_CACHE_DIR"] = ""
        try:
            from gklint.rulebook import prepared
        finally:
            sys.path.remove(self.root)
        if version == "editable":
            shutil.rmtree(prepared.FOLDER, ignore_errors=True)
            prepared.write(prepared.FOLDER)
            return
        self.folder = tempfile.TemporaryDirectory(prefix="gklint-prepared-")
        for path in prepared.write(self.folder.name):
            build_data["force_include"][path] = f"gklint/prepared/{os.path.basename(path)}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self.folder is not None:
            self.folder.cleanup()
