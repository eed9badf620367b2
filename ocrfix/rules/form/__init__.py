"""Rules about printed lines and the formulas of office papers."""
