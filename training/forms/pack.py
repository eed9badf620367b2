"""Pack rendered pages into one file that can be committed.

python -m training.forms.pack OUT training/forms/pages.jsonl.xz
"""

from __future__ import annotations

import sys
from pathlib import Path

from training.pages import folder_pages, pack


def main() -> None:
    """Pack the finished pages of a folder."""
    folder, path = (Path(argument) for argument in sys.argv[1:3])
    finished = (page for page in folder_pages(folder) if page.id.isdecimal())
    print(f"{pack(finished, path)} pages, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
