"""The network of ``ocrfix/correction/tagger.py`` in torch, for training."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

from ocrfix.correction.tagger import (
    DILATIONS,
    EMBEDDING,
    EPSILON,
    FIRST_KERNEL,
    LEVEL_AFTER,
    SYMBOLS,
    WIDTH,
)


class Taps(nn.Module):
    """A convolution over characters [batch, length, channel], as one product of matrices."""

    def __init__(self, inputs: int, outputs: int, kernel: int, dilation: int = 1) -> None:
        """`kernel` characters, `dilation` apart."""
        super().__init__()
        self.kernel, self.dilation = kernel, dilation
        self.linear = nn.Linear(inputs * kernel, outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The length stays; beyond the ends is nothing."""
        reach, length = self.kernel // 2 * self.dilation, x.shape[1]
        wide = functional.pad(x, (0, 0, reach, reach))
        starts = range(0, self.kernel * self.dilation, self.dilation)
        return self.linear(torch.cat([wide[:, i : i + length] for i in starts], -1))


class Network(nn.Module):
    """Symbols [batch, length] in, logits of both heads [batch, length, class] out."""

    def __init__(self) -> None:
        """New weights; the blocks begin close to passing their input on."""
        super().__init__()
        count = len(SYMBOLS)
        self.embedding = nn.Embedding(count + 1, EMBEDDING)
        self.first = Taps(EMBEDDING, WIDTH, FIRST_KERNEL)
        self.taps = nn.ModuleList(Taps(WIDTH, WIDTH, 3, dilation) for dilation in DILATIONS)
        self.mixes = nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in DILATIONS)
        self.norms = nn.ModuleList(nn.RMSNorm(WIDTH, EPSILON) for _ in DILATIONS)
        self.level = nn.Linear(WIDTH, WIDTH)
        self.last_norm = nn.RMSNorm(WIDTH, EPSILON)
        self.characters = nn.Linear(WIDTH, count + 2)
        self.insertions = nn.Linear(WIDTH, count + 1)
        for mix in self.mixes:
            nn.init.normal_(mix.weight, std=0.02)

    def forward(self, symbols: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Both heads."""
        x = self.first(self.embedding(symbols))
        for number, (norm, taps, mix) in enumerate(
            zip(self.norms, self.taps, self.mixes, strict=True), 1
        ):
            x = x + mix(functional.hardswish(taps(norm(x))))
            if number == LEVEL_AFTER:
                x = x + self.level(functional.relu(x).mean(1, keepdim=True))
        x = self.last_norm(x)
        return self.characters(x), self.insertions(x)


def loss(
    outputs: tuple[torch.Tensor, torch.Tensor], wanted: tuple[torch.Tensor, torch.Tensor]
) -> torch.Tensor:
    """−ln P of the right classes of both heads, mean over characters."""
    return sum(
        functional.cross_entropy(logits.flatten(0, 1), classes.flatten(), ignore_index=-100)
        for logits, classes in zip(outputs, wanted, strict=True)
    )
