"""Rules that compare words with the dictionaries."""
