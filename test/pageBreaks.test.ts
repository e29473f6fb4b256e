/** Mending page breaks: exact, complete, idempotent, and nothing else moves. */
import { equal, ok } from 'node:assert/strict';
import { checkReport } from '../server/src/core/check.js';
import type { Finding } from '../server/src/core/finding.js';
import { fixToFixedPoint } from '../server/src/core/fixing.js';
import { noHouse } from '../server/src/core/house.js';
import { footnotesOf } from '../server/src/core/markdown/footnotes.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { brokenParagraphsOf } from '../server/src/core/pageBreaks.js';
import { brokenParagraph, pageBreakFix } from '../server/src/core/rules/broken-paragraph.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { emptyScene } from './scene.js';

const sourceOf = (text: string): SourceText => new SourceText('file:///reports/a.md', text);
const { knowledge, settings } = emptyScene;
const findingsIn = (text: string): readonly Finding[] =>
  checkReport(reportOf(sourceOf(text)), knowledge, settings, noHouse, 'reports/a.md', {
    rules: [brokenParagraph],
  });
const mended = (text: string): string => {
  const { text: fixed, settled } = fixToFixedPoint(text, findingsIn, pageBreakFix);
  ok(settled);
  return fixed;
};

/** Paragraphs with `|` where a page may end, for one reason of the rule each. */
const paragraphs = [
  '海運会社と港湾局は、停戦から半年が過ぎた2031|年に覚書を交わした[^1]。署名は首都で行われた。',
  '対話は続く。財団は不動産事業に自身|のブランドを貸し、資金を得ている<sup>2</sup>。',
  '外相は会見を開いた。どちらの案を支持するとも明言し|ていない。慎重な姿勢である。',
  '双方は協議で歩み寄った。仲介役は次の会合でも協|議を続けると**強く**述べた[^3]。',
  '海運会社コンテナラインは増便した。運賃は、コンテナ|ラインの発表では二割上がる。',
  '**港**は再開した。積み荷の検査には、税関と港湾局と[海運局](https://example.com/a)が当たるが、|、人手が足りない。',
  '第一に、価格が下がった。第二に、需要の|戻りが遅い。',
];
const notes = [
  '[^1]: 官報による。\n    続きの段落。',
  '<sup>2</sup> 年次報告書による。（[リンク](#)）',
  '[^3]: 通信社の報道。',
];

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A report and what the page ends made of it. */
function documentsOf(seed: number, lineBreak: string): { readonly whole: string; readonly cut: string } {
  const below = random(seed);
  const whole: string[] = ['# 湾岸の港'];
  const cut: string[] = ['# 湾岸の港'];
  for (let count = 2 + below(5); count > 0; count--) {
    const [before, after] = paragraphs[below(paragraphs.length)]!.split('|') as [string, string];
    const between = notes.filter(() => below(3) === 0);
    whole.push(before + after, ...between);
    const breaks = ['---', '***'].slice(0, below(3));
    cut.push(...(below(3) === 0 ? [before + after, ...between] : [before, ...breaks, ...between, after]));
    if (below(4) === 0) {
      const block = ['## 次の章', '- 項目一\n- 項目二', '> 引用である'][below(3)]!;
      whole.push(block);
      cut.push(block);
    }
  }
  const text = (blocks: readonly string[]): string => `${blocks.join('\n\n')}\n`.replaceAll('\n', lineBreak);
  return { whole: text(whole), cut: text(cut) };
}

/** Which note every mark refers to, in order. */
const notesOf = (text: string): string => {
  const report = reportOf(sourceOf(text));
  return JSON.stringify(
    footnotesOf(report).map(({ label, references, definitions }) => [
      label,
      references.length,
      definitions.map((it) => report.source.slice(it.content)),
    ]),
  );
};

