/** What the view of open links shows. */
import type { ListedLink, ReportLinks } from './protocol.js';
import type { Session, Snapshot } from './session.js';
import { toRange } from './toProto.js';

/** Of the open documents: those are what somebody is working on, and no folder has to be read for the answer. */
export const openLinksIn = (session: Session): readonly ReportLinks[] =>
  session.openUris().flatMap((uri) => {
    const snapshot = session.heldSnapshotOf(uri);
    const links = snapshot ? linksOf(snapshot) : [];
    return links.length > 0 ? [{ uri: session.addressOf(uri), links }] : [];
  });

const linksOf = ({ service, source }: Snapshot): readonly ListedLink[] =>
  service.openLinks(source.uri).map(({ label, note, text, range, destination }) => ({
    label,
    ...(note !== undefined && { note }),
    text,
    range: toRange(range, source),
    destination: toRange(destination, source),
  }));
