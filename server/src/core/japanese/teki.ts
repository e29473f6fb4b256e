/**
 * What 的 may stand before. It makes a quality of a noun (リーダー的存在, フランス的価値観) and relates no thing to a
 * place or a person: オマーン的首都 is where somebody wrote as in Chinese, or a machine translated so.
 */

/** Nouns of qualities, ideas and manners, which take 的 even behind a name: as the first or the last of a compound. */
const qualities =
  '一面 世界 中世 主義 人格 人物 人間 伝統 体型 体質 余裕 例外 価値 価値観 保守 個人 倫理 側面 傾向 儀式 共同体 共和 共産 冗談 制度 制約 力学 功利 労使 化 原始 友好 受容 古典 合理 呪術 味 哲学 商法 国家 土着 均衡 均質 型 外観 多様 大衆 姿勢 存在 学問 宇宙 宗教 官僚 定番 実用 家族 容姿 容貌 封建 専制 小説 展開 帝国 平和 建築 形式 形態 役割 思想 思考 急進 性 性向 性格 性質 悲観 情緒 意味 感 感性 感情 感覚 態度 慣習 慣行 手法 抑揚 排他 政治 教養 文化 文学 料理 方式 方法 普遍 景色 景観 服装 植民地 楽観 概念 構造 様式 正義 民主 気質 気風 沈黙 流 消費 牧歌 物語 物質 特徴 特性 特色 特質 独自 独裁 現代 現象 理屈 理念 理性 理想 理知 理解 理論 生活 用法 田園 画一 異国 発展 発想 発音 皮肉 社会 神秘 神話 科学 秩序 空間 立場 精神 素材 終末 経営 統治 絵画 美 習慣 自由 色合 色彩 芸術 英雄 術 街並 衣装 表情 表現 要素 見方 見解 視座 視点 視線 観 観念 観点 解釈 言語 語法 論 論理 貴族 資本 趣 趣味 身分 農村 近代 進歩 道徳 遠近 郷愁 都市 閉鎖 開放 限界 陰謀 階級 集団 雇用 雰囲気 面 革命 音楽 韻律 響 風 風土 風情 風景 香 魅力'.replaceAll(
    ' ',
    '|',
  );

/** Things that belong to a place and to nothing else, so that even an unknown name before them is one. */
const ofPlaces =
  '首都(?!圏的)|国境|領[土海空](?!的)|外相|国防相|外務省|国防省|財務省|中央銀行|国営|国際空港|大使館|総領事館|憲法裁判所|外務次官|沿岸|近郊|郊外|在住|北部|南部|東部|西部|北東部|南東部|北西部|南西部|暫定政府|軍事政権|反体制派|現地';

/** Things that belong to a place or a person, and that no quality is said of. */
const things = `${ofPlaces}|大統領(?![的制型])|首相(?!的)|国王|皇太子|最高指導者|元首|議会(?!制|主義)|国会|政府(?![的系])|政権|当局|国民(?!性|主義|感情)|人口|通貨|軍(?!事|国|隊式|人)|核(?!家族|心)|石油(?!王)|原油|天然ガス|港|空港|油田|外交官|大使(?!館)|特使|代表団|選手団|使節団|住民|避難民|難民|人質|捕虜|兵士|部隊|拠点|施設|基地|制裁|輸[出入]|企業(?!風|精神|文化|家)|子会社|本社|株(?!式会社)|支援|攻撃|侵攻|空爆|報復|発言|声明|主張|演説|就任|辞任|再選|訪問|側近|長男|長女|弁護士`;

/** What a long compound ends in that is a body, a person, a place or an event, and so no quality. */
const heads =
  '局|省|庁|(?<!政)党|軍|部隊|委員会|勢力|侵攻|侵略|攻撃|空爆|紛争|内戦|危機|混乱|支配下|影響下|政府|政権|当局|大統領|首相|相|長官|議長|議員|指導者|司令官|知事|市長|港|基地|施設|空港|銀行|工場|油田|裁判所|警察|輸出|輸入|輸出量|生産量|離脱|撤退|合意|協議|交渉|会談|要求|要請|反発|拒否|参加|加盟|崩壊|弾劾|辞任|死去|死亡|逮捕|釈放|復帰|決定|発表|発言|計画|以降|以後|産業|犯罪|担当者|当局者|活動家|研究者|選手|首脳|悪化|大臣|外交官|企業|会社|機関|組織|団体|都市|地域|州|住民|市民|難民|戦闘員|将軍|情報|市場|価格|予算|兵器';

const beginsWithQuality = new RegExp(`^(?:${qualities})`, 'u');
const endsInQuality = new RegExp(`(?:${qualities}|的)$`, 'u');
const beginsWithThing = new RegExp(`^(?:${things})`, 'u');
const endsInThing = new RegExp(`(?:${heads})$`, 'u');
const tekiBeforeThingOfPlaces = new RegExp(`的(?=${ofPlaces})`, 'g');

