"""Rules across documents (COR): what one file says against what the others say."""
