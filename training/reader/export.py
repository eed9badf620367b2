"""Writes trained weights as ``ocrfix/data/reader.npz``: int8 with one scale for each output.

``python -m training.reader.export FOLDER/real.pt ocrfix/data/reader.npz``. The gains of the norms
and the sixth of the hard swish go into the weights of the layer that follows.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from ocrfix.correction.tagger import DILATIONS, SYMBOLS


def layers(state: dict[str, torch.Tensor]) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Weights [input, output] and bias of each layer of the tagger, from a state of the network."""
    arrays = {name: tensor.numpy() for name, tensor in state.items()}
    found = {"first": (arrays["first.linear.weight"].T, arrays["first.linear.bias"])}
    for number in range(len(DILATIONS)):
        gain = np.tile(arrays[f"norms.{number}.weight"], 3)[:, None]
        taps = f"taps.{number}.linear"
        found[f"taps.{number}"] = (arrays[f"{taps}.weight"].T * gain, arrays[f"{taps}.bias"])
        mix = f"mixes.{number}"
        found[mix] = (arrays[f"{mix}.weight"].T / 6, arrays[f"{mix}.bias"])
    found["level"] = (arrays["level.weight"].T, arrays["level.bias"])
    gain = arrays["last_norm.weight"][:, None]
    for head in ("characters", "insertions"):
        found[head] = (arrays[f"{head}.weight"].T * gain, arrays[f"{head}.bias"])
    return found


def quantised(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 values and the scale of each column."""
    scale = np.maximum(np.abs(weights).max(0), 1e-12).astype(np.float32) / 127
    return np.round(weights / scale).astype(np.int8), scale


def write(state: dict[str, torch.Tensor], path: Path) -> None:
    """Write the weights file."""
    arrays: dict[str, np.ndarray] = {"symbols": np.array(list(map(ord, SYMBOLS)), np.uint32)}
    values, scale = quantised(state["embedding.weight"].numpy())
    arrays |= {"embedding.values": values, "embedding.scale": scale}
    for name, (weights, bias) in layers(state).items():
        values, scale = quantised(weights)
        arrays |= {f"{name}.values": values, f"{name}.scale": scale}
        arrays[f"{name}.bias"] = bias.astype(np.float32)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("path", type=Path)
    arguments = parser.parse_args()
    write(torch.load(arguments.weights, weights_only=True), arguments.path)


if __name__ == "__main__":
    main()
