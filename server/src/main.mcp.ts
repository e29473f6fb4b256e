/** The door for assistants: speaks MCP over stdin and stdout. A bundle of its own, since no other command needs the SDK. */
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema, type Tool } from '@modelcontextprotocol/sdk/types.js';

export interface Offer {
  readonly version: string;
  readonly title: string;
  /** What the model is told about all of the tools. */
  readonly instructions: string;
  readonly tools: Tool[];
  /** The answer to a call, or why there is none. */
  call(tool: string, input: unknown): { readonly text: string; readonly isRefused: boolean };
}

/** Settles when the other side has gone. */
export async function serve({ version, title, instructions, tools, call }: Offer): Promise<void> {
  const server = new Server(
    { name: 'koetsu', title, version },
    { capabilities: { tools: {} }, instructions },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
    const { text, isRefused } = call(params.name, params.arguments);
    return { content: [{ type: 'text', text }], isError: isRefused };
  });
  await server.connect(new StdioServerTransport());
  await new Promise((resolve) => process.stdin.once('close', resolve).once('end', resolve));
}
