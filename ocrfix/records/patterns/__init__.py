"""The families of header text, one module each: citation, header blocks."""
