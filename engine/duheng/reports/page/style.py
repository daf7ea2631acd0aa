"""The one style of all pages: for a screen, for a phone, and for A4.

Colours are chosen to differ for every kind of colour vision and in grey; none says anything that a sign, a word or a
pattern doesn't say as well.
"""

from __future__ import annotations

STYLE = """
:root { --ink: #1b2430; --soft: #5a6675; --line: #d5dbe3; --pale: #f4f6f9; --score: #2b5c8a; --frame: #dde4ec;
  --lost: #b5481b; --given: #3a86a8; --points: #8a8f98; --open: #c98a00; --claimed: #111; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; color: var(--ink); background: #fff;
  font: 15px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.35; margin: 0 0 .4rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; padding-bottom: .25rem; border-bottom: 2px solid var(--score); }
h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
p { margin: .3rem 0; }
a { color: var(--score); }
ul { margin: .2rem 0; padding-left: 1.2rem; }
code { font-family: ui-monospace, "Noto Sans Mono CJK SC", "Microsoft YaHei", monospace; background: var(--pale);
  padding: .1rem .3rem; border-radius: 3px; }
bdi, td, dd, dt, li, summary, .name { unicode-bidi: isolate; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: .3rem .4rem; font-weight: inherit; }
svg { display: block; width: 100%; overflow: hidden; }
svg text { font-size: 12px; fill: var(--soft); }
svg .count { fill: var(--ink); font-weight: 600; }
.patterns { position: absolute; width: 0; height: 0; }
.ground { fill: #fff; }
.hatching { stroke: var(--open); stroke-width: 2.2; fill: none; }
rect.frame { fill: var(--frame); }
rect.score { fill: var(--score); }
rect.open { fill: url(#hatched); stroke: var(--open); stroke-width: 1.5; }
rect.lost { fill: var(--lost); }
rect.given { fill: var(--given); }
rect.points { fill: #fff; stroke: var(--points); stroke-width: 2; stroke-dasharray: 4 3; }
line.claimed { stroke: var(--claimed); stroke-width: 2.5; }
line.grid { stroke: var(--line); stroke-width: 1; }
line.link { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 2; }
svg.cut { overflow: visible; }
path.cut { fill: none; stroke: #fff; stroke-width: 3; }
.unseen, .tree .label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.kind { color: var(--soft); letter-spacing: .1em; }
.legend, .hint, .why, .place, .digest { color: var(--soft); font-size: .87em; }
.hint, .why { display: block; }
.status { display: inline-block; padding: .05rem .6rem; border: 1px solid var(--line); border-radius: 3px; }
.unverified { border: 1.5px dashed var(--open); background: #fff8e6; }
.warning { border-left: 4px solid var(--lost); background: #fdf1ec; padding: .4rem .7rem; }
.mark { font-size: .8em; border: 1px solid var(--points); border-radius: 3px; padding: 0 .3em; margin-left: .4em;
  color: var(--soft); white-space: nowrap; }
.mark.open { border: 1.5px dashed var(--open); color: #6b4a00; }
.total { border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1.1rem 1.1rem; margin: 1rem 0;
  background: var(--pale); display: flex; flex-wrap: wrap; align-items: baseline; gap: .3rem 2.5rem; }
.total .score { margin: 0; font-size: 1.1rem; }
.total .score .label { color: var(--soft); margin-right: .6rem; }
.big { font-size: 2.9rem; line-height: 1.1; font-weight: 700; font-variant-numeric: tabular-nums; margin-right: .2rem; }
.total .warning { flex: 1 1 100%; margin: 0; }
.total > .strip { height: 16px; flex: 1 1 100%; margin-top: .5rem; }
.facts { display: flex; flex-wrap: wrap; gap: .2rem 2rem; margin: 0; }
.facts dt { color: var(--soft); font-size: .87em; }
.facts dd { margin: 0; font-size: 1.25rem; font-variant-numeric: tabular-nums; }
.fields { margin: .8rem 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr));
  gap: .2rem 1.5rem; }
.fields dt, .inside dt { color: var(--soft); flex: none; }
.fields dt::after, .inside dt::after { content: "\\ff1a"; }
:lang(en) .fields dt::after, :lang(en) .inside dt::after { content: ":\\a0"; }
.fields div, .inside div { display: flex; }
.fields .long { grid-column: 1 / -1; }
.fields dd, .inside dd { margin: 0; min-width: 0; }
.buttons { float: right; margin: -.2rem 0 .4rem .8rem; }
.buttons button { font: inherit; font-size: .87em; padding: .1rem .7rem; margin-left: .4rem;
  border: 1px solid var(--score);
  border-radius: 3px; background: #fff; color: var(--score); cursor: pointer; }
.tree > * > tr > td { padding: 0; border-bottom: 1px solid var(--line); }
.tree .line { display: grid; gap: 0 .45rem; font-size: .96em; align-items: center; padding: .28rem .3rem;
  grid-template-columns: minmax(10rem, 1fr) 5.4rem 5rem 2.4rem 5.4rem 2.8rem 3.8rem 4.2rem; }
.tree thead .line { color: var(--soft); font-size: .87em; border-bottom: 2px solid var(--line); }
.tree .number { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.tree .score { font-weight: 600; }
.apart { color: var(--lost); font-weight: 600; }
.tree .text { font-size: .92em; }
.tree summary { cursor: pointer; list-style: none; }
.tree summary::-webkit-details-marker { display: none; }
.tree summary .name::before { content: "\\25b8"; color: var(--soft); display: inline-block; width: 1.1em;
  margin-left: -1.1em; }
.tree details[open] summary .name::before { content: "\\25be"; }
.tree summary:hover { background: var(--pale); }
.tree summary:focus-visible, a:focus-visible, button:focus-visible { outline: 3px solid #f0b429; outline-offset: 1px; }
.tree .name { padding-left: 1.1em; }
.tree .level-1 > td { background: #e9eff6; }
.tree .level-1 .name { font-weight: 700; }
.tree .level-2 .name { font-weight: 600; }
.tree .depth-1 .name { padding-left: 2.1em; }
.tree .depth-2 .name { padding-left: 3.1em; }
.tree .depth-3 .name, .tree .depth-4 .name { padding-left: 4.1em; }
.tree tr:target > td, .tree tr:target summary { background: #fff4d6; }
.bar .strip { height: 11px; }
.inside { margin: 0; padding: .4rem .6rem .6rem 3.4rem; background: var(--pale); font-size: .93em; }
.inside { display: flex; flex-wrap: wrap; gap: .05rem 1.6rem; }
.inside .formula { flex: 1 1 100%; }
.waterfall caption { text-align: left; font-weight: 600; padding: .2rem .4rem; }
.waterfall thead th { color: var(--soft); font-size: .87em; vertical-align: bottom;
  border-bottom: 1px solid var(--line); }
.waterfall .name { width: 42%; }
.waterfall .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; width: 1%; }
.waterfall .change { font-weight: 700; }
.waterfall .lost .change { color: var(--lost); }
.waterfall .level { font-weight: 700; }
.waterfall td.bar { padding: 0 .6rem; height: 2.4rem; position: relative; }
.waterfall th.bar { padding: 0 .6rem; }
.waterfall td.bar .step { position: absolute; left: .6rem; right: .6rem; top: 0; width: calc(100% - 1.2rem);
  height: 100%; }
.ticks { height: 20px; }
.sum { font-weight: 600; margin-top: .5rem; }
.findings { padding-left: 0; list-style: none; margin-top: 0; }
.findings > li { border-left: 4px solid var(--points); padding: .2rem 0 .2rem .8rem; margin: .45rem 0;
  break-inside: avoid; }
.findings.error > li { border-left-color: var(--lost); }
.findings.warning > li { border-left-color: var(--open); }
ul.warning, h3.warning { background: none; border: 0; }
h3.warning { padding: 0; }
.code { font-family: ui-monospace, monospace; font-size: .87em; border: 1px solid var(--line); border-radius: 3px;
  padding: 0 .3em;
  white-space: nowrap; }
footer { margin-top: 2.5rem; font-size: .87em; color: var(--soft); }
footer th { white-space: nowrap; }
footer td, footer th { padding: .1rem .6rem .1rem 0; }
.digest { font-family: ui-monospace, monospace; word-break: break-all; }
.lead { font-size: 1.1rem; }
.histogram { height: 180px; border-bottom: 1px solid var(--line); }
.measured th { width: 50%; }
.measured .told { white-space: nowrap; width: 1%; padding-right: 1rem; }
.measured td.bar { vertical-align: middle; }
.forms .line { grid-template-columns: minmax(10rem, 1fr) 7rem 4rem 2.8rem 3.8rem 6rem 4.5rem; }
:lang(en) .tree .line { grid-template-columns: minmax(9rem, 1fr) 5rem 4.8rem 3rem 5.4rem 3.8rem 3.8rem 4.2rem; }
:lang(en) .forms .line { grid-template-columns: minmax(9rem, 1fr) 7rem 4rem 3.8rem 3.8rem 7rem 4.5rem; }
.forms .inside div { flex: 1 1 100%; }
@media (max-width: 44rem) {
  body { padding: .9rem; font-size: 15px; }
  .big { font-size: 2.3rem; }
  .buttons { float: none; margin: .4rem 0; }
  .buttons button { margin: 0 .4rem 0 0; padding: .35rem .9rem; }
  .tree thead { display: none; }
  .tree .line { display: flex; flex-wrap: wrap; gap: .1rem .9rem; padding: .5rem .3rem; }
  .tree .line .name { flex: 1 1 100%; }
  .tree .line > :not(.name) { padding-left: 0; text-align: left; }
  .tree .line .label { position: static; width: auto; height: auto; clip-path: none; color: var(--soft);
  font-weight: 400;
    font-size: .87em; }
  .tree .line .none { display: none; }
  .tree .line .bar { flex: 1 1 100%; }
  .tree .line .bar:empty { display: none; }
  .tree .depth-0 .name { padding-left: 1.1em; } .tree .depth-1 .name { padding-left: 1.6em; }
  .tree .depth-2 .name { padding-left: 2.1em; } .tree .depth-3 .name, .tree .depth-4 .name { padding-left: 2.6em; }
  .inside { padding-left: 1rem; }
  .inside div { flex-wrap: wrap; }
  .waterfall, .waterfall tbody { display: block; }
  .waterfall thead, .waterfall caption { display: block; }
  .waterfall tr { display: grid; grid-template-columns: 1fr auto auto; align-items: baseline; }
  .waterfall .name { grid-column: 1; width: auto; }
  .waterfall .change { grid-column: 2; } .waterfall tbody td.number:last-child { grid-column: 3; min-width: 3.6rem; }
  .waterfall thead .name, .waterfall thead .number { display: none; }
  .waterfall .bar, .waterfall th.bar { grid-column: 1 / -1; grid-row: 2; width: 100%; }
  .waterfall tbody tr { padding-top: .4rem; }
  .waterfall td.bar { height: 1.5rem; }
  .measured tr, .measured th, .measured td { display: block; width: auto; }
  .measured td, .measured th { padding: .1rem 0; }
  .measured tr { padding: .3rem 0; }
  footer tr, footer th, footer td { display: block; }
}
@page { size: A4; margin: 14mm 12mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .buttons { display: none; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  .tree summary .name::before, .tree details[open] summary .name::before { content: ""; }
  .inside .again { display: none; }
  .tree tr, .waterfall tr, footer tr { break-inside: avoid; }
  .tree thead, .waterfall thead { display: table-header-group; }
  .total, .warning { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  .inside { padding: 0 .6rem .35rem 3.4rem; background: none; font-size: .86em; line-height: 1.4; }
  a { color: inherit; text-decoration: none; }
}
"""
