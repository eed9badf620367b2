"""``python -m ocrfix`` is the command ``ocrfix``."""

from ocrfix.cli.app import main

if __name__ == "__main__":
    main()
