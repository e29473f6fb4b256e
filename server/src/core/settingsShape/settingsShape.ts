/**
 * Everything that may stand in koetsu.yaml, declared once.
 * The reader, the JSON Schema, `package.json` and docs/settings.md are made from it.
 */
import { builtInPacks, defaultKnowledgeGlobs, defaultPublishBlocks } from '../settings.js';
import { houseShape } from './houseShape.js';
import { ruleShapes } from './ruleShapes.js';
import { globs, type Shape } from './shape.js';

export const settingsShape = {
  type: 'map',
  description: {
    ja: 'Koetsu（校閲）の設定。どの項目も省けます。',
    en: 'Settings of Koetsu. Every key is optional.',
  },
  keys: {
    extends: {
      type: 'list',
      description: {
        ja: '土台にする設定ファイル。このファイルからの相対パスで、フォルダーの外でもかまいません。ここに書いた項目が優先します。',
        en: 'Settings files to build on, relative to this one, outside the folder too. What this file says wins.',
      },
      of: { type: 'text', description: { ja: '設定ファイル。', en: 'A settings file.' } },
    },
    reports: globs(
      {
        ja: '校閲する報告書。省くと、報告書らしいMarkdownを自動で見分けます。',
        en: 'The reports to check. By default, every Markdown file that is not plainly something else.',
      },
      ['reports/**/*.md'],
    ),
    knowledge: globs(
      { ja: '知識ベースのファイル（YAML）。', en: 'Knowledge files (YAML).' },
      defaultKnowledgeGlobs,
    ),
    packs: {
      type: 'list',
      description: {
        ja: '使う内蔵パック。空の一覧 [] で使いません。',
        en: 'Built-in packs in use; [] for none.',
      },
      of: {
        type: 'choice',
        values: builtInPacks,
        description: { ja: '内蔵パック。', en: 'A built-in pack.' },
      },
    },
    rules: ruleShapes,
    house: houseShape,
    publish: {
      type: 'map',
      description: { ja: '公開前チェック。', en: 'The check before publishing.' },
      keys: {
        blocks: {
          type: 'list',
          description: {
            ja: 'あれば公開できないとするもの。',
            en: 'What keeps a report from going out.',
          },
          example: defaultPublishBlocks,
          of: {
            type: 'choice',
            values: [...defaultPublishBlocks, 'name'],
            description: { ja: '指摘の種類。', en: 'A kind of finding.' },
          },
        },
      },
    },
    overrides: {
      type: 'list',
      description: {
        ja: '一部の報告書だけの規則。あとに書いたものが優先します。',
        en: 'Other rules for some reports; later ones win.',
      },
      of: {
        type: 'map',
        description: { ja: '対象のファイルと規則。', en: 'Files and their rules.' },
        keys: {
          files: globs({ ja: '対象の報告書。', en: 'The reports concerned.' }, ['reports/archive/**']),
          rules: ruleShapes,
        },
      },
    },
  },
} satisfies Shape;
