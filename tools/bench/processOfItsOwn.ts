/**
 * Contestants that stay warm: each lives in a process of its own, as it does in the world, and works only when it
 * is its turn. In one heap, everybody would pay for what the others keep and leave behind.
 */
import { type ChildProcess, fork } from 'node:child_process';

export class ProcessOfItsOwn<Task, Result> {
  readonly #child: ChildProcess;
  #answered: ((result: Result) => void) | undefined;

  /** measure.ts knows the roles. The first answer comes when everything is loaded. */
  constructor(role: string, ...args: readonly string[]) {
    this.#child = fork(process.argv[1]!, [role, ...args]);
    this.#child.on('message', (result) => this.#answered?.(result as Result));
    this.#child.on('exit', (code) => {
      if (code !== 0) throw new Error(`${role} ${args[0]} ended with ${code}`);
    });
  }

  /** One task at a time: a contestant that waits for its turn does nothing. */
  ask(task: Task): Promise<Result> {
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.#child.send(task as object);
    });
  }

  end(): void {
    this.#child.disconnect();
  }
}

/** The other side: answers every task, and ends when nobody is left to ask. */
export function answerTasks<Task, Result>(answer: (task: Task) => Result | Promise<Result>): void {
  process.on('message', async (task) => {
    process.send!(await answer(task as Task));
  });
}
