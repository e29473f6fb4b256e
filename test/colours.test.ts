/** The colours of reports and settings: what each part of them is to a theme, and that Markdown keeps its own. */
import { deepEqual, match, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, type IRawGrammar, parseRawGrammar, Registry } from 'vscode-textmate';

const require = createRequire(`${process.cwd()}/package.json`);
const own: readonly {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo: readonly string[];
}[] = JSON.parse(readFileSync('package.json', 'utf8')).contributes.grammars;

const grammarFile = (scope: string): string | undefined => {
  const mine = own.find((it) => it.scopeName === scope);
  if (mine) return mine.path;
  const name = {
    'text.html.markdown': 'markdown',
    'source.yaml': 'yaml',
    'text.html.derivative': 'html-derivative',
    'text.html.basic': 'html',
  }[scope];
  return name && require.resolve(`tm-grammars/grammars/${name}.json`);
};

const registryWith = (injected: readonly string[]): Registry =>
  new Registry({
    onigLib: loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer).then(
      () => ({
        createOnigScanner: (patterns) => new OnigScanner(patterns),
        createOnigString: (text) => new OnigString(text),
      }),
    ),
    loadGrammar: async (scope): Promise<IRawGrammar | null> => {
      const file = grammarFile(scope);
      return file ? parseRawGrammar(readFileSync(file, 'utf8'), file) : null;
    },
    getInjections: (scope) =>
      own
        .filter((it) => it.injectTo.includes(scope) && injected.includes(it.scopeName))
        .map((it) => it.scopeName),
  });

interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

async function tokensOf(
  text: string,
  scope: string,
  injected = own.map((it) => it.scopeName),
): Promise<readonly Token[]> {
  const grammar = await grammarOf(scope, injected);
  const tokens: Token[] = [];
  let state = INITIAL;
  for (const line of text.split('\n')) {
    const answer = grammar.tokenizeLine(line, state);
    for (const { startIndex, endIndex, scopes } of answer.tokens) {
      tokens.push({ text: line.slice(startIndex, endIndex), scopes });
    }
    state = answer.ruleStack;
  }
  return tokens;
}

const grammars = new Map<string, Promise<IGrammar | null>>();
async function grammarOf(scope: string, injected: readonly string[]): Promise<IGrammar> {
  const key = [scope, ...injected].join();
  if (!grammars.has(key)) grammars.set(key, registryWith(injected).loadGrammar(scope));
  return (await grammars.get(key))!;
}

/** `⟦text⟧scope` for each token that has a scope of ours, one per line. */
const ours = (tokens: readonly Token[]): readonly string[] =>
  tokens.flatMap(({ text, scopes }) => {
    const last = scopes.findLast((it) => it.endsWith('.koetsu') && !/^(?:meta|punctuation)\./.test(it));
    return last ? [`${text} ${last.replace('.koetsu', '')}`] : [];
  });

const inReport = async (text: string): Promise<readonly string[]> =>
  ours(await tokensOf(text, 'text.html.markdown'));

describe('the colours of a report', () => {
  it('tell its parts apart', async () =>
    deepEqual(
      await inReport(`# 港の春

みなと研究所 調査部  
主任研究員（海運担当）水野 葉月  
2025年4月23日

- 港は開いた<sup>1</sup>。【なぜ重要かを書く】
- 船は戻った<sup>2,3</sup>[^4]（要確認）。

## 1. 海運の四月

本文の[出所](#)と[年報](https://www.mofa.go.jp/)。[空]()と[仮](https://example.com/a)。

| 港 | 数<sup>5</sup> |
| --- | --- |
| 一 | [表](TODO) |

### （2）積み荷

<sup>1</sup> 港務局による。（[リンク](＃)）

[^4]: 船会社による（[\\(リンク\\)](TODO)）。

## 第3章 見通し

## 免責事項
`),
      [
        'みなと研究所 調査部 constant.numeric.byline',
        '主任研究員（海運担当）水野 葉月 constant.numeric.byline',
        '2025年4月23日 constant.numeric.date.byline',
        '1 constant.numeric.footnote',
        '【なぜ重要かを書く】 keyword.control.placeholder',
        '2,3 constant.numeric.footnote',
        '4 constant.numeric.footnote',
        '（要確認） keyword.control.todo',
        '1. keyword.control.heading-number',
        '# invalid.illegal.placeholder',
        'https://example.com/a invalid.illegal.placeholder',
        '5 constant.numeric.footnote',
        'TODO invalid.illegal.placeholder',
        '（2） keyword.control.heading-number',
        '1 constant.numeric.footnote',
        '＃ invalid.illegal.placeholder',
        '4 constant.numeric.footnote',
        'TODO invalid.illegal.placeholder',
        '第3章 keyword.control.heading-number',
        '免責事項 keyword.control.disclaimer',
      ],
    ));

  it('tell a directive apart, alone and behind its line', async () => {
    for (const before of ['', '港は開いた。 ']) {
      deepEqual(await inReport(`${before}<!-- koetsu-disable-line misspelled-name — 理由：固有名 -->`), [
        'koetsu-disable-line keyword.control.directive',
        ' misspelled-name  entity.name.tag.rule',
      ]);
    }
  });

  it('are none in code, comments, the front matter and ordinary text', async () =>
    deepEqual(
      await inReport(`---
title: 1. <sup>1</sup>
---

\`<sup>1</sup>\` と \`[a](#)\` と <sub>2</sub>。

\`\`\`
<sup>1</sup> [a](#)
\`\`\`

<!-- <sup>1</sup> koetsu -->

2025年4月の協議は、2025年4月23日に終わった。1. これは見出しではない。

## 2025年の海

## 1968 年から
`),
      [],
    ));

  it('leave to Markdown what is its own', async () => {
    const text = `# 題 *斜* **太** \`code\`

段落の *斜* と **太** と [語](https://www.mofa.go.jp/ "題") と <b>b</b> と ![図](a.png)。
次の行。

> 引用 **太**

1. 一つ
   - 二つ [語](a.md)

| a | b |
| --- | :-: |
| **c** | [d](e) |

[r]: https://www.mofa.go.jp/

---

<!-- 注 -->
`;
    deepEqual(await tokensOf(text, 'text.html.markdown'), await tokensOf(text, 'text.html.markdown', []));
  });

  it('let the text of a note keep its links and emphasis', async () => {
    for (const mark of ['<sup>1</sup> ', '[^1]: ']) {
      const tokens = await tokensOf(`${mark}**太**と[語](https://www.mofa.go.jp/)`, 'text.html.markdown');
      const scopesOf = (text: string): string => tokens.find((it) => it.text === text)!.scopes.join(' ');
      match(scopesOf('太'), /markup\.bold/);
      match(scopesOf('語'), /string\.other\.link\.title/);
      match(scopesOf('https://www.mofa.go.jp/'), /markup\.underline\.link/);
    }
  });
});

