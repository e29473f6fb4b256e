import { isHiragana, isKanji, isKatakana, isLatin } from '../japanese/characters.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import { type LatinName, latinNamesIn } from '../knowledge/latinNames.js';
import { addShort } from '../knowledge/offers.js';
import type { Block } from '../markdown/block.js';
import type { Prose } from '../markdown/prose.js';
import { overlaps, rangeOf, type TextRange } from '../text/textRange.js';
import { defineBlockRule } from './rule.js';

export const latinName = defineBlockRule({
  id: 'latin-name',
  scope: 'block',
  summary: {
    ja: '日本語の文の中に、知識ベースにある名称が英語のつづりで残っています。',
    en: 'A name in the knowledge base is spelled in English in a Japanese sentence.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ block, knowledge }) {
    for (const prose of block.prose) {
      const found = latinNamesIn(prose, knowledge);
      if (found.length === 0) continue;
      for (const name of found) {
        const { entity, to, start, end } = name;
        const range = prose.toSource({ start, end });
        if (isInNote(block, range) || !isInJapanese(prose, name, found) || !isMeant(prose, name, knowledge))
          continue;
        const written = prose.text.slice(start, end);
        const { kind, rules: weights } = knowledge.entity(entity);
        yield {
          range,
          weights,
          // A country may also be the name of a brand, a state or a person.
          ...(kind !== 'person' && { severity: 'information' as const }),
          message: {
            ja: `「${written}」は英語のつづりです。「${to}」と書きます。`,
            en: `“${written}” is spelled in English. Write “${to}”.`,
          },
          fixes: [
            {
              title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
              edits: [{ range: prose.toSource(withSpaces(prose.text, name)), newText: to }],
              safe: false,
            },
          ],
          interactions: [addShort(written, knowledge, entity)],
        };
      }
    }
  },
});

/** Notes cite: authors, titles and papers stand in them as they are. */
const isInNote = (block: Block, range: TextRange): boolean =>
  block.footnoteDefinitions.some((it) => overlaps(it.range, range));

/** Whether a Japanese sentence goes on around the name, outside brackets and quotation marks. */
function isInJapanese({ text }: Prose, { start, end }: LatinName, names: readonly LatinName[]): boolean {
  const before = text.charCodeAt(start - 1);
  const behind = text[end] === ' ' ? end + 1 : end;
  const after = text.charCodeAt(behind);
  const isLast =
    '、。・'.includes(text[end] ?? ' ') && (isJapanese(before) || '、・'.includes(text[start - 1] ?? ' '));
  if (!isHiragana(after) && !isKanji(after) && !isLast) return false;
  return isFree(text, start) && !isEnclosed(text, start) && goesOn(text, behind, names);
}

/** Whether nothing English stands before the name: no `Norvia and`, no `Axios,`, no `@`. A number may: `1. `. */
function isFree(text: string, start: number): boolean {
  const lead = text.slice(Math.max(0, start - 4), start);
  if (/[^ ]$/.test(lead))
    return /(?:[、。・：）」』\n]|\d\.)$/.test(lead) || isJapanese(text.charCodeAt(start - 1));
  return !/(?:[\p{Script=Latin},;@#/&]|(?<!\d)[.\d]) +$/u.test(lead);
}

/** In the words behind the name, other names left out, there is more Japanese than English. */
function goesOn(text: string, from: number, names: readonly LatinName[]): boolean {
  let japanese = 0;
  let latin = 0;
  for (let at = from; at < Math.min(text.length, from + 20); at++) {
    const name = names.find((it) => it.start <= at && at < it.end);
    if (name) at = name.end - 1;
    else if (isJapanese(text.charCodeAt(at))) japanese++;
    else if (isLatin(text.charCodeAt(at))) latin++;
  }
  return japanese >= latin;
}

const isJapanese = (code: number): boolean => isHiragana(code) || isKatakana(code) || isKanji(code);

const openers = '（(「『“‘【〈《[［〔';
const closers = '）)」』”’】〉》]］〕';

function isEnclosed(text: string, offset: number): boolean {
  let depth = 0;
  let isOpen = false;
  for (const character of text.slice(0, offset)) {
    if (openers.includes(character)) depth++;
    else if (closers.includes(character) && depth > 0) depth--;
    else if (character === '"') isOpen = !isOpen;
  }
  return depth > 0 || isOpen;
}

/** Berg may be anybody: a surname that the record does not list alone needs a title behind it. */
function isMeant({ text }: Prose, { entity, to, start, end }: LatinName, knowledge: KnowledgeBase): boolean {
  const { kind, english, short } = knowledge.entity(entity);
  const behind = text.slice(end).trimStart();
  if (kind !== 'person') return !honorific.test(behind);
  return end - start === english!.length || short.includes(to) || title.test(behind);
}

/** Jordan氏 is nobody's country. */
const honorific = /^(?:氏|師|様|さん|君|教授|博士|先生|選手|監督|記者)/;

const title =
  /^[一-龠々]{0,8}?(?:氏|師|大統領|首相|[外内法]相|国防相|財務相|長官|特使|大使|補佐官|報道官|議長|委員長|総裁|会長|議員|知事|国王|皇太子|主席|司令官|指導者|書記|総長|局長|代表|政権|陣営)/;

/** The name with the space that English wants and Japanese does not. */
function withSpaces(text: string, { start, end }: LatinName): TextRange {
  const isSpace = (at: number, beyond: number): boolean =>
    text[at] === ' ' && isJapanese(text.charCodeAt(beyond));
  return rangeOf(isSpace(start - 1, start - 2) ? start - 1 : start, isSpace(end, end + 1) ? end + 1 : end);
}
