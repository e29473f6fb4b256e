/** `npm run new-rule <id>`: the files of a new rule, to be filled in, and what is left to do. */
import { existsSync, writeFileSync } from 'node:fs';

const [id = ''] = process.argv.slice(2);
const folder = 'server/src/core/rules';
const camelCase = id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const code = `import { defineBlockRule } from './rule.js';

export const ${camelCase} = defineBlockRule({
  id: '${id}',
  scope: 'block',
  summary: { ja: '（何が誤りかを一文で）。', en: 'What is wrong, in one sentence.' },
  severity: 'warning',
  fixable: 'never',
  options: {},

  *check({ block }) {},
});
`;

const page = `# ${id}

（何が誤りかを一文で）。

## なぜ

（放っておくと読者に何が起きるか。）

## 例

\`\`\`markdown invalid
ここが⟦誤り⟧です。
\`\`\`

\`\`\`markdown valid
ここは正しい文です。
\`\`\`
`;

if (!/^[a-z]+(?:-[a-z]+)+$/.test(id)) {
  console.error('npm run new-rule <id>: the id names the defect in kebab-case, such as unused-footnote.');
  process.exitCode = 2;
} else if (existsSync(`${folder}/${id}.ts`)) {
  console.error(`There is a rule ${id}.`);
  process.exitCode = 2;
} else {
  writeFileSync(`${folder}/${id}.ts`, code);
  writeFileSync(`${folder}/${id}.md`, page);
  console.log(`wrote ${folder}/${id}.ts and ${id}.md
Add ${camelCase} to ${folder}/index.ts, then: npm run generate`);
}
