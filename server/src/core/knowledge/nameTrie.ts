/**
 * A double-array trie over UTF-16 code units: every name that begins at a place of a text is found in one walk
 * whose speed does not depend on how many names there are.
 * Source: J. Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array Structure" (1989), with the
 * roving free-cell search of Darts.
 */

/** All fields are plain typed arrays, so that a trie is stored and loaded as it is. */
export interface NameTrie {
  /** UTF-16 code unit → dense letter number, 0 for letters that occur in no name. */
  readonly letters: Uint16Array;
  readonly base: Int32Array;
  readonly check: Int32Array;
  /** State → index of the name that ends there, or -1. */
  readonly names: Int32Array;
}

/** The index of the name that is exactly `text[start, end)`, or -1. */
export function nameIn(trie: NameTrie, text: string, start = 0, end = text.length): number {
  const { letters, base, check, names } = trie;
  let state = 0;
  for (let at = start; at < end; at++) {
    const letter = letters[text.charCodeAt(at)]!;
    const next = base[state]! + letter;
    if (letter === 0 || check[next] !== state || next === 0) return -1;
    state = next;
  }
  return state === 0 ? -1 : names[state]!;
}

/** The state behind a state, 0 being the first, and a UTF-16 code unit; -1 where no name goes on so. */
export function stateBehind({ letters, base, check }: NameTrie, state: number, code: number): number {
  const letter = letters[code]!;
  const next = base[state]! + letter;
  return letter === 0 || check[next] !== state || next === 0 ? -1 : next;
}

/** Meets every name that begins at `start`, the shortest first. `end` is where it ends, in UTF-16 units of the text. */
export function eachNameFrom(
  { letters, base, check, names }: NameTrie,
  text: string,
  start: number,
  meet: (name: number, end: number) => void,
): void {
  let state = 0;
  for (let at = start; at < text.length; at++) {
    const letter = letters[text.charCodeAt(at)]!;
    const next = base[state]! + letter;
    if (letter === 0 || check[next] !== state || next === 0) return;
    state = next;
    const name = names[state]!;
    if (name >= 0) meet(name, at + 1);
  }
}

/** Builds the trie; of equal names the first counts. Empty names are left out. */
export function nameTrieOf(names: readonly string[]): NameTrie {
  return new Builder(names).build();
}

interface Node {
  readonly state: number;
  /** The sorted names `low … high - 1` share their first `depth` letters. */
  readonly low: number;
  readonly high: number;
}

class Builder {
  readonly #letters = new Uint16Array(0x10000);
  readonly #letterCount: number;
  readonly #codes: Uint16Array;
  readonly #offsets: Uint32Array;
  readonly #order: Uint32Array;
  #capacity: number;
  #base: Int32Array;
  #check: Int32Array;
  #names: Int32Array;
  // The free cells as a doubly linked list, so that no search looks at a taken cell.
  #next: Int32Array;
  #previous: Int32Array;
  #firstFree = 1;
  #lastFree: number;
  #highest = 0;

  constructor(names: readonly string[]) {
    const frequency = new Uint32Array(0x10000);
    const used: number[] = [];
    let total = 0;
    for (const name of names) {
      total += name.length;
      for (let at = 0; at < name.length; at++) {
        const code = name.charCodeAt(at);
        if (frequency[code]!++ === 0) used.push(code);
      }
    }
    // Frequent letters get small numbers, which packs the states densely.
    used.sort((a, b) => frequency[b]! - frequency[a]! || a - b);
    used.forEach((code, index) => {
      this.#letters[code] = index + 1;
    });
    this.#letterCount = used.length + 1;
    this.#codes = new Uint16Array(total);
    this.#offsets = new Uint32Array(names.length + 1);
    let offset = 0;
    names.forEach((name, index) => {
      this.#offsets[index] = offset;
      for (let at = 0; at < name.length; at++) this.#codes[offset++] = this.#letters[name.charCodeAt(at)]!;
    });
    this.#offsets[names.length] = offset;
    this.#order = new Uint32Array(names.length);
    for (let name = 0; name < names.length; name++) this.#order[name] = name;
    this.#order.sort((a, b) => this.#compare(a, b));
    this.#capacity = Math.max(1 << 10, total + 2 * this.#letterCount);
    this.#base = new Int32Array(this.#capacity);
    this.#check = new Int32Array(this.#capacity).fill(-1);
    this.#names = new Int32Array(this.#capacity).fill(-1);
    this.#next = new Int32Array(this.#capacity);
    this.#previous = new Int32Array(this.#capacity);
    for (let cell = 0; cell < this.#capacity; cell++) {
      this.#next[cell] = cell + 1;
      this.#previous[cell] = cell - 1;
    }
    this.#lastFree = this.#capacity - 1;
    this.#next[this.#lastFree] = -1;
    this.#previous[1] = -1;
    this.#check[0] = 0;
  }

