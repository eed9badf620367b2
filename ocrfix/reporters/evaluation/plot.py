"""The reliability plot as inline SVG: what confidences promised against what they kept.

A point on the diagonal keeps its promise; one below it was too sure. The larger the point, the more
suggestions; the figures stand in the table beside it, so colour and size say nothing alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from ocrfix.evaluation.calibration import Bin
from ocrfix.messages import _

_SIZE = 300
_LEFT, _TOP = 56, 12
_FOOT = 48
#: Radius of the point of the fullest bin, and of the smallest.
_LARGEST, _SMALLEST = 14.0, 3.0


def reliability_plot(bins: Sequence[Bin]) -> str:
    """An ``<svg>`` of the bins that are not empty."""
    width, height = _LEFT + _SIZE + 24, _TOP + _SIZE + _FOOT
    parts = [
        f'<svg class="plot" role="img" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" aria-labelledby="plot-title plot-description">',
        f'<title id="plot-title">{_("Reliability of confidences")}</title>',
        f'<desc id="plot-description">{_description(bins)}</desc>',
        *_axes(),
        *_points(bins),
        "</svg>",
    ]
    return "\n".join(parts)


def _description(bins: Sequence[Bin]) -> str:
    kept = _("of {count} with {confidence:.0f} % confidence {right:.0f} % are right")
    said = [
        kept.format(
            count=one.number,
            confidence=100 * (one.mean_confidence or 0),
            right=100 * (one.share_right or 0),
        )
        for one in bins
        if one.number
    ]
    return "; ".join(said) or _("no suggestions")


def _x(share: float) -> float:
    return round(_LEFT + share * _SIZE, 1)


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * _SIZE, 1)


def _line(kind: str, start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    return f'<line class="{kind}" x1="{_x(x1)}" y1="{_y(y1)}" x2="{_x(x2)}" y2="{_y(y2)}"></line>'


def _axes() -> Iterator[str]:
    for tenth in range(0, 11, 2):
        share = tenth / 10
        yield _line("grid", (share, 0), (share, 1))
        yield _line("grid", (0, share), (1, share))
        label = f"{10 * tenth} %"
        yield f'<text x="{_x(share)}" y="{_y(0) + 16}" text-anchor="middle">{label}</text>'
        yield f'<text x="{_x(0) - 6}" y="{_y(share) + 4}" text-anchor="end">{label}</text>'
    yield _line("diagonal", (0, 0), (1, 1))
    yield f'<text x="{_x(0.5)}" y="{_y(0) + 38}" text-anchor="middle">{_("confidence")}</text>'
    middle = f"{_x(0) - 44} {_y(0.5)}"
    right = _("right")
    yield f'<text transform="translate({middle}) rotate(-90)" text-anchor="middle">{right}</text>'


def _points(bins: Sequence[Bin]) -> Iterator[str]:
    fullest = max((one.number for one in bins), default=0)
    for one in bins:
        promised, kept = one.mean_confidence, one.share_right
        if promised is None or kept is None:
            continue
        radius = round(max(_SMALLEST, _LARGEST * sqrt(one.number / fullest)), 1)
        yield _line("distance", (promised, promised), (promised, kept))
        yield f'<circle class="point" cx="{_x(promised)}" cy="{_y(kept)}" r="{radius}"></circle>'
