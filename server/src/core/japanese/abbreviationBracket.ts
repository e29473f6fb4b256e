/** What stands between brackets, where it gives an abbreviation or spells one out. Offsets count from its start. */
import { rangeOf, type TextRange } from '../text/textRange.js';
import { abbreviates, abbreviationKind } from './capitals.js';

const word = '[A-Za-z][A-Za-z0-9]*(?:[-&][A-Za-z0-9]+)*\\+?';
/** `JCPOA`, `以下「JCPOA」という`, `略称：JCPOA`, `新START`. */
const alone = new RegExp(
  `^(?:以下|略称は?|略語は?|通称|英語?略称?|英語名)?[、：:は]?\\s*[「『]?[新旧米英仏独露中韓]?(${word})[」』]?(?:と(?:略す|略記する|略称する|いう|言う|呼ぶ|する|表記する))?。?$`,
);
const separator = /\s*[、，,;；：:／/＝=]\s*/;

export interface GivenAbbreviation {
  readonly short: string;
  /** Nothing stands beside it. */
  readonly isPlain: boolean;
}

/** The abbreviation that a bracket behind a name gives, with its English or without. */
export function abbreviationGivenIn(content: string): GivenAbbreviation | undefined {
  const text = content.trim();
  const short = alone.exec(text)?.[1];
  if (short !== undefined) {
    return abbreviationKind(short) ? { short, isPlain: short === text } : undefined;
  }
  const parts = text.replace(/以下[、,]?\s*/, '').split(separator);
  for (const at of [0, parts.length - 1]) {
    const candidate = parts[at]!;
    const phrase = parts.filter((_, index) => index !== at).join(' ');
    if (
      abbreviationKind(candidate) &&
      /^[\w .,'’&()À-ɏ–-]+$/.test(phrase) &&
      abbreviates(candidate, phrase)
    ) {
      return { short: candidate, isPlain: false };
    }
  }
  return undefined;
}

export interface Expansion {
  /** The Japanese name, where nothing else stands in the brackets. */
  readonly name: TextRange | undefined;
  /** It is no remark such as 当時 or 本部ジュネーブ. */
  readonly isSure: boolean;
}

const japaneseName = /^[「『]?[^\s、。「」『』0-9０-９]{3,40}[^\s、。ぁ-ん]$/;
const remark =
  /当時|時点|本部|以下|現在|前[年月期]|年|月|日$|など|等|約|以上|参照|後述|上記|同社|氏$|首相$|大統領$|長官$|議長$|[都道府県市]$/;
/** What the names of institutions, treaties and technical matters end with. */
const head =
  /(?:機関|機構|条約|協定|計画|委員会|理事会|連合|連盟|同盟|共同体|会議|会合|銀行|裁判所|[省庁局院党法軍隊団]|制度|指数|基金|協会|組織|公社|会社|財団|研究所|センター|評議会|議会|条項|原則|覚書|生産|知能|首長国連邦|合衆国|共和国|イスラム国|合意|枠組み|目標|技術|自動車|構想|宣言|議定書|政策|調査)$/;

/** What a bracket behind an abbreviation says of it, or undefined where that is no name. */
export function expansionIn(content: string, short: string): Expansion | undefined {
  const text = content.trim().replace(/^(?:いわゆる|正式名称?[：:は]?|正式には)/, '');
  if (/[a-z]/.test(text) && abbreviates(short, text)) return { name: undefined, isSure: true };
  const [name, ...others] = text.split(separator);
  if (!japaneseName.test(name!) || remark.test(name!) || !/[^\x20-\x7e]/.test(name!)) return undefined;
  const isAlone = others.length === 0 && text === content;
  return { name: isAlone ? rangeOf(0, text.length) : undefined, isSure: head.test(name!) };
}
