/** `koetsu check --live`: asks servers for the pages to which the reports lead, before the reports are checked. */
import { type Answers, askServers, isPrivateAllowed, plannedRequests } from '../node/liveLinks.js';
import type { Request } from './arguments.js';
import { reportsAmong } from './reports.js';
import type { World } from './world.js';

export async function answersFor(request: Request, world: World): Promise<Answers> {
  const { stderr } = world;
  const urls = new Set<string>();
  // What cannot be read is told when the reports are checked.
  for (const { source, service } of reportsAmong(request, world, () => {})) {
    for (const url of service.webLinks(source.uri)) urls.add(url);
  }
  const plan = plannedRequests([...urls]);
  if (plan.urls > 0) {
    const saying = {
      ja: `${plan.hosts}のサイトに${plan.urls}件のURLを問い合わせます。送るのはURLだけです。\n`,
      en: `Asking ${plan.hosts} sites for ${plan.urls} URLs. Nothing else is sent.\n`,
    };
    stderr.write(saying[request.language]);
  }
  const answers = await askServers([...urls], {
    isPrivateAllowed,
    onAnswer: (done, total) => void (stderr.isTTY && stderr.write(`\r${done} / ${total}`)),
  });
  if (stderr.isTTY && plan.urls > 0) stderr.write('\r\u001b[K');
  return answers;
}
