"""What the page of an evaluation adds to the style of all pages.

Every kind of mark has its own line below the word and a sign before what stands below it, so that
``Мологову`` is seen to be wrong also without colour.
"""

from ocrfix.reporters.style import PAGE_STYLE

STYLE = (
    PAGE_STYLE
    + """
.tables { display: flex; flex-wrap: wrap; gap: 0 3rem; align-items: flex-start; }
.plot { max-width: 100%; height: auto; font-size: 12px; }
.plot text { fill: var(--faint); }
.plot .grid { stroke: #e4e4e4; }
.plot .diagonal { stroke: #767676; stroke-dasharray: 4 3; }
.plot .distance { stroke: #b3261e; }
.plot .point { fill: #1f5fa8; fill-opacity: .8; }
.outside { color: var(--faint); }
.wrong .read { border-bottom: 2px dashed #b3261e; background: #fdecea; }
.found .read { border-bottom: 2px solid #8a5a00; background: #fff4d6; }
.mended .read { border-bottom: 2px solid #1d6b34; background: #e6f4ea; }
.still-wrong .read { border-bottom: 4px double #b3261e; background: #fdecea; }
.broken .read { border-bottom: 2px solid #b3261e; background: #b3261e; color: #fff; }
.flagged .read { border-bottom: 2px dotted #8a5a00; }
.punctuation .read { border-bottom: 1px dotted #767676; }
@media print { .plot { width: 8cm; } }
"""
)
