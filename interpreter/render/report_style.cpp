#include "render/report_style.hpp"

namespace rubric::render {

// Colours stand in pairs of text and ground with a contrast of at least 4.5; nothing is told by colour alone.
std::string_view report_style() {
  return R"(
:root { color-scheme: light dark; --ground: #fcfcfa; --panel: #ffffff; --ink: #1d1d1b; --soft: #5a5a53; --line: #d9d8d0;
  --accent: #1f5a46; --mark: #2b7558; --up: #1d6b45; --down: #9a3412; --loud: #fff1d6; --loud-edge: #b45309; --loud-ink: #5c2c06;
  --code: #f1f0ea; --zebra: #f6f5f0; }
@media (prefers-color-scheme: dark) { :root { --ground: #171a19; --panel: #1e2221; --ink: #e9e9e3; --soft: #a9aaa2;
  --line: #3a3f3d; --accent: #8fd3b6; --mark: #6fbd9b; --up: #7fd3a4; --down: #f2a27c; --loud: #3a2a10; --loud-edge: #e0a040;
  --loud-ink: #f8dfb4; --code: #2a2f2d; --zebra: #222726; } }
* { box-sizing: border-box; }
html { font: 16px/1.55 "Source Sans 3", "Segoe UI", system-ui, "Noto Sans", sans-serif; color: var(--ink);
  background: var(--ground); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 76rem; padding: 2.5rem 1.5rem 4rem; }
h1, h2, p, dt, dd, th, td, figcaption, li { unicode-bidi: plaintext; text-align: left; overflow-wrap: break-word; }
dt, dd, li { overflow-wrap: anywhere; }
h1 { font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.25rem); line-height: 1.2; margin: 0; max-width: 48rem;
  letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .6rem; max-width: 48rem; }
p { margin: 0 0 .75rem; max-width: 44rem; }
a { color: var(--accent); text-underline-offset: .15em; }
code { font: .9em ui-monospace, "JetBrains Mono", "DejaVu Sans Mono", monospace; background: var(--code);
  padding: .1em .3em; border-radius: .25em; }
h1 code, h2 code { font-size: .88em; }
header { border-bottom: 2px solid var(--ink); padding-bottom: 1.25rem; }
.kind { color: var(--accent); font-weight: 600; font-size: .85rem; letter-spacing: .06em; text-transform: uppercase;
  margin: 0 0 .25rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: .75rem 2rem;
  margin: 1.25rem 0 0; }
dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; font-size: .95rem; }
nav { border-bottom: 1px solid var(--line); padding: .75rem 0; }
nav ol { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0; padding: 0; }
section { padding-top: 2.25rem; }
.warning { background: var(--loud); color: var(--loud-ink); border-left: .4rem solid var(--loud-edge);
  padding: .6rem .9rem; border-radius: .2rem; font-size: 1.05rem; }
.warning code { background: transparent; padding: 0; font-weight: 600; }
.pair { display: flex; flex-wrap: wrap; gap: 1.5rem 2.5rem; align-items: flex-start; margin-top: 1rem; }
figure { margin: 0; flex: 0 1 auto; min-width: 0; max-width: 100%; }
@media screen and (min-width: 60rem) { figure { position: sticky; top: 1rem; } }
figcaption { color: var(--soft); font-size: .92rem; max-width: 40rem; margin-bottom: .5rem; }
.scroll { overflow-x: auto; max-width: 100%; min-width: 0; }
.pair .scroll { flex: 1 1 auto; }
figure .scroll { width: 100%; }
.scroll { position: relative; } .scroll:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; font-size: .95rem; font-variant-numeric: tabular-nums; min-width: min(100%, 24rem); }
caption { text-align: left; }
th, td { text-align: left; vertical-align: top; padding: .42rem .9rem .42rem 0; border-bottom: 1px solid var(--line);
  min-width: 6.5rem; max-width: 26rem; }
th:first-child, td:first-child { padding-left: .5rem; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; font-size: .88rem; line-height: 1.3; }
tbody th { font-weight: 500; }
tbody tr:nth-child(even) { background: var(--zebra); }
.number { text-align: right; min-width: 4rem; overflow-wrap: normal; }
.hash { font: .8rem/1.5 ui-monospace, "JetBrains Mono", "DejaVu Sans Mono", monospace; }
.raised { color: var(--up); font-weight: 600; } .lowered { color: var(--down); font-weight: 600; }
.faint { color: var(--soft); }
.spoken { position: absolute; left: auto; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
figure svg.wide { max-width: 100%; min-width: 30rem; }
figure svg { display: block; max-width: none; height: auto; font-size: 12.5px; fill: var(--ink); }
.name { fill: var(--ink); } .soft { fill: var(--soft); } .axis { fill: var(--soft); font-weight: 600; } .marked { font-weight: 700; }
.value { font-size: 16px; font-weight: 600; } .on-light { fill: #1d1d1b; } .on-dark { fill: #ffffff; }
.on-empty { fill: var(--ink); } .halo { paint-order: stroke; stroke: var(--ground); stroke-width: 4px; }
.cell { stroke: var(--ground); stroke-width: 2px; } .empty { fill: var(--zebra); stroke: var(--line); stroke-width: 1px; }
.shade-0 { fill: #eff6f2; } .shade-1 { fill: #d5e8de; } .shade-2 { fill: #b0d4c2; } .shade-3 { fill: #84bca2; }
.shade-4 { fill: #4f9a7c; } .shade-5 { fill: #2b7558; } .shade-6 { fill: #1c5741; } .shade-7 { fill: #0f3a2b; }
.notch { stroke: var(--ground); stroke-opacity: .3; }
.same { fill: none; stroke: var(--loud-edge); stroke-width: 1.5px; stroke-dasharray: 5 4; }
.ring { fill: none; stroke-width: 2.5px; } .ring.on-light { fill: none; stroke: #1d1d1b; }
.ring.on-dark { fill: none; stroke: #ffffff; } .ring.outline { stroke: var(--ink); stroke-width: 3px; }
.marker { fill: var(--ink); } .grid { stroke: var(--line); stroke-width: 1px; } .base { stroke: var(--soft); stroke-width: 1.5px; }
.area { fill: #b0d4c2; fill-opacity: .35; } .stroke { fill: none; stroke: var(--mark); stroke-width: 3px; stroke-linejoin: round; }
.now { fill: var(--zebra); stroke: var(--soft); stroke-dasharray: 2 3; } .hover { fill: transparent; } .open { stroke: var(--mark); stroke-width: 1px; }
.dot { fill: var(--ground); stroke: var(--mark); stroke-width: 4px; }
.bar { stroke: var(--mark); stroke-width: 1px; } .bar:not([fill]) { fill: var(--mark); } .bar.outline { stroke: var(--ink); stroke-width: 3px; }
.pattern-ground { fill: var(--ground); } .pattern-ink { fill: var(--mark); }
@media print {
  :root { color-scheme: light; --ground: #ffffff; --panel: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb;
    --accent: #1f5a46; --mark: #2b7558; --up: #14532d; --down: #7c2d12; --loud: #fff1d6; --loud-edge: #b45309; --loud-ink: #5c2c06;
    --code: #f1f0ea; --zebra: #f6f5f0; }
  @page { margin: 16mm 14mm; }
  html { font-size: 10.5pt; } body { padding: 0; max-width: none; } nav { display: none; }
  section { padding-top: 1.4rem; } h2 { break-after: avoid; } tr, figure, .warning { break-inside: avoid; }
  thead { display: table-header-group; } .scroll { overflow: visible; } .pair { display: block; }
  figure { margin-bottom: 1rem; } figure svg, figure svg.wide { min-width: 0; max-width: 100%; print-color-adjust: exact; } table { min-width: 0; font-size: .9em; }
  th, td, .number { overflow-wrap: anywhere; min-width: 0; max-width: none; padding-right: .5rem; }
  .warning { border: 1pt solid var(--loud-edge); border-left-width: .4rem; }
}
)";
}

}  // namespace rubric::render
