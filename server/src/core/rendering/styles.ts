/**
 * How a report looks. `reportStyles` lays out its parts wherever it is shown, in the colours of the place;
 * `pageStyles` makes a page of it. A house's own sheet comes behind both.
 * The typography is that of JLREQ (W3C): strict line breaks, closing punctuation that hangs, no gap at a line's start.
 */

export const reportStyles = `.koetsu-byline { text-align: right; margin: 0 0 1.6em; line-height: 1.6; }
.koetsu-byline p { margin: 0; }
.koetsu-subtitle { margin-top: -.4em; font-size: 1.15em; }
.koetsu-summary { margin: 1.6em 0 2em; padding: .4em 1.2em .4em .2em; border: 1px solid;
  border-color: color-mix(in srgb, currentColor 45%, transparent); border-left-width: 5px; }
.koetsu-summary li { margin: .6em 0; }
.koetsu-reference { text-decoration: none; padding: 0 .1em; }
.koetsu-reference::before { content: "\\2060"; }
.koetsu-note { display: flex; gap: .5em; margin: 0; padding: .25em 0; font-size: .86em; line-height: 1.6; }
:not(.koetsu-note) + .koetsu-note { margin-top: 1.6em; padding-top: .7em; position: relative; }
:not(.koetsu-note) + .koetsu-note::before { content: ""; position: absolute; top: 0; left: 0; width: 30%;
  border-top: 1px solid color-mix(in srgb, currentColor 45%, transparent); }
.koetsu-note:has(+ :not(.koetsu-note)) { margin-bottom: 1.8em; }
.koetsu-note-label { flex: none; min-width: 1.6em; text-align: right; font-size: .85em; }
.koetsu-note-label a { text-decoration: none; }
.koetsu-note-label a + a { margin-left: .2em; }
.koetsu-note-text { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.koetsu-note-text > :first-child { margin-top: 0; }
.koetsu-note-text > :last-child { margin-bottom: 0; }
.koetsu-contact { margin-top: 2.4em; }
.koetsu-contact h2, .koetsu-contact h3 { border: 0; margin-bottom: .3em; font-size: 1.1em; }
.koetsu-contact p { margin: .1em 0; }
.koetsu-disclaimer { margin-top: 1.6em; padding: .6em 1.2em; font-size: .82em; line-height: 1.6; border: 1px solid;
  border-color: color-mix(in srgb, currentColor 35%, transparent); }
.koetsu-disclaimer h2, .koetsu-disclaimer h3, .koetsu-disclaimer h4 { margin: .2em 0 .4em; border: 0; font-size: 1.1em; }
.koetsu-disclaimer ul { margin: 0; padding-left: 1.2em; }`;

/** What is for the author alone, in the colours of the editor. */
export const previewStyles = `.koetsu-name { text-decoration: underline dotted; text-decoration-thickness: 1px;
  text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); text-underline-offset: .25em; cursor: help; }
.koetsu-open-link { padding: 0 .2em; border-radius: 2px; outline: 1px solid var(--vscode-editorWarning-foreground, #bf8803);
  background: color-mix(in srgb, var(--vscode-editorWarning-foreground, #bf8803) 22%, transparent); }
.koetsu-open-link a:empty::before { content: "…"; }
span.koetsu-reference { color: var(--vscode-editorError-foreground, #e51400); text-decoration: underline wavy; }
:target.koetsu-note, :target.koetsu-reference { background: var(--vscode-editor-findMatchHighlightBackground, #ea5c0055); }
.vscode-high-contrast .koetsu-summary, .vscode-high-contrast .koetsu-disclaimer,
.vscode-high-contrast .koetsu-note::before { border-color: var(--vscode-contrastBorder, currentColor); }
.vscode-high-contrast .koetsu-name { text-decoration-color: currentColor; }`;

