/** A packet of the server's, as mysql2 reads it. */
interface Packet {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly end: number;
  isEOF(): boolean;
}

/** Reads a packet of an answer, and gives what reads the next. */
type Step<Command> = (this: Command, packet: Packet, connection: unknown) => unknown;

/** What of mysql2's description of a column is relied on here. */
interface Column {
  readonly encoding: unknown;
}

/** What of mysql2's command is relied on here; none of it is published. */
interface Execution {
  readonly _fieldCount: number;
  _receivedFieldsCount: number;
  _fields: (readonly Column[])[];
  _currentFields: unknown;
  _rowParser: unknown;
  readField: Step<Execution>;
  readonly fieldsEOF: Step<Execution>;
  readonly row: Step<Execution>;
}

/** An execution whose columns are compared with those that are known. */
interface Compared extends Execution {
  columns: KnownColumns;
}

/**
 * Remembers what the columns of a prepared statement are like.
 *
 * A server describes each column in each answer, which takes mysql2 a tenth of the time of reading it: the description
 * is taken apart, and the columns are looked up in a cache of functions that read rows. Here a description is only compared
 * with the last one, byte by byte, and where it is the same what was made of that is used again. One that has changed, such
 * as that of an altered table, is read as ever. A mysql2 that works otherwise is left alone.
 */
export class KnownColumns {
  #descriptions: Buffer[] = [];
  /** What is asked of columns while rows are read; all else mysql2 takes from a whole packet, which it keeps for that. */
  #fields: readonly Column[] = [];
  /** Null until it is known whether the columns are the same this time. */
  #rowParser: unknown = null;

  /** Has the answer to an execution, which must not have come yet, read this way. */
  use(execution: object): void {
    if (!isExecution(execution)) return;
    Object.assign(execution, { columns: this, readField: readColumn });
  }

  /** Takes the next column of an answer as known; false when it must be read, and those before it have been. */
  takes(command: Execution, packet: Packet, connection: unknown): boolean {
    const { _fieldCount: count, _receivedFieldsCount: index } = command;
    if (this.#rowParser === null) return false;
    const { buffer, offset, end } = packet;
    const isSame = this.#descriptions[index]?.compare(buffer, offset, end) === 0;
    if (isSame && count === this.#descriptions.length) {
      command._receivedFieldsCount = index + 1;
      return true;
    }
    this.#rowParser = null;
    this.#descriptions.length = index;
    command._receivedFieldsCount = 0;
    for (const known of this.#descriptions)
      stepsOf(command).readField.call(command, packetOf(known, packet), connection);
    return false;
  }

  /** Remembers the description of a column that is about to be read. */
  describe(index: number, { buffer, offset, end }: Packet): void {
    this.#descriptions[index] = buffer.subarray(offset, end);
  }

  /** Gives a command what reads its rows; false when that must be made. */
  handTo(command: Execution): boolean {
    if (this.#rowParser === null) return false;
    command._fields[0] = command._currentFields = this.#fields;
    command._rowParser = this.#rowParser;
    return true;
  }

  /** Remembers what reads the rows, once it was made. */
  keepOf({ _fields: [fields = []], _rowParser: rowParser }: Execution): void {
    this.#descriptions = inOneCopy(this.#descriptions);
    this.#fields = fields.map(({ encoding }) => ({ encoding }));
    this.#rowParser = rowParser ?? null;
  }
}

/** Copies parts of packets, which are kept as a whole as long as a part of them is. */
function inOneCopy(parts: readonly Buffer[]): Buffer[] {
  // Of its own: small buffers are parts of a large one, too.
  const copy = Buffer.allocUnsafeSlow(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  return parts.map((part) => {
    copy.set(part, end);
    end += part.length;
    return copy.subarray(end - part.length, end);
  });
}

function packetOf(description: Buffer, like: Packet): Packet {
  const place = { buffer: description, offset: 0, start: 0, end: description.length };
  return Object.assign(Object.create(Object.getPrototypeOf(like) as object) as Packet, like, place);
}

function readColumn(this: Compared, packet: Packet, connection: unknown): unknown {
  if (!this.columns.takes(this, packet, connection)) {
    this.columns.describe(this._receivedFieldsCount, packet);
    stepsOf(this).readField.call(this, packet, connection);
  }
  return this._receivedFieldsCount === this._fieldCount ? endColumns : readColumn;
}

function endColumns(this: Compared, packet: Packet, connection: unknown): unknown {
  if (packet.isEOF() && this.columns.handTo(this)) return this.row;
  const next = this.fieldsEOF(packet, connection);
  this.columns.keepOf(this);
  return next;
}

function stepsOf(command: Execution): Execution {
  return Object.getPrototypeOf(command) as Execution;
}

function isExecution(command: object): command is Execution {
  const { readField, fieldsEOF, row, _fields } = command as Partial<Execution>;
  return [readField, fieldsEOF, row].every((step) => typeof step === 'function') && Array.isArray(_fields);
}