/** Where 的 stands between a katakana word, whatever it is, and a thing that only a place has. */
export const tekiBehindKatakana = (text: string): readonly number[] =>
  [...text.matchAll(tekiBeforeThingOfPlaces)]
    .map(({ index }) => index)
    .filter((it) => /[ァ-ヺー]{3}$/.test(text.slice(Math.max(0, it - 3), it)));

/** Loanwords of manners and roles, which make a quality as Japanese nouns do: ゲリラ的攻撃, モデル的事業. */
const manners =
  'リーダー カリスマ シンボル イメージ ヒーロー ヒロイン ドラマ コメディ コメディー ゲリラ テロ クーデター スパイ バブル パニック カオス ゲーム ビジネス システム デジタル アナログ メカ マシン ロボット アイドル スター エリート インテリ オタク マニア マスコット ボス ブレーン パトロン キーパーソン アドバイザー コンサル コンサルタント サポーター ボランティア パイロット モデル テスト スポット ピンポイント ワンポイント トータル セット パッケージ パターン キャンペーン イベント リハーサル セレモニー コア ハブ センター ベース メイン サブ マイナス プラス バランス スケール スピード テンポ リズム センス デザイン タイプ スタイル ファッション アート ポップ ロック ジャズ ヒューマニズム ナショナリズム ファシズム ポピュリズム コロニアリズム セクト カルト カースト ヒエラルキー ピラミッド ネットワーク セーフティネット セーフティーネット プラットフォーム ドグマ イデオロギー ユートピア トレードオフ ジレンマ タブー スローガン ブーム マスコミ メディア ジャーナリズム スポーツ サロン クラブ サークル アマチュア プロ ベテラン シニア アングラ ミニ マクロ ミクロ オカルト ミステリー ミステリ サスペンス ホラー ファンタジー ロマン エロス メルヘン マンガ アニメ ダンス ショー パフォーマンス パロディ パロディー ユーモア ジョーク アレルギー ヒステリー トラウマ コンプレックス アルゴリズム メタ パラダイム'.split(
    ' ',
  );
const makesQuality = new RegExp(`(?:${manners.join('|')}|イズム|チック|ティブ|ック)$`);

/** Where 的 behind any other loanword stands before a noun that is no quality: データ的分析, ワクチン的種類. */
export const tekiBehindLoanword = (text: string): readonly number[] =>
  [...text.matchAll(/([ァ-ヺー]{3,})的([\p{sc=Han}々]{2,})(?!な)/gu)]
    .filter(
      ({ 1: word = '', 2: compound = '' }) =>
        !makesQuality.test(word) &&
        !wordWithTeki.test(compound) &&
        !beginsWithQuality.test(compound) &&
        !endsInQuality.test(compound),
    )
    .map(({ 0: written, index }) => index + written.indexOf('的'));

/** 的中, 的確 and 的外れ are words of their own. */
const wordWithTeki = /^(?:[中確屋場射を]|外(?!\p{sc=Han}))/u;

/** Names that are used of a culture so often that 的 behind them is believed before any noun but a thing. */
const cultures = new Set(
  'アメリカ 米国 米 日本 ヨーロッパ 欧州 西欧 東欧 北欧 欧米 西洋 東洋 アジア 東アジア 中国 韓国 朝鮮 北朝鮮 台湾 香港 ロシア ソ連 フランス ドイツ イギリス 英国 イタリア スペイン インド ギリシャ ローマ ラテンアメリカ 中南米 アフリカ アラブ イスラム イスラーム ペルシャ トルコ オランダ スイス スウェーデン ナチス ハリウッド ウォール街 東京 京都 大阪 江戸 パリ ロンドン ニューヨーク ウィーン'.split(
    ' ',
  ),
);

/** Whether 的 between a name and what follows it cannot be meant. */
export function isMisplacedTeki(name: string, behind: string, isPerson: boolean): boolean {
  const [compound = ''] = /^[\p{sc=Han}々]+/u.exec(behind) ?? [];
  if (compound === '' || wordWithTeki.test(behind)) return false;
  if (beginsWithThing.test(behind)) return true;
  if (endsInQuality.test(compound)) return false;
  const isLong = compound.length > 3;
  if (isLong && endsInThing.test(compound)) return true;
  // イラン的元エネルギー相 is nobody's quality; 日本的強さ is one that is written with kana.
  if (compound.length === 1) return /^[元前現副][ァ-ヺ]/.test(behind);
  return !isPerson && !cultures.has(name) && (isLong || !beginsWithQuality.test(compound));
}
