"""What the page of issues adds to the style and behaviour of all pages: marks, filters, keys.

An error has a full line below it, a warning a broken one, a note a dotted one, so that
``кжно-корейского`` is told from ``15608`` also without colour. Without the script the page shows
all issues; with it they can be filtered and walked through.
"""

from ocrfix.messages import _, pgettext
from ocrfix.reporters.style import PAGE_STYLE

STYLE = (
    PAGE_STYLE
    + """
.files th, .files td, .issues th, .issues td { text-align: left; }
.issues td { overflow-wrap: anywhere; }
.issues td.place { white-space: nowrap; }
.issues .change { font-family: "PT Mono", "Noto Sans Mono", "DejaVu Sans Mono", ui-monospace,
  monospace; }
a { color: #1f5fa8; }
.tools { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center;
  gap: .25rem 1.5rem; margin: 1rem 0; padding: .5rem 0; background: #fff;
  border-bottom: 1px solid var(--line); }
.tools[hidden] { display: none; }
.tools details { position: relative; margin: 0; border: 0; }
.tools summary { padding: .15rem 0; font-weight: 400; }
.tools .choices { position: absolute; z-index: 2; top: 100%; left: 0; width: max-content;
  max-width: 90vw; max-height: 60vh; overflow: auto; padding: .5rem 1rem; background: #fff;
  border: 1px solid var(--line); border-radius: .25rem; box-shadow: 0 .25rem 1rem #0003; }
.tools .choices label { display: block; }
.tools button { font: inherit; }
.tools output { font-variant-numeric: tabular-nums; }
kbd { padding: 0 .3em; border: 1px solid var(--line); border-radius: .2em; font: inherit;
  font-size: .85em; }
.problem { padding: .25rem .75rem; border-left: 4px solid #b3261e; background: #fdecea;
  overflow-wrap: anywhere; }
.zone { margin: .25rem 0; border-left: 3px solid #e4e4e4; }
.zone h3 { margin: 0; padding-left: .75rem; font: .75rem/1.6 system-ui, "Noto Sans", "DejaVu Sans",
  sans-serif; color: var(--faint); }
.file .text { white-space: normal; }
.row { position: relative; white-space: pre-wrap; min-height: 1.6em; padding-left: 4.5rem;
  scroll-margin-top: 4rem; }
.row::before { content: attr(data-line); position: absolute; left: 0; width: 3.5rem;
  text-align: right; font-size: .75em; line-height: 2.1; color: var(--faint); }
.row:target { background: #e8f0fa; }
mark { scroll-margin: 5rem 0 8rem; }
mark .read:empty::before { content: "∅"; color: var(--faint); }
mark.error, mark.warning, mark.note { border-radius: .2rem; }
mark.error { background: #fdecea; }
mark.warning { background: #fff4d6; }
mark.note { background: #e8f0fa; }
mark.error .read { border-bottom: 2px solid #b3261e; }
mark.warning .read { border-bottom: 2px dashed #8a5a00; }
mark.note .read { border-bottom: 2px dotted #1f5fa8; }
mark.off { display: inline; background: none; }
mark.off .read { border: 0; }
mark.off .below, mark.off .card, mark.off .read:empty { display: none; }
.only .row.quiet, .only .zone.quiet { display: none; }
.card { border: 1px solid #fff; max-height: 45vh; overflow: auto; white-space: normal; }
.card span { display: block; }
.card .rule { color: #cfcfcf; font-size: .85rem; }
.card .proposal b { font-weight: 600; }
.card .reason { padding-left: 1rem; font-size: .9rem; color: #e4e4e4; }
.card .reason::before { content: "– "; }
.card a { color: #a9cdf5; }
@media print {
  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .tools, .keys { display: none; }
  .row { padding-left: 3rem; }
  .row::before { width: 2rem; }
  .row, .issues tr { break-inside: avoid; }
}
"""
)

