"""Rules about letters: their alphabet, digits among them, their capitals."""
