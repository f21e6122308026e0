// Is this program licensed here and now? By the service's signed answer, not by anybody's word.
//
//   node verify.mjs STATUS_FILE PUBLIC_KEY.pem PRODUCT HARDWARE_ID|- MEMORY_FILE [COMPANY_ID]
//
// Copy `verify` and what it calls into your program, and the key into its code: a key that lies in
// a file beside the program can be exchanged. Needs Node 18 and no package. Exit codes, and what
// each check is for: README.md beside this folder.

import { createHash, createPublicKey, randomBytes, verify as verifySignature } from 'node:crypto';
import * as fs from 'node:fs';
import { pathToFileURL } from 'node:url';

const UNREADABLE = 1, SIGNATURE_WRONG = 2, OTHER_KEY = 3, OTHER_DEVICE = 4, OTHER_PRODUCT = 5;
const ENDED = 6, OLDER = 7, SWITCHED_OFF = 8, NOT_STARTED = 9, USAGE = 64;
const MAX_FILE_BYTES = 4 * 1024 * 1024;
const MAX_DEPTH = 32;
const TOLERANCE_S = 3600;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g;
const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|([+-])(\d\d):(\d\d))?)?$/;

/** Not licensed, or not provably so; `code` is the exit code. */
export class Refused extends Error {
  constructor(code, reason) {
    super(reason);
    this.code = code;
  }
}

/**
 * Judge a status file.
 * @param expected {{product: string, device: string|null, company: string|null}} what the license
 *   must be for; `device` is the hardware id this program found by itself; null is not compared
 * @param nowS seconds since 1970
 * @returns {{until: string|null, hint: string}} the end as the service wrote it, null for ever;
 *   what Keyturn itself says, which is a hint
 * @throws {Refused} with the code that says why not
 */
export function verify(statusFile, publicKey, expected, memoryFile, nowS) {
  const status = readStatus(statusFile);
  const evidence = member(status, 'evidence');
  if (!isObject(evidence)) {
    throw new Refused(UNREADABLE, 'nothing is activated: the file holds no evidence');
  }
  const signed = fromBase64(member(evidence, 'response'));
  checkSignature(publicKey, signed, evidence);
  const license = parseJson(signed); // nothing of these bytes was looked at before
  checkTerms(license, expected, nowS);
  checkAge(instant(member(status, 'last_check')), memoryFile, nowS);
  const hint = member(status, 'state');
  const isKnown = typeof hint === 'string' && /^[a-z_]{1,32}$/.test(hint);
  return { until: member(license, 'validity_period') || null, hint: isKnown ? hint : 'nothing' };
}

/** The vendor's key. @throws where it is no RSA key of 2,048 bits or more */
export function loadKey(pem) {
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) throw new Error('not a public key');
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'rsa' || key.asymmetricKeyDetails.modulusLength < 2048) {
    throw new Error('not an RSA key of 2,048 bits or more');
  }
  return key;
}

/** A JSON object that leaves nothing to interpretation: UTF-8, no key twice, not too deep. */
export function parseJson(raw) {
  let found;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
    found = JSON.parse(text);
    refuseWhatParseLetsThrough(text);
  } catch {
    throw new Refused(UNREADABLE, 'not sound JSON');
  }
  if (!isObject(found)) throw new Refused(UNREADABLE, 'not the JSON object it should be');
  return found;
}

// JSON.parse takes the last of two equal keys, any depth, and half characters.
function refuseWhatParseLetsThrough(text) {
  const open = []; // for each object under way its keys so far, for each list null
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > MAX_DEPTH) throw new Error('too deep');
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token === ':') {
      const keys = open.at(-1);
      const key = JSON.parse(last);
      if (keys.has(key)) throw new Error('a key appears twice');
      keys.add(key);
    } else if (token[0] === '"' && /\p{Surrogate}/u.test(JSON.parse(token))) {
      throw new Error('half a character');
    }
    last = token;
  }
}

function readStatus(path) {
  let raw;
  try {
    raw = readAtMost(path, MAX_FILE_BYTES + 1);
  } catch (error) {
    throw new Refused(UNREADABLE, `the status file cannot be read: ${error.code}`);
  }
  if (raw.length > MAX_FILE_BYTES) throw new Refused(UNREADABLE, 'the status file is too large');
  const status = parseJson(raw);
  if (member(status, 'schema') !== 1) {
    throw new Refused(UNREADABLE, 'a status file of another schema');
  }
  return status;
}

function readAtMost(path, limit) {
  const file = fs.openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(limit);
    let length = 0;
    for (let count = -1; count !== 0 && length < limit; length += count) {
      count = fs.readSync(file, buffer, length, limit - length, null);
    }
    return buffer.subarray(0, length);
  } finally {
    fs.closeSync(file);
  }
}

function checkSignature(key, signed, evidence) {
  const signature = fromBase64(member(evidence, 'signature'));
  if (verifySignature('RSA-SHA256', signed, key, signature)) return;
  // Which key the file names is a hint only: it tells a changed answer from a foreign one.
  const named = member(evidence, 'key');
  if (typeof named === 'string' && named !== fingerprint(key)) {
    throw new Refused(OTHER_KEY, "signed by another key than the vendor's");
  }
  throw new Refused(SIGNATURE_WRONG, 'the answer was changed after it was signed');
}

/** The name of a key in a status file. */
export function fingerprint(key) {
  const der = key.export({ type: 'spki', format: 'der' });
  return `sha256:${createHash('sha256').update(der).digest('hex')}`;
}

