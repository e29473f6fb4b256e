/** The links of a report whose target is still to come. */
import { deepEqual } from 'node:assert/strict';
import { folderFrom } from './folder.js';

const listed = (text: string): readonly unknown[] => {
  const { service, source } = folderFrom(`-- a.md --\n‸${text}`);
  return service.openLinks(source.uri).map(({ label, note, text, range, destination }) => ({
    link: source.slice(range),
    label,
    destination: source.slice(destination),
    note,
    text,
  }));
};

describe('open links', () => {
  it('come with the note or the sentence in which they stand', () => {
    const text =
      '港は開いた。船も[戻った](TODO)とされる<sup>1</sup>。次の文。\n\n' +
      '<sup>1</sup> 港務局、2025年3月。[\\(リンク\\)](#)\n\n| 表 | [図]() |\n| --- | --- |\n';
    deepEqual(listed(text), [
      {
        link: '[戻った](TODO)',
        label: '戻った',
        destination: 'TODO',
        note: undefined,
        text: '船も戻ったとされる。',
      },
      {
        link: '[\\(リンク\\)](#)',
        label: '(リンク)',
        destination: '#',
        note: '1',
        text: '港務局、2025年3月。(リンク)',
      },
      { link: '[図]()', label: '図', destination: '', note: undefined, text: '図' },
    ]);
  });

  it('come with the definition of their label, and not at all where somebody has accepted them', () => {
    deepEqual(listed('港の[年報][r]を参照。\n\n[r]: #\n'), [
      { link: '[r]: #', label: '[r]: #', destination: '#', note: undefined, text: '[r]: #' },
    ]);
    deepEqual(listed('港の[年報](#)。 <!-- koetsu-disable-line placeholder-link — 未刊 -->\n'), []);
  });
});
