/**
 * Words in Latin capitals: which of them stand for a longer name, and which are written so and no other way.
 * Invariant: a word alone is judged, never its context; full-width letters are those of ASCII.
 */

/** `certain`: the letters alone tell; `doubtful`: it is one where the report or a record says so: IoT, COP30, MD. */
export type AbbreviationKind = 'certain' | 'doubtful';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Units, currencies, hours and price terms, which no report spells out. */
const measures = set(
  'KW MW GW TW KWH MWH GWH TWH BTU MMBTU KB MB GB TB PB HZ MHZ GHZ DB RPM PPM PPB BPD MTPA AM PM AD BC CE BCE USD EUR JPY GBP CNY RMB CHF AUD NZD HKD TWD KRW SGD INR RUB ZAR BRL MXN JST EDT PST GMT UTC CET CIF FOB WTI YOY QOQ',
);

/** Designations that are their own full name. */
const designations = set('COVID-19 SARS-CoV-2');

/** What Japanese writes in capitals as ordinary words, and the prefixes of ships. */
const ordinaryWords = set(
  'URL API XML JSON HTTP RSS OCR VPN PDF CPU GPU USB LAN ATM DVD CD-ROM VTR BGM MRI MVP VIP SOS FAX WEB HTML CSV APP TOP NEW NEWS LIVE LINE ZOOM EXPO SUV LED SIM FAQ DIY POS NOTE STEP BREAKING HEADLINE JAPAN CHINA USA USS HMS USNS USCGC HMAS HMCS HMNZS ROKS',
);

/** Companies that go by their letters. */
const companies = set('AMD ASML BMW BYD HSBC IBM KDDI KKR MUFG NTT NVIDIA SMBC SMIC TSMC UBS');

/** What the front pages of newspapers print without the full name, and what nobody spells out. */
export const wellKnown: readonly string[] =
  'EU UN US UK NATO WHO IMF WTO OECD OPEC ASEAN APEC UNESCO UNICEF IOC FIFA FBI CIA NASA FRB ECB GDP GNP CPI ODA FTA TPP NGO NPO PKO IPO ETF ESG KPI PDCA ISO M&A CEO CFO COO CTO AI IT ICT EV SNS LNG LPG GPS DNA HIV PCR ICBM BBC CNN NHK'.split(
    ' ',
  );

/** F-35A, MQ-9, GBU-57, S-300, M23, CO2, H5N1, G7: a designation, a formula, a round of talks. */
const designation = /^[A-Z]{1,3}-[0-9]|^[A-Z]{1,2}[0-9]/;
const romanNumeral = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const capitalsAlone = /^[A-Z]{3,7}$/;

const consonant = '[B-DF-HJ-NP-TV-Z]';
const vowel = '(?:A[IU]|E[AEIU]|I[AEO]|O[AIOU]|U[AEI]|[AEIOU])';
/** SONY, TOYOTA, BLACK: what can be spoken may be a word or a brand. CSIS and JCPOA can not. */
const spoken = new RegExp(
  `^(?=.{4})(?:[BCDFGKPT][LR]|S[CKLMNPTW]|[CST]H|${consonant})?${vowel}(?:${consonant}{1,2}${vowel})*(?:CK|[LMNRS]?${consonant})?$`,
);

/** Undefined for what abbreviates nothing. `word` is in half-width letters. */
export function abbreviationKind(word: string): AbbreviationKind | undefined {
  const letters = word.replace(/[^A-Za-z]/g, '').length;
  const capitals = word.replace(/[^A-Z]/g, '').length;
  // IoT and SDGs are abbreviations; OpenAI and YouTube are names.
  if (capitals < 2 || capitals * 2 <= letters || word.length > 12) return undefined;
  if (designation.test(word) || designations.has(word) || measures.has(word.toUpperCase())) return undefined;
  if (romanNumeral.test(word)) return /[IVX]/.test(word) ? undefined : 'doubtful';
  const isWord = ordinaryWords.has(word) || companies.has(word) || spoken.test(word);
  return capitalsAlone.test(word) && !isWord ? 'certain' : 'doubtful';
}

/** `text` with ASCII letters and digits in place of full-width ones, unit for unit. */
export const halfWidthLetters = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ＆－＋]/g, (it) => String.fromCharCode(it.charCodeAt(0) - 0xfee0));

/** Whether `short` can abbreviate an English phrase of several words, letter by letter. */
export function abbreviates(short: string, phrase: string): boolean {
  const letters = short.replace(/[^A-Za-z]/g, '').toLowerCase();
  const text = phrase.toLowerCase();
  if (!/[a-z][^a-z]+[a-z]/.test(text)) return false;
  let at = text.search(new RegExp(`(?<![a-z])${letters[0]}`));
  for (const letter of letters) {
    at = at < 0 ? at : text.indexOf(letter, at);
    if (at < 0) return false;
    at++;
  }
  return true;
}
