/**
 * The one style sheet of the public pages: the law on a sheet of A4 measure as NĐ 30/2020 and NĐ 78/2025
 * ask for it (Tinos 14 pt, margins 20/20/20/30 mm, titles centred), around it a quiet frame in Be Vietnam
 * Pro. Light, dark, 390 px and paper. `fonts` are @font-face rules.
 */
export const pageStyle = (fonts: string): string => `${fonts}
:root {
  --ground: #f3f1ec; --paper: #fff; --ink: #1c1b19; --ink-2: #56534d; --ink-3: #6a665f;
  --line: #ddd8ce; --line-2: #ece8e0; --accent: #0b5d57; --accent-wash: #e3efed; --stamp: #a3261d;
  --shadow: 0 1px 2px rgb(28 27 25 / .06), 0 8px 24px rgb(28 27 25 / .06);
  --ui: 'Be Vietnam Pro', system-ui, sans-serif; --law: 'Tinos', 'Times New Roman', 'Liberation Serif', serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #191816; --paper: #22211e; --ink: #ebe8e1; --ink-2: #b9b4a9; --ink-3: #a0998d;
    --line: #3a3731; --line-2: #2d2b27; --accent: #5fb8ae; --accent-wash: #1d3532; --stamp: #ef9189;
    --shadow: none;
  }
}
* { box-sizing: border-box }
html { scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--ground); color: var(--ink); font: .875rem/1.55 var(--ui); -webkit-font-smoothing: antialiased }
h1, h2, h3, h4, h5, h6, p, ol, ul, dl, dd { margin: 0; padding: 0; font-size: inherit; font-weight: inherit }
ol, ul { list-style: none }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px }
a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px }
main:focus { outline: none }
code { font: .8125rem/1.5 ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--paper); border: 1px solid var(--line); z-index: 3 }
.skip:focus { top: .5rem }

.top { display: flex; justify-content: space-between; align-items: center; gap: 1rem; min-height: 3.25rem; padding: .5rem 1.5rem; background: var(--paper); border-bottom: 1px solid var(--line) }
.brand b { font-weight: 600 }
.brand span { color: var(--ink-2) }
.brand span::before { content: ''; display: inline-block; width: 1px; height: .9em; margin: 0 .75rem; background: var(--line); vertical-align: -.1em }
.tools { display: flex; gap: 1.25rem; white-space: nowrap }
.to-outline, .to-about { display: none }

.desk { display: grid; grid-template-columns: minmax(0, 18rem) minmax(0, 210mm) minmax(0, 17rem); justify-content: center; align-items: start; gap: 0 2rem; padding: 0 1.5rem 4rem }
.outline { grid-column: 1; grid-row: 1; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 2rem 0; scrollbar-width: thin; scrollbar-color: var(--line) transparent }
.desk > main { grid-column: 2; grid-row: 1; padding-top: 2rem }
.about { grid-column: 3; grid-row: 1; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 2rem 0; scrollbar-width: thin }
.outline h2, .about dt, .hash-name, .over { color: var(--ink-2); font-size: .8125rem; font-weight: 500 }
.outline .close { display: none }
.outline h2 { padding: 0 calc(.75rem + 2px) .5rem }
.outline a { display: block; padding: .28rem .75rem; color: var(--ink); text-decoration: none; line-height: 1.45; border-left: 2px solid transparent }
.outline a:hover { background: var(--accent-wash); border-left-color: var(--accent) }
.outline b { font-weight: 500; color: var(--ink-2) }
.outline li li a { padding-left: 1.5rem }
.outline li li li a { padding-left: 2.25rem }
.outline li:is(.part, .chapter, .division) > a { margin-top: .6rem; font-size: .8125rem; font-weight: 600 }
.outline li:is(.part, .chapter, .division) > a > b { font-weight: 600; color: var(--accent) }

.about h2 { margin-bottom: 1rem; font-size: 1.25rem; font-weight: 600; line-height: 1.3 }
.status { display: flex; justify-content: space-between; align-items: baseline; gap: .5rem 1.5rem; padding-bottom: 1rem }
.newest { flex: none; padding: .15rem .5rem; border-radius: 1rem; background: var(--accent-wash); color: var(--accent); font-size: .75rem; font-weight: 500; white-space: nowrap }
.versions .newest { margin-left: .5rem; vertical-align: .15em }
.newer { flex: none; font-weight: 500 }
.not-law { color: var(--ink-2) }
.not-law b { color: var(--stamp); font-weight: 600 }
.about dd { margin-bottom: .75rem }
.note { white-space: pre-line; overflow-wrap: anywhere }
.links { margin: .25rem 0 1.25rem; padding: .75rem 0; border: solid var(--line); border-width: 1px 0 }
.links a { display: inline-block; padding: .2rem 0 }
.hash code { overflow-wrap: anywhere; color: var(--ink) }
details { margin-top: .5rem }
summary { color: var(--accent); cursor: pointer }
details p, details dl { margin-top: .5rem; color: var(--ink-2) }
details dd { margin-bottom: .4rem }

.sheet { margin-bottom: 2rem; padding: 20mm 20mm 20mm 30mm; background: var(--paper); border: 1px solid var(--line-2); box-shadow: var(--shadow); font: 14pt/1.4 var(--law); overflow-wrap: break-word }
.sheet p, .sheet h2, .sheet h3, .sheet h4, .sheet h5, .sheet h6 { margin-bottom: 6pt }
.mark { display: inline-block; margin: -8mm 0 8mm -10mm; padding: 1.5mm 3mm; border: 1px solid var(--stamp); color: var(--stamp); font-size: 12pt; line-height: 1.25; text-align: center }
.sheet .mark { margin-bottom: 8mm }
.mark span { display: block; font-size: 11pt }
.sheet .draft-mark { margin-bottom: 12pt; text-align: center; font-size: 12pt; font-weight: 700 }
.columns { display: grid; grid-template-columns: 4fr 6fr; gap: 1rem; margin-bottom: 18pt; text-align: center; line-height: 1.3 }
.columns p { margin-bottom: 0 }
.organ { font-size: 12pt; text-transform: uppercase }
.organ { font-weight: 700 }
.organ:has(+ .organ) { font-weight: 400 }
.head > p { text-align: center }
.head > .organ { margin-bottom: 12pt; font-size: 13pt }
.nation { font-size: 12pt; font-weight: 700 }
.motto { font-size: 13pt; font-weight: 700 }
.columns .number { margin-top: 8pt; font-size: 13pt }
.place-date { margin-top: 8pt; font-size: 13pt; font-style: italic }
.organs .organ:not(:has(+ .organ))::after, .motto::after, h1 .name:last-of-type::after, header:not(.annex) > h2 .name:last-of-type::after { content: ''; display: block; width: 35%; height: 0; margin: 3pt auto 0; border-top: 1px solid currentcolor }
.motto::after { width: 11.5em; max-width: 100% }
.sheet h1 { margin: 0 0 18pt; text-align: center; text-wrap: balance; font-weight: 700; line-height: 1.35 }
.sheet h1 span, .division h2 span, .head h2 span { display: block }
.sheet .division { margin-bottom: 12pt; text-align: center }
.division h2, .head h2 { font-weight: 700; text-align: center }
.sheet p.note, .sheet .division > p { text-align: center; font-style: italic; text-indent: 0; white-space: normal }
.legal_bases p { font-style: italic; text-align: justify; text-indent: 1.27cm }
.legal_bases .formula { font-style: normal; font-weight: 700; text-align: center; text-indent: 0 }
.legal_bases { margin-bottom: 12pt }
.law :is(.part, .chapter, .section, .subsection) { margin-top: 14pt; text-align: center; font-weight: 700; text-indent: 0 }
.law :is(.part, .chapter, .section, .subsection) > .title { display: block; text-transform: uppercase }
.law :is(h2, h3, h4, h5, h6).article { margin-top: 8pt; text-align: justify; text-indent: 1.27cm; font-weight: 700 }
.law :is(.clause, .point, .paragraph, p.article) { text-align: justify; text-indent: 1.27cm }
.law a.label { color: inherit; text-decoration: none }
.law a.label:hover { color: var(--accent); text-decoration: underline }
.law :target { background: var(--accent-wash); box-shadow: 0 0 0 4px var(--accent-wash) }
.closing { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-top: 18pt; line-height: 1.3 }
.closing p { margin-bottom: 0 }
.recipients { font-size: 11pt }
.recipients-label { font-size: 12pt; font-weight: 700; font-style: italic }
.signature { text-align: center; font-size: 13pt; font-weight: 700; grid-column: 2 }
.signature .signatory { margin-top: 5em }
.signature .closing, .signature .note { font-weight: 400; font-style: italic }
.table { overflow-x: auto; margin-bottom: 12pt; font-size: 12pt; line-height: 1.3 }
.table table { border-collapse: collapse; width: 100% }
.table :is(td, th) { padding: 3pt 5pt; border: 1px solid var(--ink-3); text-align: left; vertical-align: top }
.table th { text-align: center }
.table p { margin: 0 }
.colophon { display: none }

.list { max-width: 46rem; margin: 0 auto; padding: 3rem 1.5rem 4rem }
.list h1 { margin: .25rem 0 .75rem; font: 700 1.75rem/1.3 var(--law); text-wrap: pretty }
.lead { color: var(--ink-2); font-size: 1rem }
.versions { margin-top: 2rem; border-top: 1px solid var(--line) }
.versions li { padding: 1.25rem 0; border-bottom: 1px solid var(--line) }
.versions h2 { font-size: 1.125rem; font-weight: 600 }
.when, .old-title { color: var(--ink-2) }
.versions .note { margin-top: .5rem; font-size: 1rem }
.versions .hash { margin-top: .5rem; color: var(--ink-3); font-size: .8125rem }
.versions .hash code { color: inherit }
abbr { text-decoration: none }

@media screen and (max-width: 86rem) {
  .desk { grid-template-columns: 15rem minmax(0, 210mm) 14.5rem; gap: 0 1.5rem; padding: 0 1rem 4rem }
  .sheet { padding: 18mm 15mm 20mm 20mm }
  .sheet .mark { margin-left: -8mm; margin-top: -8mm }
}
@media screen and (max-width: 74rem) {
  .desk { grid-template-columns: 15rem minmax(0, 210mm) }
  .about { grid-column: 2; grid-row: 2; position: static; max-height: none; padding: 0 1rem }
  .to-about { display: inline }
}
@media screen and (max-width: 60rem) {
  .desk { display: block; padding: 0 0 3rem }
  .desk > main { max-width: 210mm; margin: 0 auto; padding-top: 1rem }
  .about { max-width: 210mm; margin: 0 auto }
  .status { padding-left: 1rem; padding-right: 1rem }
  .to-outline { display: inline }
  .outline { display: none }
  .outline:target { display: block; position: fixed; inset: 0; z-index: 2; max-height: none; padding: 0 0 2rem; background: var(--paper) }
  .outline .bar { display: flex; justify-content: space-between; align-items: center; position: sticky; top: 0; min-height: 3.25rem; padding: .5rem 1rem; background: var(--paper); border-bottom: 1px solid var(--line) }
  .outline h2 { padding: 0; color: var(--ink); font-size: 1rem; font-weight: 600 }
  .outline .close { display: inline-block; padding: .5rem; color: var(--accent); text-decoration: underline }
  .outline ol a { padding-top: .55rem; padding-bottom: .55rem; font-size: 1rem }
  .sheet { border-width: 1px 0; box-shadow: none }
}
@media screen and (max-width: 44rem) {
  .top { padding: .5rem 1rem; position: sticky; top: 0; z-index: 1 }
  html { scroll-padding-top: 4.25rem }
  .brand span { display: none }
  .status { display: block }
  .status .newest { display: inline-block; margin-top: .5rem }
  .sheet { padding: 1.5rem 1rem; margin-bottom: 1rem; font-size: 1.125rem; line-height: 1.5 }
  .sheet .mark { margin: 0 0 1.25rem }
  .columns { grid-template-columns: 1fr; gap: 1rem }
  .columns .country { grid-row: 1 }
  .law :is(.clause, .point, .paragraph, p.article, .legal_bases p), .legal_bases p, .law :is(h2, h3, h4, h5, h6).article { text-align: left; text-indent: 0 }
  .law .point { padding-left: 1rem }
  .closing { grid-template-columns: 1fr }
  .signature { grid-column: 1; grid-row: 1 }
  .list { padding: 2rem 1rem 3rem }
  .list h1 { font-size: 1.5rem }
}
@page { size: A4; margin: 20mm 20mm 20mm 30mm; @top-center { content: counter(page); font: 13pt Tinos, serif } }
@page :first { @top-center { content: none } }
@media print {
  :root { --ground: #fff; --paper: #fff; --ink: #000; --ink-2: #000; --ink-3: #000; --line: #000; --stamp: #000; --accent: #000; --accent-wash: transparent; color-scheme: light }
  .skip, .top, .outline, .about, .status { display: none !important }
  .desk, .desk > main { display: block; padding: 0; margin: 0; max-width: none }
  .sheet { margin: 0; padding: 0; border: 0; box-shadow: none; background: none }
  .sheet + .sheet { break-before: page }
  .mark { margin: 0 0 6mm }
  .law :is(h1, h2, h3, h4, h5, h6) { break-after: avoid }
  .closing, .columns, tr { break-inside: avoid }
  p { orphans: 2; widows: 2 }
  .colophon { display: block; margin-top: 12mm; padding-top: 2mm; border-top: 1px solid; font: 9pt/1.4 var(--law); overflow-wrap: anywhere }
  .versions a { color: inherit }
}
`
