/** The registry: every rule, in the order of the manual. */

import { addedSa } from './added-sa.js';
import { bareUrl } from './bare-url.js';
import { brokenAnchor } from './broken-anchor.js';
import { brokenHeadingSequence } from './broken-heading-sequence.js';
import { brokenParagraph } from './broken-paragraph.js';
import { changedContact } from './changed-contact.js';
import { changedDisclaimer } from './changed-disclaimer.js';
import { compatibilityCharacter } from './compatibility-character.js';
import { conflictingCitation } from './conflicting-citation.js';
import { deadLink } from './dead-link.js';
import { discouragedName } from './discouraged-name.js';
import { discouragedTerm } from './discouraged-term.js';
import { doubleNegative } from './double-negative.js';
import { doubledParticle } from './doubled-particle.js';
import { doubledPunctuation } from './doubled-punctuation.js';
import { droppedI } from './dropped-i.js';
import { droppedRa } from './dropped-ra.js';
import { duplicateFootnote } from './duplicate-footnote.js';
import { exclamationMark } from './exclamation-mark.js';
import { exposedEmail } from './exposed-email.js';
import { footnoteGap } from './footnote-gap.js';
import { footnoteOrder } from './footnote-order.js';
import { foreignCharacter } from './foreign-character.js';
import { formerName } from './former-name.js';
import { halfWidthKana } from './half-width-kana.js';
import { hyphenInJapanese } from './hyphen-in-japanese.js';
import { incompleteCitation } from './incomplete-citation.js';
import { inconsistentBracketSpacing } from './inconsistent-bracket-spacing.js';
import { inconsistentBracketWidth } from './inconsistent-bracket-width.js';
import { inconsistentColonWidth } from './inconsistent-colon-width.js';
import { inconsistentComma } from './inconsistent-comma.js';
import { inconsistentCompound } from './inconsistent-compound.js';
import { inconsistentConjunction } from './inconsistent-conjunction.js';
import { inconsistentCounterKa } from './inconsistent-counter-ka.js';
import { inconsistentDash } from './inconsistent-dash.js';
import { inconsistentDigitWidth } from './inconsistent-digit-width.js';
import { inconsistentEra } from './inconsistent-era.js';
import { inconsistentExclamationSpace } from './inconsistent-exclamation-space.js';
import { inconsistentExclamationWidth } from './inconsistent-exclamation-width.js';
import { inconsistentFootnoteMark } from './inconsistent-footnote-mark.js';
import { inconsistentFullStop } from './inconsistent-full-stop.js';
import { inconsistentHonorific } from './inconsistent-honorific.js';
import { inconsistentKanaWord } from './inconsistent-kana-word.js';
import { inconsistentLatinSpacing } from './inconsistent-latin-spacing.js';
import { inconsistentLetterWidth } from './inconsistent-letter-width.js';
import { inconsistentLinkLabel } from './inconsistent-link-label.js';
import { inconsistentLoanword } from './inconsistent-loanword.js';
import { inconsistentName } from './inconsistent-name.js';
import { inconsistentNativeNumber } from './inconsistent-native-number.js';
import { inconsistentNumberWord } from './inconsistent-number-word.js';
import { inconsistentOrdinal } from './inconsistent-ordinal.js';
import { inconsistentPercentWidth } from './inconsistent-percent-width.js';
import { inconsistentQuotationStop } from './inconsistent-quotation-stop.js';
import { inconsistentRangeSign } from './inconsistent-range-sign.js';
import { inconsistentThousandsSeparator } from './inconsistent-thousands-separator.js';
import { inconsistentUnitSpacing } from './inconsistent-unit-spacing.js';
import { invisibleCharacter } from './invisible-character.js';
import { latinName } from './latin-name.js';
import { longSentence } from './long-sentence.js';
import { lookalikeCharacter } from './lookalike-character.js';
import { malformedLink } from './malformed-link.js';
import { manyCommas } from './many-commas.js';
import { misplacedDisclaimer } from './misplaced-disclaimer.js';
import { misplacedFootnoteText } from './misplaced-footnote-text.js';
import { misplacedPart } from './misplaced-part.js';
import { misplacedTeki } from './misplaced-teki.js';
import { missingByline } from './missing-byline.js';
import { missingContact } from './missing-contact.js';
import { missingDisclaimer } from './missing-disclaimer.js';
import { missingFile } from './missing-file.js';
import { missingHonorific } from './missing-honorific.js';
import { missingPart } from './missing-part.js';
import { missingSection } from './missing-section.js';
import { missingYear } from './missing-year.js';
import { misspelledName } from './misspelled-name.js';
import { misspelledWord } from './misspelled-word.js';
import { mixedAbbreviationForms } from './mixed-abbreviation-forms.js';
import { mixedCitationForms } from './mixed-citation-forms.js';
import { mixedEnumerationBrackets } from './mixed-enumeration-brackets.js';
import { mixedFootnoteDialects } from './mixed-footnote-dialects.js';
import { mixedHeadingStyle } from './mixed-heading-style.js';
import { mixedQuotationMarks } from './mixed-quotation-marks.js';
import { mixedSentenceStyle } from './mixed-sentence-style.js';
import { movedLink } from './moved-link.js';
import { outdatedBio } from './outdated-bio.js';
import { outdatedOffice } from './outdated-office.js';
import { placeholderLink } from './placeholder-link.js';
import { rareKanji } from './rare-kanji.js';
import { redefinedAbbreviation } from './redefined-abbreviation.js';
import { redundantExpression } from './redundant-expression.js';
import { repeatedFullName } from './repeated-full-name.js';
import { repeatedParticle } from './repeated-particle.js';
import { repeatedText } from './repeated-text.js';
import type { Rule } from './rule.js';
import { shortNameFirst } from './short-name-first.js';
import { strayKana } from './stray-kana.js';
import { straySpace } from './stray-space.js';
import { swallowedPunctuation } from './swallowed-punctuation.js';
import { unconfirmedLink } from './unconfirmed-link.js';
import { undefinedAbbreviation } from './undefined-abbreviation.js';
import { undefinedFootnote } from './undefined-footnote.js';
import { unexplainedSuppression } from './unexplained-suppression.js';
import { unfilledPlaceholder } from './unfilled-placeholder.js';
import { ungrammaticalSequence } from './ungrammatical-sequence.js';
import { unnamedCurrency } from './unnamed-currency.js';
import { unpairedBracket } from './unpaired-bracket.js';
import { unresolvedTodo } from './unresolved-todo.js';
import { untidyBlankLines } from './untidy-blank-lines.js';
import { unusedAbbreviation } from './unused-abbreviation.js';
import { unusedFootnote } from './unused-footnote.js';
import { unusedSuppression } from './unused-suppression.js';
import { wrongHeadingLevel } from './wrong-heading-level.js';
import { wrongHomophone } from './wrong-homophone.js';
import { wrongHonorific } from './wrong-honorific.js';
import { wrongNameConnector } from './wrong-name-connector.js';
import { wrongParticle } from './wrong-particle.js';
import { wrongSetPhrase } from './wrong-set-phrase.js';
import { wrongSummaryLength } from './wrong-summary-length.js';
import { wrongWeekday } from './wrong-weekday.js';