  build(): NameTrie {
    const count = this.#order.length;
    let nodes: Node[] = count > 0 ? [{ state: 0, low: 0, high: count }] : [];
    const letters = new Uint16Array(this.#letterCount + 1);
    const bounds = new Uint32Array(this.#letterCount + 2);
    let hint = -1;
    for (let depth = 0; nodes.length > 0; depth++) {
      const children: Node[] = [];
      for (const { state, low, high } of nodes) {
        let at = low;
        while (at < high && this.#length(at) === depth) {
          if (depth > 0 && this.#names[state]! < 0) this.#names[state] = this.#order[at]!;
          at++;
        }
        if (at >= high) continue;
        let branches = 0;
        while (at < high) {
          const letter = this.#letterAt(at, depth);
          letters[branches] = letter;
          bounds[branches++] = at;
          at = this.#endOfRun(at, high, depth, letter);
        }
        bounds[branches] = high;
        const { base, tries } = this.#findBase(letters, branches, hint);
        if (branches > 1 && tries > 48) hint = -1;
        this.#base[state] = base;
        for (let index = 0; index < branches; index++) {
          const cell = base + letters[index]!;
          if (branches > 1 && tries > 48 && index === branches - 1) hint = this.#next[cell]!;
          this.#take(cell);
          this.#check[cell] = state;
          if (cell > this.#highest) this.#highest = cell;
          children.push({ state: cell, low: bounds[index]!, high: bounds[index + 1]! });
        }
      }
      nodes = children;
    }
    const size = this.#highest + this.#letterCount + 1;
    if (size >= this.#capacity) this.#grow(size);
    return {
      letters: this.#letters,
      base: this.#base.slice(0, size),
      check: this.#check.slice(0, size),
      names: this.#names.slice(0, size),
    };
  }

  /** A base that puts every branch on a free cell. `hint` skips the densely filled cells at the front. */
  #findBase(letters: Uint16Array, branches: number, hint: number): { base: number; tries: number } {
    const first = letters[0]!;
    let cell = branches > 1 && hint >= 0 && this.#check[hint]! < 0 ? hint : this.#firstFree;
    for (let tries = 1; ; tries++) {
      if (cell < 0) {
        const before = this.#capacity;
        this.#grow(this.#capacity + this.#letterCount + 1);
        cell = before;
      }
      if (cell > first) {
        const base = cell - first;
        if (base + this.#letterCount >= this.#capacity) this.#grow(base + this.#letterCount);
        let free = true;
        for (let index = 1; index < branches && free; index++)
          free = this.#check[base + letters[index]!]! < 0;
        if (free) return { base, tries };
      }
      cell = this.#next[cell]!;
    }
  }

  #take(cell: number): void {
    const before = this.#previous[cell]!;
    const after = this.#next[cell]!;
    if (before >= 0) this.#next[before] = after;
    else this.#firstFree = after;
    if (after >= 0) this.#previous[after] = before;
    else this.#lastFree = before;
  }

  #grow(needed: number): void {
    let size = this.#capacity;
    while (size <= needed) size = Math.ceil(size * 1.5);
    const grown = (array: Int32Array, fill: number): Int32Array => {
      const larger = new Int32Array(size).fill(fill, this.#capacity);
      larger.set(array);
      return larger;
    };
    this.#base = grown(this.#base, 0);
    this.#check = grown(this.#check, -1);
    this.#names = grown(this.#names, -1);
    this.#next = grown(this.#next, 0);
    this.#previous = grown(this.#previous, 0);
    for (let cell = this.#capacity; cell < size; cell++) {
      this.#next[cell] = cell + 1;
      this.#previous[cell] = cell - 1;
    }
    this.#next[size - 1] = -1;
    this.#previous[this.#capacity] = this.#lastFree;
    if (this.#lastFree >= 0) this.#next[this.#lastFree] = this.#capacity;
    else this.#firstFree = this.#capacity;
    this.#lastFree = size - 1;
    this.#capacity = size;
  }

  #length(at: number): number {
    const name = this.#order[at]!;
    return this.#offsets[name + 1]! - this.#offsets[name]!;
  }

  #letterAt(at: number, depth: number): number {
    return this.#codes[this.#offsets[this.#order[at]!]! + depth]!;
  }

  #endOfRun(from: number, high: number, depth: number, letter: number): number {
    let low = from;
    let end = high;
    while (end - low > 1) {
      const middle = (low + end) >> 1;
      if (this.#letterAt(middle, depth) === letter) low = middle;
      else end = middle;
    }
    return end;
  }

  #compare(a: number, b: number): number {
    let x = this.#offsets[a]!;
    let y = this.#offsets[b]!;
    const endX = this.#offsets[a + 1]!;
    const endY = this.#offsets[b + 1]!;
    while (x < endX && y < endY) {
      const difference = this.#codes[x++]! - this.#codes[y++]!;
      if (difference !== 0) return difference;
    }
    return endX - x - (endY - y) || a - b;
  }
}
