"""Rules that hold the English translation against the original."""
