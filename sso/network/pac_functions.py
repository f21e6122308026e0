"""Which functions may a proxy auto-configuration file call? The standard ones, in JavaScript.

What they need of the world (names, own address, the time) is given beforehand as `__world`. A name
that is not known yet is noted in `__wanted`, and the run is over: it begins anew with the answer.
"""

FUNCTIONS = r"""
"use strict";
var __wanted = "";
var __text = function (value) { return String(value).toLowerCase(); };
var __ip = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

function convert_addr(address) {
  var parts = __ip.exec(String(address));
  if (!parts) return 0;
  var number = 0;
  for (var i = 1; i <= 4; i++) {
    if (Number(parts[i]) > 255) return 0;
    number = number * 256 + Number(parts[i]);
  }
  return number | 0;
}

function alert() {}
function myIpAddress() { return __world.ownAddress; }
function isPlainHostName(host) { return !/[.:]/.test(String(host)); }
function dnsDomainLevels(host) { return String(host).split(".").length - 1; }

function dnsResolve(host) {
  if (host === null || host === undefined || host === "") return null;
  var name = __text(host);
  if (__ip.test(name)) return name;
  if (Object.prototype.hasOwnProperty.call(__world.names, name)) return __world.names[name];
  __wanted = name;
  throw new Error("a name is looked up first");
}

function isResolvable(host) { return dnsResolve(host) !== null; }

function isInNet(host, pattern, mask) {
  var address = dnsResolve(host);
  if (address === null || !__ip.test(address)) return false;
  if (!__ip.test(String(pattern)) || !__ip.test(String(mask))) return false;
  var bits = convert_addr(mask);
  return (convert_addr(address) & bits) === (convert_addr(pattern) & bits);
}

function dnsDomainIs(host, domain) { return __text(host).endsWith(__text(domain)); }

function localHostOrDomainIs(host, full) {
  var name = __text(host), whole = __text(full);
  return name === whole || (name.indexOf(".") < 0 && whole.startsWith(name + "."));
}

function shExpMatch(text, pattern) {
  var t = String(text), p = String(pattern), i = 0, j = 0, star = -1, from = 0;
  while (i < t.length) {
    if (j < p.length && (p[j] === "?" || (p[j] === t[i] && p[j] !== "*"))) { i++; j++; }
    else if (j < p.length && p[j] === "*") { star = j++; from = i; }
    else if (star >= 0) { j = star + 1; i = ++from; }
    else return false;
  }
  while (p[j] === "*") j++;
  return j === p.length;
}

var __days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
var __months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

function __arguments(list) {
  var given = Array.prototype.slice.call(list), isGmt = false;
  if (given.length && String(given[given.length - 1]).toUpperCase() === "GMT") {
    given.pop();
    isGmt = true;
  }
  return { given: given, now: isGmt ? __world.utc : __world.local };
}

function __isBetween(value, first, last) {
  return first <= last ? first <= value && value <= last : first <= value || value <= last;
}

function weekdayRange() {
  var asked = __arguments(arguments);
  var days = asked.given.map(function (day) { return __days.indexOf(String(day).toUpperCase()); });
  if (!days.length || days.indexOf(-1) >= 0) return false;
  return __isBetween(asked.now.weekday, days[0], days.length > 1 ? days[1] : days[0]);
}

function __datePart(value) {
  var month = __months.indexOf(String(value).toUpperCase());
  if (month >= 0) return ["month", month];
  var number = Number(value);
  return number > 31 ? ["year", number] : ["date", number];
}

function __dateNumber(parts, from) {
  var weights = { year: 10000, month: 100, date: 1 }, sum = 0;
  parts.forEach(function (part) { sum += weights[part[0]] * (from ? from[part[0]] : part[1]); });
  return sum;
}

function dateRange() {
  var asked = __arguments(arguments), parts = asked.given.map(__datePart);
  if (!parts.length || parts.length > 6) return false;
  var half = parts.length === 1 ? 1 : parts.length / 2;
  if (half !== Math.floor(half)) return false;
  var first = parts.slice(0, half), last = parts.length === 1 ? first : parts.slice(half);
  var now = __dateNumber(first, asked.now);
  return __isBetween(now, __dateNumber(first), __dateNumber(last));
}

function timeRange() {
  var asked = __arguments(arguments), given = asked.given.map(Number), now = asked.now;
  var second = now.hour * 3600 + now.minute * 60 + now.second;
  switch (given.length) {
    case 1: return now.hour === given[0];
    case 2: return __isBetween(second, given[0] * 3600, given[1] * 3600);
    case 4: return __isBetween(
      second, given[0] * 3600 + given[1] * 60, given[2] * 3600 + given[3] * 60);
    case 6: return __isBetween(
      second, given[0] * 3600 + given[1] * 60 + given[2],
      given[3] * 3600 + given[4] * 60 + given[5]);
    default: return false;
  }
}
"""
