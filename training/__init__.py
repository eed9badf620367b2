"""Makes the learned data of ``dictionaries/`` from aligned pages; see training/README.md."""
