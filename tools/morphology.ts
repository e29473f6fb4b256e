/**
 * IPADIC as the npm package @patdx/kuromoji ships it → the bytes of the morphological dictionary.
 * Its files are gzipped little-endian arrays: entries of ten bytes (contexts to the left and to the right, cost,
 * place of the features), features as strings that end in NUL, the matrix of connection costs, and the classes of
 * letters by which unknown words are read.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { nameTrieOf } from '../server/src/core/knowledge/nameTrie.js';
import {
  type DictionarySource,
  dictionaryBytes,
  type UnknownWords,
} from '../server/src/core/morphology/dictionary.js';

/**
 * Words that IPADIC of 2007 lacks: those of today's politics, markets and offices. Each group is used as the word
 * above it, which its texts lack as well where the group is not to be what a slip stands for.
 */
const missingWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    カタカナ: 'ひらがな',
    ながら: 'がてら',
    先例: `
      創生 広聴 公助 校務 庁内 健診 知財 熱波 円高 円安 株高 株安 油価 米欧 米軍 和暦 前漢 後漢 隋代 唐代 宋代 元代 清代
      就活 婚活 終活 妊活 食感 高域 低域 中域 混色 灯籠 重賞 助教 准教 初校 再校 責了 簿価 随契 期中 月初 月中 週明 週初 始値
      外銀 最賃 政財 票差 免震 制震 里海 潮力 波力 空室 築年 三選 四選 生検 重篤 中症 産官 児相 特養 多死 貨客 余論 片翼 弧形
      翼端 増槽 多汁 足裏 毛先 軸足 右奥 左奥 亜種 園舎 太祖 続刊 別刊 床面 正極 負極 病況 海況 別稿 前稿 次稿 両軍 両党 当国 正産 公位
      他軍 他党 自派 敵軍 全軍 軍権 灌漑 空運 直選`,
    移設: `
      特化 協働 共創 再診 入庁 減災 断裂 盗撮 誤射 入稿 既読 既述 自述 後掲 上掲 下掲 評損 増床 減床 廃炉 廃港 改質 創薬 訪印
      来中 渡英 渡仏 誤答 速読 読影 測距 成膜 封止 転封 焼殺`,
    プロジェクト: `
      サプライチェーン ガバナンス サイバーセキュリティ プラットフォーマー インフラストラクチャ ボラティリティ レジリエンス
      コンプライアンス ステークホルダー スタートアップ デジタルトランスフォーメーション トランスフォーメーション サステナビリティ
      カーボンニュートラル カーボンプライシング タクソノミー エンゲージメント スチュワードシップ デューデリジェンス
      アカウンタビリティ トレーサビリティ フレームワーク ロードマップ デュレーション レバレッジ リファイナンス リスケジュール
      テーパリング フォワードガイダンス リセッション ソフトランディング ハードランディング センチメント モメンタム ストレステスト
      キャッシュフロー キャッシュレス フィンテック ブロックチェーン ステーブルコイン クラウドファンディング ビッグデータ
      チャットボット ランサムウェア マルウェア フィッシング ディスインフォメーション ナラティブ ポピュリズム ポピュリスト
      デカップリング デリスキング リショアリング フレンドショアリング グローバルサウス レアアース レアメタル リチウムイオン
      バイオマス メタンハイドレート シェールガス シェールオイル パラミリタリー フリゲート イニシアティブ アライアンス
      パワーバランス レッドライン タイムライン マイルストーン ジェノサイド インセンティブ アンチダンピング セーフガード
      ジョイントベンチャー アウトソーシング リスキリング ダイバーシティ インクルージョン ジェンダー テレワーク フリーランス
      マイノリティ マジョリティ ディアスポラ パンデミック ロックダウン リバランス ブランディング サブスクリプション
      ロジスティクス ロジスティックス チョークポイント シーレーン アジャイル アカデミア ロビイング ファシリテーター
      モデレーター アスリート ツーリズム インバウンド アクセシビリティ アーキテクチャー オープンソース スケーラビリティ`,
  }).flatMap(([like, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => [word, like] as const),
  ),
);

interface Entry {
  readonly context: number;
  readonly cost: number;
}

/** `folder` holds the `.dat.gz` files. */
export function morphologicalDictionary(folder: string): Uint8Array {
  const read = (name: string): Buffer => gunzipSync(readFileSync(path.join(folder, `${name}.dat.gz`)));
  const features: string[] = [];
  const entries = entriesOf(read('tid'), read('tid_pos'), features);
  for (const [word, like] of missingWords) {
    if (!entries.has(word)) entries.set(word, entries.get(like)!);
  }
  const surfaces = [...entries.keys()];
  const contexts: number[] = [];
  const costs: number[] = [];
  const firsts = surfaces.map((surface) => {
    const first = contexts.length;
    const readings = [...entries.get(surface)!];
    readings.forEach(([context, cost], index) => {
      contexts.push(index === readings.length - 1 ? ~context : context);
      costs.push(cost);
    });
    return first;
  });
  const trie = nameTrieOf(surfaces);
  const source: DictionarySource = {
    words: { ...trie, names: trie.names.map((it) => (it < 0 ? it : firsts[it]!)) },
    contexts: Int16Array.from(contexts),
    costs: Int16Array.from(costs),
    connections: transposed(read('cc')),
    features: Array.from(features, (it) => it ?? ''),
    letterClasses: new Uint8Array(read('unk_char').subarray(0, 0x10000)),
    unknownWords: unknownWordsOf(read('unk'), read('unk_pos'), read('unk_invoke')),
    homophones: homophonesIn(read('tid'), read('tid_pos')),
  };
  return dictionaryBytes(source);
}

