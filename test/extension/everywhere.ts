/** The tests that run in every extension host, with Node and in a browser. */
import { declareAssistantTests } from './assistant.js';
import { declareBeginningTests } from './beginning.js';
import { declareDeepPassTests } from './deepPass.js';
import { declareTests } from './koetsu.js';
import { declareNavigationTests } from './navigation.js';
import { declarePublishingTests } from './publishing.js';
import { declareSeeingTests } from './seeing.js';
import { declareWritingTests } from './writing.js';

export function declareTestsOfEveryHost(): void {
  declareTests();
  declareWritingTests();
  declarePublishingTests();
  declareNavigationTests();
  declareDeepPassTests();
  declareAssistantTests();
  declareBeginningTests();
  declareSeeingTests();
}
