/** The tests that run in every extension host, with Node and in a browser. */
import { declareAssistantTests } from './assistant.js';
import { declareBeginningTests } from './beginning.js';
import { declareDeepPassTests } from './deepPass.js';
import { declareTests } from './koetsu.js';
import { declareNavigationTests } from './navigation.js';
import { declareSeeingTests } from './seeing.js';

export function declareTestsOfEveryHost(): void {
  declareTests();
  declareNavigationTests();
  declareDeepPassTests();
  declareAssistantTests();
  declareBeginningTests();
  declareSeeingTests();
}
