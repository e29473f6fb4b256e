/** The registry: every rule, in the order of the manual. */

import { brokenParagraph } from './broken-paragraph.js';
import { changedContact } from './changed-contact.js';
import { changedDisclaimer } from './changed-disclaimer.js';
import { compatibilityCharacter } from './compatibility-character.js';
import { discouragedName } from './discouraged-name.js';
import { duplicateFootnote } from './duplicate-footnote.js';
import { footnoteGap } from './footnote-gap.js';
import { footnoteOrder } from './footnote-order.js';
import { foreignCharacter } from './foreign-character.js';
import { formerName } from './former-name.js';
import { incompleteCitation } from './incomplete-citation.js';
import { inconsistentFootnoteMark } from './inconsistent-footnote-mark.js';
import { inconsistentHonorific } from './inconsistent-honorific.js';
import { inconsistentLinkLabel } from './inconsistent-link-label.js';
import { inconsistentName } from './inconsistent-name.js';
import { invisibleCharacter } from './invisible-character.js';
import { latinName } from './latin-name.js';
import { lookalikeCharacter } from './lookalike-character.js';
import { misplacedDisclaimer } from './misplaced-disclaimer.js';
import { misplacedFootnoteText } from './misplaced-footnote-text.js';
import { missingByline } from './missing-byline.js';
import { missingContact } from './missing-contact.js';
import { missingDisclaimer } from './missing-disclaimer.js';
import { missingHonorific } from './missing-honorific.js';
import { misspelledName } from './misspelled-name.js';
import { mixedAbbreviationForms } from './mixed-abbreviation-forms.js';
import { mixedCitationForms } from './mixed-citation-forms.js';
import { mixedFootnoteDialects } from './mixed-footnote-dialects.js';
import { mixedQuotationMarks } from './mixed-quotation-marks.js';
import { outdatedBio } from './outdated-bio.js';
import { outdatedOffice } from './outdated-office.js';
import { placeholderLink } from './placeholder-link.js';
import { redefinedAbbreviation } from './redefined-abbreviation.js';
import { repeatedFullName } from './repeated-full-name.js';
import type { Rule } from './rule.js';
import { shortNameFirst } from './short-name-first.js';
import { undefinedAbbreviation } from './undefined-abbreviation.js';
import { undefinedFootnote } from './undefined-footnote.js';
import { unexplainedSuppression } from './unexplained-suppression.js';
import { unusedAbbreviation } from './unused-abbreviation.js';
import { unusedFootnote } from './unused-footnote.js';
import { unusedSuppression } from './unused-suppression.js';
import { wrongHonorific } from './wrong-honorific.js';
import { wrongNameConnector } from './wrong-name-connector.js';

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
  misspelledName,
  discouragedName,
  wrongNameConnector,
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
  foreignCharacter,
  lookalikeCharacter,
  invisibleCharacter,
  compatibilityCharacter,
  missingDisclaimer,
  changedDisclaimer,
  misplacedDisclaimer,
  missingContact,
  changedContact,
  missingByline,
  unusedSuppression,
  unexplainedSuppression,
];

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((it) => [it.id, it]));

export const ruleNamed = (id: string): Rule | undefined => byId.get(id);

/** Whether a finding of this id has a page and can be suppressed; those about YAML files have and can not. */
export const isRuleFinding = (id: string): boolean => byId.has(id);
