#include "publish/style.hpp"

#include "publish/diagram.hpp"
#include "render/report_style.hpp"

namespace rubric::publish {

std::string booklet_style() {
  std::string style(render::report_style());
  style.append(diagram_style());
  return style.append(R"(
h3 { font-size: 1.08rem; line-height: 1.35; margin: 2rem 0 .5rem; max-width: 48rem; unicode-bidi: plaintext; overflow-wrap: anywhere; }
h3 code { font-size: .95em; }
ul, ol.steps { margin: 0 0 .75rem; padding-left: 1.4rem; max-width: 44rem; } ul li, ol.steps li { margin-bottom: .3rem; }
section .scroll { margin: .25rem 0 1rem; }
.remark { border-left: 3px solid var(--line); padding-left: .85rem; }
.small { color: var(--soft); font-size: .9rem; }
.blank { border-bottom: 1px solid var(--ink); max-width: 30rem; padding-top: 1.6rem; color: var(--soft); }
.rules { border: 1px solid var(--line); border-radius: .25rem; padding: .6rem .75rem; background: var(--panel); }
.line { display: grid; grid-template-columns: 2.6rem minmax(0, 1fr); gap: .9rem; scroll-margin-top: 40vh;
  font: .82rem/1.55 ui-monospace, "JetBrains Mono", "DejaVu Sans Mono", monospace; }
.line .at { text-align: right; color: var(--soft); } .line a.at { color: var(--accent); font-weight: 600; }
.line code { font-size: 1em; background: transparent; padding: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
h3, tr { scroll-margin-top: 1.5rem; }
:target { outline: 2px solid var(--accent); outline-offset: 3px; }
@media screen and (min-width: 60rem) { figure { position: static; } }
@media print { h3 { break-after: avoid; } .line { font-size: 7.5pt; break-inside: avoid; } .rules { border: 0; padding: 0; }
  .blank { break-inside: avoid; } }
)");
}

}  // namespace rubric::publish
