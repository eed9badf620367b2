"""What git says: who works here, what has changed; nothing is ever changed in the repository.

``git config user.name`` gives ``Иванова``, who then signs her decisions.
"""

from __future__ import annotations

import os
from pathlib import Path

#: Set by git for its hooks; they would turn a question about one folder to another repository.
_OF_HOOKS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


def git(folder: Path, *arguments: str) -> bytes | None:
    """What a git command prints in a folder; None if it fails or git is not installed."""
    import subprocess

    environment = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    # the locks of a commit under way are left alone
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def author(folder: Path) -> str:
    """Who decides here: the name of git's configuration, else that of the login; may be empty."""
    said = git(folder, "config", "user.name") or b""
    name = said.decode("utf-8", "replace").strip()
    return name or os.environ.get("USER") or os.environ.get("USERNAME") or ""