function checkTerms(license, expected, nowS) {
  const details = member(license, 'product_details');
  const company = member(license, 'company');
  const named = member(license, 'hardware_id');
  if (!isObject(details) || typeof named !== 'string' || named === '') {
    throw new Refused(UNREADABLE, 'the signed answer is not a license');
  }
  if (member(details, 'short_code') !== expected.product) {
    throw new Refused(OTHER_PRODUCT, 'a license for another product');
  }
  const companyId = isObject(company) ? String(member(company, 'id')) : '';
  if (expected.company !== null && companyId !== expected.company) {
    throw new Refused(OTHER_PRODUCT, 'a license of another vendor');
  }
  if (expected.device !== null && named !== expected.device) {
    throw new Refused(OTHER_DEVICE, 'a license for another device');
  }
  // An activation says `active`, a check the other two (null counts as not said).
  if (!flag(license, 'active', true) || !flag(license, 'license_active', true)) {
    throw new Refused(SWITCHED_OFF, 'the license is not active');
  }
  if (!flag(license, 'license_enabled', true)) {
    throw new Refused(SWITCHED_OFF, 'the license is switched off');
  }
  const start = member(license, 'start_date');
  if (start && nowS < instant(start)) {
    throw new Refused(NOT_STARTED, 'the license has not started yet');
  }
  const until = member(license, 'validity_period'); // null: for ever
  if (flag(license, 'is_expired', false) || (until && nowS >= instant(until))) {
    throw new Refused(ENDED, 'the license has ended');
  }
}

function checkAge(lastCheckS, memoryFile, nowS) {
  if (lastCheckS > nowS + TOLERANCE_S) {
    throw new Refused(OLDER, 'the clock stands before the last check');
  }
  let clockS = nowS;
  const seen = recall(memoryFile);
  if (seen !== null) {
    if (lastCheckS < seen.lastCheckS) {
      throw new Refused(OLDER, 'an older status than the one seen before');
    }
    // With a newer check the present clock counts: the service refuses one that is far off, so an
    // instant remembered from a clock that was wrong then does not lock anybody out.
    if (lastCheckS === seen.lastCheckS) {
      if (nowS < seen.clockS - TOLERANCE_S) {
        throw new Refused(OLDER, 'the clock was put back since the last time');
      }
      clockS = Math.max(nowS, seen.clockS);
    }
  }
  remember(memoryFile, lastCheckS, clockS);
}

// A memory that is gone or unreadable counts as none: it cannot be defended anyway.
function recall(path) {
  try {
    const words = readAtMost(path, 200).toString('latin1').trim().split(/\s+/);
    if (words.length !== 4 || words[0] !== 'keyturn-memory' || words[1] !== '1') return null;
    return { lastCheckS: instant(words[2]), clockS: instant(words[3]) };
  } catch {
    return null;
  }
}

function remember(path, lastCheckS, clockS) {
  const [first, second] = [lastCheckS, clockS].map((seconds) =>
    new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'));
  const temporary = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    const line = `keyturn-memory 1 ${first} ${second}\n`;
    fs.writeFileSync(temporary, line, { flag: 'wx', mode: 0o600 });
    fs.renameSync(temporary, path);
  } catch (error) {
    process.stderr.write(`verify: warning: nothing is remembered: ${error.code}\n`);
    fs.rmSync(temporary, { force: true });
  }
}

function fromBase64(text) {
  // Buffer.from passes over what is not Base64: only what comes back equal was.
  const found = typeof text === 'string' ? Buffer.from(text, 'base64') : Buffer.alloc(0);
  if (found.length === 0 || found.toString('base64') !== text) {
    throw new Refused(UNREADABLE, 'the evidence is not Base64');
  }
  return found;
}

/** Seconds since 1970; an instant of the service without a zone is UTC. */
function instant(text) {
  const found = typeof text === 'string' ? INSTANT.exec(text) : null;
  if (found === null) throw new Refused(UNREADABLE, 'a date is not an instant');
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((one) => Number(one ?? 0));
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  at.setUTCHours(hour, minute, second);
  const [zoneHour, zoneMinute] = [Number(found[8] ?? 0), Number(found[9] ?? 0)];
  const isReal = year > 0 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    && hour < 24 && minute < 60 && second < 60 && zoneHour < 24 && zoneMinute < 60;
  if (!isReal) throw new Refused(UNREADABLE, 'a date is not an instant');
  const offsetS = (zoneHour * 60 + zoneMinute) * 60 * (found[7] === '-' ? -1 : 1);
  return at.getTime() / 1000 - offsetS;
}

function flag(license, name, otherwise) {
  const value = member(license, name) ?? otherwise;
  if (typeof value !== 'boolean') {
    throw new Refused(UNREADABLE, `${name} is not true or false`);
  }
  return value;
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(object, name) {
  return Object.hasOwn(object, name) ? object[name] : undefined; // nothing is inherited
}

/** Judge by the command line; returns the exit code. */
export function main(words) {
  if (words.length !== 5 && words.length !== 6) {
    const usage = 'STATUS_FILE PUBLIC_KEY.pem PRODUCT HARDWARE_ID|- MEMORY_FILE [COMPANY_ID]';
    process.stderr.write(`verify: ${usage}\n`);
    return USAGE;
  }
  const [statusFile, keyFile, product, hardwareId, memoryFile, company = null] = words;
  let key;
  try {
    key = loadKey(fs.readFileSync(keyFile, 'latin1'));
  } catch {
    process.stderr.write('verify: the public key cannot be used\n');
    return USAGE;
  }
  const expected = { product, device: hardwareId === '-' ? null : hardwareId, company };
  const nowS = Math.floor(Date.now() / 1000);
  try {
    const { until, hint } = verify(statusFile, key, expected, memoryFile, nowS);
    const end = until ?? 'further notice';
    process.stdout.write(`licensed: ${product} until ${end}; Keyturn says ${hint}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`verify: ${error.message}\n`);
    return error.code;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  process.exitCode = main(process.argv.slice(2));
}