describe('page breaks', () => {
  for (const [name, lineBreak] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ] as const) {
    it(`are mended exactly, whatever stands between, with ${name}`, () => {
      let count = 0;
      for (let seed = 1; seed <= 150; seed++) {
        const { whole, cut } = documentsOf(seed, lineBreak);
        equal(mended(cut), whole, `seed ${seed}`);
        equal(mended(whole), whole, `seed ${seed}: a whole report stays`);
        equal(notesOf(cut), notesOf(whole), `seed ${seed}: the notes`);
        if (cut !== whole) count++;
      }
      ok(count > 100, `${count} reports were cut`);
    });
  }

  it('join a paragraph that went over three pages', () => {
    equal(
      mended(
        '# 港\n\n市場は静かだった。\n\n港は開いた。需要の\n\n[^1]: 官報。\n\n戻りを急ぐ会社は、去年の秋から港の周りで自身\n\n---\n\nのブランドを売り始めた[^1]。\n',
      ),
      '# 港\n\n市場は静かだった。\n\n港は開いた。需要の戻りを急ぐ会社は、去年の秋から港の周りで自身のブランドを売り始めた[^1]。\n\n[^1]: 官報。\n',
    );
  });

  it('join a note that goes on behind a paragraph which is whole', () => {
    equal(
      mended(
        '港は開いた[^1]。\n\n[^1]: 会社は選ぶ。迂回すること\n\n話は続く。\n\n---\n\nができる。\n\n[^2]: 官報。\n\n終わり[^2]である。\n',
      ),
      '港は開いた[^1]。\n\n[^1]: 会社は選ぶ。迂回することができる。\n\n話は続く。\n\n---\n\n[^2]: 官報。\n\n終わり[^2]である。\n',
    );
  });

  it('keep what follows without a blank line as it is', () => {
    const report = (text: string): string => `# 港\n\n市場は静かだ。\n\n${text}`;
    for (const below of ['## 次の章', '- 項目', '> 引用', '```\n例\n```']) {
      const cut = report(`港は開いた[^1]。会社は自身\n\n[^1]: 官報。\n\nのブランドを売る。\n${below}\n`);
      const joined = report(`港は開いた[^1]。会社は自身のブランドを売る。\n\n[^1]: 官報。\n${below}\n`);
      const kinds = (text: string) => reportOf(sourceOf(text)).blocks.map((it) => it.block.kind);
      const isSafe = kinds(joined).at(-1) === kinds(cut).at(-1);
      equal(mended(cut), isSafe ? joined : cut, below);
    }
  });

  it('leave alone what the author has accepted', () => {
    const text =
      '# 港\n\n港は開いた。\n\n<!-- koetsu-disable-next-line broken-paragraph — 原文のまま -->\n市場は静かだ。会社は自身\n\nのブランドを売る。\n';
    equal(brokenParagraphsOf(reportOf(sourceOf(text))).length, 1);
    equal(mended(text), text);
  });

  for (const [why, text] of Object.entries({
    'a sentence without its 。': '港は開いた。次の会合は来月だ\n\n---\n\n市場は静かだった。\n',
    'a noun at the end': '港は開いた。次の焦点は経済\n\n済州島では会議が開かれた。経済は重い。\n',
    verse: '春の海、ひねもす\n\nのたりのたりかな\n\nなつかしき枝\n',
    'an address': '東京都みなと区海岸一丁目2\n\n年中無休で営業しています。\n',
    English: 'The port was opened. The minister, who spoke in\n\n[^1]: A note.\n\nof the matter, was glad.\n',
    'a letter': '拝啓、お元気ですか。さて、\n\n「門は閉じない」と彼は言った。\n',
    'a caption': '図1 港の取扱量、2020年から2031\n\n年間の取扱量は増えている。\n',
    'a list': '積み荷は多い。次のとおりで、\n\n・小麦\n\n・大豆である。\n',
    'words that begin with a particle':
      '港は開いた。会合は来月\n\nのちに、外相は語った。はじめに、門は開く。にもかかわらず遅い。\n',
    'a heading between': '港は開いた。会社は自身\n\n## 次の章\n\nのブランドを売る。\n',
    'a quotation between': '港は開いた。会社は自身\n\n> 引用\n\nのブランドを売る。\n',
    'code between': '港は開いた。会社は自身\n\n```\na\n```\n\nのブランドを売る。\n',
  })) {
    it(`leave alone ${why}`, () => {
      equal(brokenParagraphsOf(reportOf(sourceOf(text))).length, 0);
      equal(mended(text), text);
    });
  }
});