describe('the colours of koetsu.yaml', () => {
  it('tell rules and their severities apart', async () =>
    deepEqual(
      ours(
        await tokensOf(
          'rules:\n  placeholder-link: error\n  misspelled-name:\n    severity: off\n  bare-url: off # と\n',
          'source.yaml',
        ),
      ),
      [
        'placeholder-link entity.name.function.rule',
        'error keyword.control.severity.error',
        'misspelled-name entity.name.function.rule',
        'bare-url entity.name.function.rule',
        'off constant.language.off',
      ],
    ));

  it('leave any other YAML as it is', async () => {
    const text = 'name: a\nkind: person\nsteps:\n  - run: |\n      bare-url: off\n  misspelled: error\n';
    deepEqual(await tokensOf(text, 'source.yaml'), await tokensOf(text, 'source.yaml', []));
  });
});

describe('a theme', () => {
  const directive = '文。 <!-- koetsu-disable-line bare-url — 理由：固有名 -->';
  /** A part of a line, and the line. */
  const parts: readonly (readonly [string, string])[] = [
    ['12', '港は開いた<sup>12</sup>。'],
    ['12', '港は開いた[^12]。'],
    ['#', '[出所](#)'],
    ['みなと', 'みなと研究所 調査部  '],
    ['2025年', '2025年4月23日'],
    ['【題名', '- 【題名を書く】'],
    ['（要', '港は開いた（要確認）。'],
    ['koetsu', directive],
    ['bare', directive],
  ];
  const inHeadings: typeof parts = [
    ['2.', '## 2. 港'],
    ['免責', '## 免責事項'],
  ];

  const colourAt = (grammar: IGrammar, line: string, part: string): number => {
    const { tokens } = grammar.tokenizeLine2(line, INITIAL);
    const at = line.indexOf(part);
    // Pairs of an offset and metadata, of which nine bits are the colour of the text.
    const pairs = [...tokens.keys()].filter((it) => it % 2 === 0 && tokens[it]! <= at);
    return (tokens[pairs.at(-1)! + 1]! & 0xff8000) >>> 15;
  };

  const themes = readdirSync(path.dirname(require.resolve('tm-themes/themes/dark-plus.json')));
  let plainHeadings = 0;
  for (const theme of themes) {
    it(`shows every part: ${path.basename(theme, '.json')}`, async () => {
      const registry = registryWith(own.map((it) => it.scopeName));
      const { settings, tokenColors, colors } = JSON.parse(
        readFileSync(require.resolve(`tm-themes/themes/${theme}`), 'utf8'),
      );
      const foreground = colors?.['editor.foreground'] ?? '#808080';
      registry.setTheme({
        name: theme,
        settings: [{ settings: { foreground } }, ...(settings ?? tokenColors)],
      });
      const grammar = (await registry.loadGrammar('text.html.markdown'))!;
      const plain = colourAt(grammar, '普通の文', '普');
      deepEqual(
        parts.filter(([part, line]) => colourAt(grammar, line, part) === plain),
        [],
      );
      const heading = colourAt(grammar, '## 2. 港', '港');
      plainHeadings += inHeadings.filter(([part, line]) => colourAt(grammar, line, part) === heading).length;
    });
  }

  it('tells what is special in a heading from the rest of it, nearly always', () =>
    ok(plainHeadings <= themes.length / 10, `${plainHeadings} of ${themes.length} themes`));
});
