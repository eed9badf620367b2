"""Invented pages of Russian document forms, to be rendered, read by OCR and learned from.

``python -m training.forms.render BENCH OUT`` makes pages such as a cipher telegram, an extract
from minutes or a list of goods, draws them with the renderer of the bench and reads them with
Tesseract; ``python -m training.forms.pack OUT FILE.xz`` packs them into one file.
"""
