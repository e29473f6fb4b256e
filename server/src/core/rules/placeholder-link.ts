import type { Message, Problem } from '../finding.js';
import { characterReference } from '../markdown/characterReference.js';
import { commonForm, formedLinksOf, linkFormOf, printed, reformed, sameForm } from '../markdown/linkForm.js';
import { linkLabel } from '../markdown/report.js';
import type { TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const placeholderLink = defineReportRule({
  id: 'placeholder-link',
  scope: 'report',
  summary: {
    ja: 'リンク先がまだ入っていません。',
    en: 'A link still points to a placeholder.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {
    placeholders: {
      default: [],
      description: {
        ja: '仮のリンク先として扱う文字列（`#`、`TODO`、`example.com`などのほかに）。',
        en: 'Destinations that count as placeholders, besides `#`, `TODO`, `example.com` and the like.',
      },
    },
  },

  *check({ report, house, options }) {
    const { source } = report;
    const own = new Set(options.placeholders.map(folded));
    const isOpen = (range: TextRange): boolean => {
      const destination = folded(source.slice(range));
      return isPlaceholder(destination) || own.has(destination);
    };
    const open = report.links.filter((it) => it.destination && isOpen(it.destination));
    if (open.length > 0) {
      const declared = house.linkLabel === undefined ? undefined : linkFormOf(house.linkLabel);
      const formed = formedLinksOf(report, declared?.text);
      const labels = new Map(formed.map((it) => [it.link.range.start, it]));
      const form = commonForm(formed, declared);
      for (const { range, destination } of open) {
        const label = labels.get(range.start);
        yield {
          ...problemAt(range, destination!, source.slice(destination!)),
          ...(label &&
            !sameForm(label.form, form) && {
              fixes: [
                {
                  title: {
                    ja: `表記を「${printed(form)}」の形にする`,
                    en: `Print it as “${printed(form)}”`,
                  },
                  edits: reformed(report, label, form),
                  safe: false,
                },
              ],
            }),
        };
      }
    }

    if (report.linkReferenceDefinitions.length === 0) return;
    const used = new Set<string>();
    for (const { label } of report.links) {
      if (label) used.add(linkLabel(source.slice(label)));
    }
    for (const { range, label, destination } of report.linkReferenceDefinitions) {
      // Of two definitions of one label the first counts (CommonMark §4.7).
      if (!used.delete(linkLabel(source.slice(label)))) continue;
      if (isOpen(destination)) yield problemAt(range, destination, source.slice(destination));
    }
  },
});

const insertLink: Message = { ja: 'リンク先を入れる…', en: 'Insert the link target…' };

function problemAt(range: TextRange, destination: TextRange, written: string): Problem {
  const shown =
    written.trim() === '' ? undefined : written.length > 40 ? `${written.slice(0, 39)}…` : written;
  return {
    range,
    message: {
      ja: `リンク先がまだ入っていません（${shown === undefined ? '空欄' : `「${shown}」`}）。`,
      en: `This link has no target yet (${shown === undefined ? 'empty' : `“${shown}”`}).`,
    },
    interactions: [{ kind: 'insert-link', title: insertLink, range: destination }],
  };
}

/** Full-width ＃ and ＸＸＸ are typed as often as their half-width forms, and converters write `\#`, `&#35;` and `%23`. */
const folded = (destination: string): string =>
  destination
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/&#?[0-9a-z]+;/gi, characterReference)
    .replace(/%23/g, '#')
    .normalize('NFKC')
    .trim()
    .toLowerCase();

const emptyForms = /^(?:#+|[?*_-]+|\.{3,}|[○〇●◯]+)?$/;
const words =
  /^#?(?:todo|tbd|tba|fixme|placeholder|dummy|x{2,}|urls?|links?|href|リンク先?|ダミー|仮|n\/?a|未定|未入力|未設定|要確認|後で|あとで)$/;
const inertSchemes = /^(?:about:blank|javascript:.*|https?:\/*|mailto:)$/s;
const pathToSomething = /^(?:file:\/\/)?(?:\.{0,2}\/)?path\/to(?:\/|$)/;
/** The host of `https://user@host:80/path`, `//host`, `mailto:name@host` and, without a scheme, of `host/path`. */
const host =
  /^([a-z][a-z0-9+-]*:\/\/|\/\/|mailto:)?(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:@]+)(?::[0-9]+)?(?:[/?#]|$)/;
/** RFC 2606 and JPRS keep these names for examples: nobody can publish under them. */
const exampleHost = /^(?:.+\.)?example\.(?:com|org|net|edu|(?:(?:co|ne|or|ac|go)\.)?jp)$|^localhost$/;
const emptyHost =
  /^(?:.+\.)?(?:example|invalid|test)$|^127(?:\.[0-9]+){3}$|^0\.0\.0\.0$|^\[::1?\]$|^(?:todo|tbd|url|link|[○〇◯●]+(?:\.[a-z]{2,})*|\.{3,}|x{3,}(?:\.x{2,})+|(?:www\.)?x{3,}(?:\.(?:com|org|net|(?:co\.)?jp))?)$/;

/** A long address with a path, none of whose words an example is made of: nearly every link of a report. */
const plainlyReal =
  /^https?:\/\/(?!.*(?:example|invalid|test|localhost|xxx|todo|url|link|path|\.\.\.))[a-z0-9-]+\.[a-z0-9.-]+\/./;

function isPlaceholder(destination: string): boolean {
  if (plainlyReal.test(destination)) return false;
  if (emptyForms.test(destination) || words.test(destination)) return true;
  if (inertSchemes.test(destination) || pathToSomething.test(destination)) return true;
  const [, scheme, name] = host.exec(destination) ?? [];
  if (name === undefined) return false;
  // Without a scheme, `test` and `example/a.md` are files beside the report.
  return exampleHost.test(name) || (scheme !== undefined && emptyHost.test(name));
}
