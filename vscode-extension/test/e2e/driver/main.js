// Answers the tests' questions from within VS Code: each is a function, sent as its source, that is given `tools`.

const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const vscode = require('vscode');

/** Asks until the answer is neither empty nor an exception, as code actions right after a check may be (`Canceled`). */
async function until(what, ask, milliseconds = 30_000) {
  const end = Date.now() + milliseconds;
  for (let last; ; ) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${milliseconds} ms in vain: ${what}${last ? ` (${last})` : ''}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

const uriOf = name => vscode.Uri.file(path.resolve(vscode.workspace.workspaceFolders[0].uri.fsPath, name));

const problems = name => vscode.languages.getDiagnostics(uriOf(name)).filter(one => one.source === 'gklint');

async function open(name) {
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  return vscode.window.showTextDocument(document, { preview: false });
}

const tools = { vscode, fs, path, until, uriOf, problems, open };

async function answer(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { question, given } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  try {
    return { value: await (0, eval)(`(${question})`)(tools, ...given) };
  } catch (error) {
    return { error: String(error?.stack ?? error) };
  }
}

exports.activate = context => {
  const socket = process.env.GKLINT_DRIVER;
  if (!socket) return;
  fs.rmSync(socket, { force: true });
  const server = http.createServer(async (request, response) => response.end(JSON.stringify(await answer(request))));
  server.listen(socket);
  context.subscriptions.push({ dispose: () => server.close() });
};
