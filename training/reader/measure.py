"""Measures the character model on pages with known truth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch.nn import functional

from ocrfix.correction.tagger import WINDOW, encoded
from training.reader.aligned import IGNORED, Page, labels


def edit_scores(network: torch.nn.Module, held: Sequence[Page]) -> tuple[float, float, float]:
    """Mean −ln P per character, and precision and recall of the single edits it would make."""
    total = count = found = proposed = right = 0.0
    with torch.no_grad():
        for page in held:
            wanted = [
                torch.from_numpy(part.astype(np.int64)) for part in labels(page.read, page.truth)
            ]
            symbols = torch.tensor(encoded(page.read))
            length = max(len(symbols) // WINDOW * WINDOW, min(len(symbols), WINDOW))
            shape = (-1, min(WINDOW, length))
            outputs = network(symbols[:length].reshape(shape))
            for logits, answers in zip(outputs, wanted, strict=True):
                flat, classes = logits.flatten(0, 1), answers[:length]
                total += float(
                    functional.cross_entropy(flat, classes, ignore_index=IGNORED, reduction="sum")
                )
                best = flat.argmax(-1)
                counted = classes != IGNORED
                proposed += int(((best != 0) & counted).sum())
                found += int(((classes != 0) & counted).sum())
                right += int(((best == classes) & (classes != 0) & counted).sum())
            count += length
    return total / max(count, 1), right / max(proposed, 1), right / max(found, 1)
