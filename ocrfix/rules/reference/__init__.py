"""Rules that let the places of a document testify against each other."""