#: Filters, their state behind the # of the address, and the keys; both keyboard layouts are bound.
#: What stands in ``<<…>>`` is put in by `script`.
_SCRIPT = """
"use strict";
const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
const rows = all("tr[data-issue]");
const marks = all("mark");
const tools = document.querySelector(".tools");
const least = document.getElementById("confidence");
const only = document.getElementById("only");
const boxes = name => all(`input[name=${name}]`);
const chosen = name => new Set(boxes(name).filter(box => box.checked).map(box => box.value));

function filter() {
  const rules = chosen("rule"), zones = chosen("zone"), confidence = Number(least.value);
  const shown = new Set();
  for (const row of rows) {
    const data = row.dataset;
    const on = rules.has(data.rule) && zones.has(data.zone)
      && Number(data.confidence) >= confidence;
    row.hidden = !on;
    if (on) shown.add(data.issue);
  }
  for (const mark of marks) {
    const on = mark.dataset.issue.split(" ").some(number => shown.has(number));
    mark.classList.toggle("off", !on);
    if (on) mark.tabIndex = 0; else mark.removeAttribute("tabindex");
  }
  for (const part of all(".row, .zone"))
    part.classList.toggle("quiet", !part.querySelector("mark:not(.off)"));
  document.body.classList.toggle("only", only.checked);
  document.getElementById("least").textContent = `${confidence} %`;
  document.getElementById("shown").textContent = `<<shown>>`;
  for (const name of ["rule", "zone"]) {
    const on = boxes(name).filter(box => box.checked).length, number = boxes(name).length;
    document.getElementById(`${name}-count`).textContent =
      on === number ? "<<all>>" : `<<some>>`;
  }
}

function remember() {
  const state = new URLSearchParams();
  for (const name of ["rule", "zone"])
    if (boxes(name).some(box => !box.checked)) state.set(name, [...chosen(name)].join(","));
  if (Number(least.value)) state.set("confidence", least.value);
  if (only.checked) state.set("only", "1");
  try { history.replaceState(null, "", `#${state}`); } catch (error) { /* a page in a frame */ }
}

function recall() {
  if (!location.hash.includes("=")) return;
  const state = new URLSearchParams(location.hash.slice(1));
  for (const name of ["rule", "zone"])
    if (state.has(name))
      for (const box of boxes(name)) box.checked = state.get(name).split(",").includes(box.value);
  least.value = state.get("confidence") || 0;
  only.checked = state.has("only");
}

function step(by) {
  const on = marks.filter(mark => !mark.classList.contains("off"));
  if (!on.length) return;
  const here = document.activeElement && document.activeElement.closest("mark");
  const place = here ? on.indexOf(here) + by : by > 0 ? 0 : on.length - 1;
  const next = on[(place + on.length) % on.length];
  const file = next.closest("details");
  if (file) file.open = true;
  next.focus();
  next.scrollIntoView({ block: "center" });
}

const keys = { n: 1, j: 1, "т": 1, "о": 1, p: -1, k: -1, "з": -1, "л": -1 };
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const by = keys[event.key.toLowerCase()];
  if (by) step(by);
  else if (event.key === "Escape") {
    all(".tools details").forEach(one => { one.open = false; });
    if (document.activeElement) document.activeElement.blur();
  }
});
document.addEventListener("click", event => {
  for (const one of all(".tools details[open]")) if (!one.contains(event.target)) one.open = false;
  const button = event.target.closest("button[data-set]");
  if (!button) return;
  for (const box of all("input", button.parentElement)) box.checked = button.dataset.set === "all";
  filter();
  remember();
});
tools.addEventListener("input", () => { filter(); remember(); });
window.addEventListener("hashchange", () => { recall(); filter(); });
window.addEventListener("beforeprint", () => {
  for (const one of all(".file, .list")) one.open = true;
});
tools.hidden = false;
recall();
filter();
"""


def script() -> str:
    """The script of the page, which says in the language that is spoken how much is shown."""
    said = {
        "shown": _("{shown} of {all} issues shown").format(
            shown="${shown.size}", all="${rows.length}"
        ),
        "all": pgettext("filter", "all"),
        "some": _("{count} of {all}").format(count="${on}", all="${number}"),
    }
    text = _SCRIPT
    for name, message in said.items():
        text = text.replace(f"<<{name}>>", message)
    return text