export const rules: readonly Rule[] = [
  undefinedFootnote,
  unusedFootnote,
  duplicateFootnote,
  footnoteOrder,
  footnoteGap,
  mixedFootnoteDialects,
  inconsistentFootnoteMark,
  misplacedFootnoteText,
  mixedCitationForms,
  incompleteCitation,
  mixedQuotationMarks,
  brokenParagraph,
  placeholderLink,
  inconsistentLinkLabel,
  unresolvedTodo,
  conflictingCitation,
  brokenAnchor,
  missingFile,
  swallowedPunctuation,
  malformedLink,
  bareUrl,
  deadLink,
  movedLink,
  unconfirmedLink,
  misspelledName,
  misspelledWord,
  discouragedName,
  wrongNameConnector,
  inconsistentLoanword,
  inconsistentCompound,
  inconsistentName,
  shortNameFirst,
  repeatedFullName,
  missingHonorific,
  wrongHonorific,
  inconsistentHonorific,
  outdatedOffice,
  formerName,
  outdatedBio,
  undefinedAbbreviation,
  redefinedAbbreviation,
  unusedAbbreviation,
  mixedAbbreviationForms,
  latinName,
  wrongHeadingLevel,
  brokenHeadingSequence,
  mixedEnumerationBrackets,
  discouragedTerm,
  foreignCharacter,
  lookalikeCharacter,
  invisibleCharacter,
  compatibilityCharacter,
  strayKana,
  wrongSetPhrase,
  wrongHomophone,
  halfWidthKana,
  unpairedBracket,
  straySpace,
  doubledParticle,
  repeatedText,
  doubledPunctuation,
  misplacedTeki,
  wrongWeekday,
  droppedRa,
  droppedI,
  addedSa,
  redundantExpression,
  mixedSentenceStyle,
  mixedHeadingStyle,
  longSentence,
  manyCommas,
  repeatedParticle,
  doubleNegative,
  ungrammaticalSequence,
  unnamedCurrency,
  missingYear,
  rareKanji,
  exclamationMark,
  hyphenInJapanese,
  wrongParticle,
  inconsistentLatinSpacing,
  inconsistentBracketWidth,
  inconsistentBracketSpacing,
  inconsistentDigitWidth,
  inconsistentLetterWidth,
  inconsistentComma,
  inconsistentFullStop,
  inconsistentQuotationStop,
  inconsistentColonWidth,
  inconsistentExclamationWidth,
  inconsistentExclamationSpace,
  inconsistentRangeSign,
  inconsistentDash,
  inconsistentPercentWidth,
  inconsistentUnitSpacing,
  inconsistentCounterKa,
  inconsistentThousandsSeparator,
  inconsistentOrdinal,
  inconsistentEra,
  inconsistentConjunction,
  inconsistentNativeNumber,
  inconsistentNumberWord,
  inconsistentKanaWord,
  missingDisclaimer,
  changedDisclaimer,
  misplacedDisclaimer,
  missingContact,
  changedContact,
  missingByline,
  missingPart,
  misplacedPart,
  missingSection,
  wrongSummaryLength,
  exposedEmail,
  unfilledPlaceholder,
  untidyBlankLines,
  unusedSuppression,
  unexplainedSuppression,
];

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((it) => [it.id, it]));

export const ruleNamed = (id: string): Rule | undefined => byId.get(id);

/** Whether a finding of this id has a page and can be suppressed; those about YAML files have and can not. */
export const isRuleFinding = (id: string): boolean => byId.has(id);
