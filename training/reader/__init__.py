"""Trains the character model of ``ocrfix/correction/tagger.py``; see ``training/README.md``."""