export const pageStyles = (title: string): string => `@page { size: A4; margin: 25mm 24mm 24mm;
  @top-right { content: ${cssString(title)}; font: 8pt "Noto Sans JP", "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif; color: #555; }
  @bottom-center { content: counter(page) " / " counter(pages); font: 8.5pt "Noto Sans JP", "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif; color: #333; } }
@page :first { @top-right { content: none; } }
:root { color-scheme: light; --koetsu-accent: #14365f; }
* { box-sizing: border-box; }
html { background: #e9e9e6; scroll-behavior: smooth; }
body { margin: 0; color: #111; font-size: 10.5pt; line-height: 1.85; -webkit-text-size-adjust: 100%;
  font-family: "Hiragino Mincho ProN", "Yu Mincho", YuMincho, "Noto Serif JP", "Noto Serif CJK JP", "Noto Sans JP", serif;
  line-break: strict; word-break: normal; overflow-wrap: anywhere; hanging-punctuation: first allow-end;
  text-spacing-trim: trim-start; text-autospace: normal; font-kerning: normal; }
:lang(en) { hyphens: auto; text-spacing-trim: space-all; overflow-wrap: break-word; font-family: "Times New Roman", "Noto Serif", "Hiragino Mincho ProN", "Yu Mincho", "Noto Serif JP", "Noto Sans JP", serif; }
main { max-width: 210mm; margin: 8mm auto; padding: 22mm 24mm; background: #fff; box-shadow: 0 1px 6px #0003; }
.koetsu-report > p, .koetsu-note-text p { text-align: justify; text-justify: inter-character; }
p { margin: 0 0 .9em; }
h1, h2, h3, h4, h5, h6, th, .koetsu-contents { font-family: "Hiragino Sans", "Yu Gothic", YuGothic, Meiryo, "Noto Sans JP", "Noto Sans CJK JP", sans-serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.45; break-after: avoid; text-wrap: balance; word-break: auto-phrase; }
h1 { margin: 0 0 .8em; font-size: 17pt; color: var(--koetsu-accent); }
h2 { margin: 2em 0 .8em; padding-bottom: .15em; font-size: 13pt; color: var(--koetsu-accent); border-bottom: 1px solid var(--koetsu-accent); }
h3 { margin: 1.6em 0 .6em; font-size: 11.5pt; }
h4, h5, h6 { margin: 1.3em 0 .5em; font-size: 10.5pt; }
a { color: #0b4a8f; text-underline-offset: .15em; }
ul, ol { margin: 0 0 .9em; padding-left: 1.6em; }
img { max-width: 100%; height: auto; break-inside: avoid; }
sup { line-height: 0; font-size: .7em; text-autospace: no-autospace; }
hr { margin: 2.2em 0; border: 0; border-top: 1px solid #999; }
blockquote { margin: 1em 0 1em 1.4em; padding-left: 1em; border-left: 3px solid #bbb; }
pre, code { font-family: "Noto Sans Mono", Consolas, Menlo, monospace; font-size: .9em; }
pre { padding: .8em 1em; background: #f5f5f3; white-space: pre-wrap; }
table { width: 100%; margin: 1.2em 0; border-collapse: collapse; font-size: .9em; line-height: 1.6; }
th, td { padding: .35em .7em; border: 1px solid #aaa; text-align: left; vertical-align: top; }
th { background: #eef1f5; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.koetsu-summary { background: #f4f6f9; border-color: var(--koetsu-accent); }
.koetsu-reference { scroll-margin-top: 30vh; }
.koetsu-contact h2, .koetsu-contact h3 { color: inherit; }
.koetsu-disclaimer { color: #333; border-color: #999; }
.koetsu-picture { color: #666; }
.koetsu-open-link { color: #8a1c00; text-decoration: underline wavy #c33 1px; text-underline-offset: .25em; }
.koetsu-contents { margin: 0 0 2.2em; padding: .6em 1.2em; border: 1px solid #ccc; font-size: .92em; }
.koetsu-contents p { margin: 0; font-weight: bold; }
.koetsu-contents ol { margin: .2em 0; padding: 0; list-style: none; }
.koetsu-contents a { text-decoration: none; }
.koetsu-level-3 { padding-left: 1.4em; }
:target.koetsu-note, :target.koetsu-reference { background: #fff3c4; }
@media (max-width: 700px) { main { margin: 0; padding: 6mm 5mm; box-shadow: none; } }
@media print {
  html { background: none; }
  body { orphans: 2; widows: 2; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  a { color: inherit; }
  .koetsu-contents { display: none; }
  .koetsu-note, .koetsu-contact, .koetsu-disclaimer { break-inside: avoid; }
  .koetsu-note:has(+ .koetsu-note) { break-after: avoid-page; }
  .koetsu-open-link { color: inherit; text-decoration: none; }
  .koetsu-summary, th, pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}`;

/** A text as a string of CSS that can end neither itself nor its element. */
const cssString = (text: string): string =>
  `"${text.replace(/["\\<>\p{Cc}]/gu, (it) => `\\${it.codePointAt(0)!.toString(16)} `)}"`;