/** Surface → context → the least cost. In IPADIC the contexts to both sides are the same, and have one part of speech. */
function entriesOf(ids: Buffer, texts: Buffer, features: string[]): Map<string, ReadonlyMap<number, number>> {
  const entries = new Map<string, Map<number, number>>();
  eachEntry(ids, texts, (text, { context, cost }) => {
    const comma = surfaceEnd(text);
    const surface = text.slice(0, comma);
    features[context] ??= text
      .slice(comma + 1)
      .split(',')
      .slice(0, 6)
      .join(',');
    let readings = entries.get(surface);
    if (!readings) {
      readings = new Map();
      entries.set(surface, readings);
    }
    readings.set(context, Math.min(cost, readings.get(context) ?? cost));
  });
  return entries;
}

/** In so many pairs of words two kanji must be all that differs: once may be the reading of a single word. */
const leastPairs = 3;

/** Kanji that stand for each other in nouns of two kanji that are read alike: 専攻 and 専行. */
function homophonesIn(ids: Buffer, texts: Buffer): ReadonlyMap<string, string> {
  const alike = new Map<string, Set<string>>();
  eachEntry(ids, texts, (text) => {
    const [surface = '', kind, sub = '', , , , , , reading] = text.split(',');
    if (kind !== '名詞' || !/^(?:サ変接続|一般|形容動詞語幹)$/.test(sub) || !/^\p{sc=Han}{2}$/u.test(surface))
      return;
    for (const at of [0, 1]) {
      const key = `${at}${surface[1 - at]}${reading}`;
      alike.set(key, (alike.get(key) ?? new Set()).add(surface[at]!));
    }
  });
  const pairs = new Map<string, Map<string, number>>();
  for (const letters of alike.values()) {
    for (const one of letters) {
      for (const other of letters) {
        if (one === other) continue;
        const counts = pairs.get(one) ?? new Map<string, number>();
        pairs.set(one, counts.set(other, (counts.get(other) ?? 0) + 1));
      }
    }
  }
  const homophones = new Map<string, string>();
  for (const [letter, counts] of pairs) {
    const others = [...counts].filter(([, count]) => count >= leastPairs).map(([other]) => other);
    if (others.length > 0) homophones.set(letter, others.join(''));
  }
  return homophones;
}

/** The comma behind the surface, which may be a comma itself. */
const surfaceEnd = (text: string): number => text.indexOf(',', 1);

/** The files are blown up with zeros behind their content. */
function eachEntry(ids: Buffer, texts: Buffer, visit: (text: string, entry: Entry) => void): void {
  for (let at = 0; at + 10 <= ids.length; at += 10) {
    const [left, right, cost] = [0, 2, 4].map((it) => ids.readInt16LE(at + it));
    const start = ids.readInt32LE(at + 6);
    if (at > 0 && start === 0) return;
    if (left !== right) throw new Error(`entry ${at / 10} has two contexts, ${left} and ${right}`);
    visit(texts.toString('utf8', start, texts.indexOf(0, start)), { context: left!, cost: cost! });
  }
}

/** The file has the context on the left first; a look-up asks for one on the right and tries all on the left. */
function transposed(file: Buffer): Int16Array {
  const size = file.readInt16LE(0);
  const matrix = new Int16Array(size * size);
  for (let left = 0; left < size; left++) {
    for (let right = 0; right < size; right++) {
      matrix[right * size + left] = file.readInt16LE(2 * (2 + left * size + right));
    }
  }
  return matrix;
}

function unknownWordsOf(ids: Buffer, texts: Buffer, definitions: Buffer): readonly UnknownWords[] {
  const readings = new Map<string, Entry[]>();
  eachEntry(ids, texts, (text, entry) => {
    const name = text.slice(0, surfaceEnd(text));
    readings.set(name, [...(readings.get(name) ?? []), entry]);
  });
  const classes: UnknownWords[] = [];
  // Two flags, the greatest length (which kuromoji does not use either), the name and NUL.
  for (let at = 0; definitions[at + 6] !== 0; ) {
    const end = definitions.indexOf(0, at + 6);
    const name = definitions.toString('utf8', at + 6, end);
    classes.push({
      isAlways: definitions[at] === 1,
      isRun: definitions[at + 1] === 1,
      readings: readings.get(name) ?? [],
    });
    at = end + 1;
  }
  return classes;
}
