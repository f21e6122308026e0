// How is the Node verifier called often by one process? A list of words a line in, a verdict out.
//
//   node many_calls.mjs FOLDER_OF_VERIFY

import readline from 'node:readline';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { main } = await import(pathToFileURL(path.join(process.argv[2], 'verify.mjs')).href);
const say = process.stdout.write.bind(process.stdout);

for await (const line of readline.createInterface({ input: process.stdin })) {
  const said = { out: '', err: '' };
  process.stdout.write = (text) => { said.out += text; return true; };
  process.stderr.write = (text) => { said.err += text; return true; };
  let code;
  try {
    code = main(JSON.parse(line));
  } catch (error) {
    [code, said.err] = [-1, String(error.stack)];
  }
  say(`${JSON.stringify({ code, ...said })}\n`);
}
