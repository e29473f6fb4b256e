/** Executes the pages of the rules: each is manual and test at once. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { checkReport } from '../server/src/core/check.js';
import type { Finding, Fix } from '../server/src/core/finding.js';
import { fixToFixedPoint } from '../server/src/core/fixing.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { rules } from '../server/src/core/rules/index.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits } from '../server/src/core/text/textRange.js';
import { marked, withMarks } from './fixture.js';
import { emptyScene, readingsOf, type Scene, withBlock } from './scene.js';

const folder = 'server/src/core/rules';

describe('rules', () => {
  it('are the files of their folder, and each has a page', () => {
    const ids = rules.map((it) => it.id).sort();
    const named = (ending: string): readonly string[] =>
      readdirSync(folder)
        .filter((it) => it.endsWith(ending) && it !== 'index.ts' && it !== 'rule.ts')
        .map((it) => it.slice(0, -ending.length))
        .sort();
    deepEqual(named('.ts'), ids);
    deepEqual(named('.md'), ids);
  });

  for (const rule of rules) {
    describe(rule.id, () => {
      const page = readFileSync(`${folder}/${rule.id}.md`, 'utf8');
      const examples = examplesOf(page);
      const all: Finding[] = [];

      it('has a page with its name, its summary and both kinds of examples', () => {
        ok(page.startsWith(`# ${rule.id}\n\n${rule.summary.ja}\n`), 'title and summary');
        ok(page.includes('\n## なぜ\n'), 'なぜ');
        ok(
          examples.some((it) => it.kind === 'invalid') && examples.some((it) => it.kind === 'valid'),
          'examples',
        );
      });

      let scene = emptyScene;
      let before: { readonly text: string; readonly scene: Scene } | undefined;
      for (const { language, kind, content, line } of examples) {
        if (language === 'yaml') {
          scene = withBlock(scene, kind, content);
          continue;
        }
        const here = scene;
        if (kind === 'fixed') {
          const from = before;
          it(`line ${line}: the first fix`, () => {
            ok(from, 'there is a block above');
            const fix = ownFindings(from.text, from.scene, rule.id).find((it) => it.fixes?.length)
              ?.fixes?.[0];
            ok(fix, 'the block above has a fix');
            equal(applyEdits(from.text, fix.edits), content);
          });
          continue;
        }
        const { text, ranges } = marked(content);
        before = { text, scene: here };
        it(`line ${line}: ${kind}`, () => {
          equal(ranges.length > 0, kind === 'invalid', 'marks in an invalid example and in no other');
          const found = ownFindings(text, here, rule.id);
          all.push(...found);
          equal(
            withMarks(
              text,
              found.map((it) => it.range),
            ),
            content,
          );
        });
        it(`line ${line}: the laws of fixes`, () => checkFixes(text, here, rule.id));
        it(`line ${line}: the same with CRLF`, () => {
          const lines = (it: string): readonly unknown[] => placesOf(it, here, rule.id);
          deepEqual(lines(text.replaceAll('\n', '\r\n')), lines(text));
        });
      }

      it(`is ${rule.fixable} fixable`, () => {
        const fixable = all.filter((it) => it.fixes && it.fixes.length > 0).length;
        if (rule.fixable === 'always') equal(fixable, all.length);
        else if (rule.fixable === 'never') equal(fixable, 0);
        else ok(fixable > 0);
      });
    });
  }
});

interface Example {
  readonly language: string;
  readonly kind: string;
  readonly content: string;
  readonly line: number;
}

/** The fenced blocks whose info string has two words. The last line break belongs to the fence. */
function examplesOf(page: string): readonly Example[] {
  return [...page.matchAll(/^(`{3,})(markdown|yaml) (\S+)\n([\s\S]*?)\n\1$/gm)].map((it) => ({
    language: it[2]!,
    kind: it[3]!,
    content: it[4]!,
    line: page.slice(0, it.index).split('\n').length,
  }));
}

function findingsIn(text: string, { knowledge, settings, surroundings }: Scene): readonly Finding[] {
  const source = new SourceText('file:///report.md', text);
  const readings = readingsOf(source);
  return checkReport(reportOf(source), knowledge, settings, settings.house, 'report.md', {
    surroundings,
    readings,
  });
}

const ownFindings = (text: string, scene: Scene, rule: string): readonly Finding[] =>
  findingsIn(text, scene).filter((it) => it.rule === rule);

/** What is found on which line, in words: the same for all line endings. */
function placesOf(text: string, scene: Scene, rule: string): readonly unknown[] {
  const source = new SourceText('', text);
  return ownFindings(text, scene, rule).map(({ range, message, fixes = [] }) => ({
    start: source.positionAt(range.start),
    end: source.positionAt(range.end),
    message,
    fixed: fixes.map((it) => applyEdits(text, it.edits).replaceAll('\r\n', '\n')),
  }));
}

function checkFixes(text: string, scene: Scene, rule: string): void {
  for (const finding of ownFindings(text, scene, rule)) {
    for (const fix of finding.fixes ?? []) checkFix(text, scene, rule, fix);
  }
  ok(fixToFixedPoint(text, (it) => findingsIn(it, scene)).settled, 'safe fixes converge');
}

function checkFix(text: string, scene: Scene, rule: string, fix: Fix): void {
  const fixed = applyEdits(text, fix.edits);
  ok(fixed !== text, `「${fix.title.ja}」 changes something`);
  const kinds = (findings: readonly Finding[]): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const it of findings) {
      // What an author must complete anyway may reveal other matters; a safe fix may not, for any rule.
      if (fix.safe || it.rule === rule) counts.set(it.rule, (counts.get(it.rule) ?? 0) + 1);
    }
    return counts;
  };
  const before = kinds(findingsIn(text, scene));
  for (const [id, count] of kinds(findingsIn(fixed, scene))) {
    ok(count <= (before.get(id) ?? 0), `「${fix.title.ja}」 brings a new ${id}`);
  }
}
