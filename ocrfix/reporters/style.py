"""How the pages of ocrfix look: on the screen, by keyboard, on paper.

A marked word, such as ``Мологову``, has a line below it and under that what belongs there; what is
known of it appears when it is pointed at or reached by the tab key. Each page adds the styles of
its own kinds of marks.
"""

PAGE_STYLE = """
:root { color-scheme: light; --ink: #1c1c1c; --faint: #5c5c5c; --line: #c9c9c9; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem 1.5rem 4rem; color: var(--ink);
  background: #fff; font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
figure { margin: 1rem 0; }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
caption, figcaption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { padding: .15rem .75rem .15rem 0; text-align: right; vertical-align: top; }
th.left, td.left { text-align: left; overflow-wrap: anywhere; }
thead th { border-bottom: 1px solid var(--line); font-weight: 400; color: var(--faint); }
tbody th { font-weight: 400; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
details { margin: 1rem 0; border-top: 1px solid var(--line); }
summary { padding: .5rem 0; font-weight: 600; cursor: pointer; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.6;
  font-family: "PT Mono", "Noto Sans Mono", "DejaVu Sans Mono", ui-monospace, monospace; }
mark { position: relative; display: inline-flex; flex-direction: column; max-width: 100%;
  vertical-align: baseline; line-height: 1.3; color: inherit; background: none; }
mark .read { align-self: flex-start; border-bottom: 2px solid; }
mark .below { font-size: .75em; color: var(--faint); }
mark .below::before { content: attr(data-sign) " "; }
mark:focus { outline: 2px solid #1f5fa8; outline-offset: 2px; }
[role="tooltip"], .card { display: none; position: fixed; left: 1rem; right: 1rem; bottom: 1rem;
  z-index: 1; max-width: 60rem; margin: 0 auto; padding: .5rem .75rem; border-radius: .25rem;
  background: #1c1c1c; color: #fff;
  font: 1rem/1.4 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
mark:hover [role="tooltip"], mark:focus [role="tooltip"], mark:hover .card,
mark:focus-within .card { display: block; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  mark .read { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  mark [role="tooltip"], mark:focus [role="tooltip"], mark .card,
  mark:focus-within .card { display: none; }
  details::details-content { content-visibility: visible; }
  table, figure { break-inside: avoid; }
}
"""
