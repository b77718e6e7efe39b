// A language client in a few lines, for tests that speak to a server over its streams.
import { spawn } from 'node:child_process';

export class Client {
  #waiting = new Map();
  #buffer = Buffer.alloc(0);
  #number = 0;
  told = [];
  asked = [];
  stderr = '';

  constructor(command, args, env = {}) {
    this.process = spawn(command, args, { stdio: 'pipe', env: { ...process.env, ...env } });
    this.ended = new Promise((resolve) => this.process.on('exit', (code) => resolve(code)));
    this.process.stderr.on('data', (data) => (this.stderr += data));
    this.process.stdout.on('data', (data) => this.#take(data));
    this.ended.then((code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`the server left with ${code}: ${this.stderr}`));
    });
  }

  #take(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(this.#buffer.subarray(0, end).toString())[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.#buffer.subarray(end + 4, end + 4 + length).toString());
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      if (message.method === undefined) {
        const { resolve, reject } = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        if (message.error) reject(new Error(message.error.message));
        else resolve(message.result);
      } else if (message.id === undefined) this.told.push(message);
      else {
        this.asked.push(message);
        this.#send({ id: message.id, result: message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null });
      }
    }
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  request(method, params) {
    const id = ++this.#number;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#send({ id, method, params });
    return answer;
  }

  /** Says who is there: a client that asks for diagnostics. */
  async start(folder = null, options = {}) {
    const capabilities = { textDocument: { diagnostic: {} }, workspace: { executeCommand: {} } };
    const answer = await this.request('initialize', { processId: process.pid, rootUri: folder, capabilities, initializationOptions: options });
    this.notify('initialized', {});
    return answer;
  }

  open(uri, text, languageId = 'plaintext') {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  async diagnostics(uri) {
    return (await this.request('textDocument/diagnostic', { textDocument: { uri } })).items;
  }

  run(command, ...args) {
    return this.request('workspace/executeCommand', { command, arguments: args });
  }

  /** Ends the server; its exit code. */
  async stop() {
    await this.request('shutdown');
    this.notify('exit');
    return this.ended;
  }
}
