"use strict";
// Calls the servers of Kit and prints a line for each check: its name, and what is wrong, if anything is.
//
// usage: client.js PROTOCOL TRANSPORT PORT NEWER_PORT

const assert = require("assert");
const thrift = require("thrift");

const cards = require("older/cards_types");
const Matrix = require("older/Matrix");
const newer = require("newer/newer_types");
const NewerMatrix = require("newer/Matrix");
const newerValues = require("newer/newer_values_types");
const values = require("older/values_types");
const { options, header, plain } = require("./wire");

const TIMEOUT = 10_000; // of a check, in ms: the library drops replies that it cannot read, and waits
const LOST_SINCE = "1767225600000000";

const [protocol, transport, port, newerPort] = process.argv.slice(2);

// Each check has connections of its own, so that none suffers from another.
let open = [];
let broken; // rejects when a connection does

function connect(port) {
  const create = transport === "post" ? thrift.createHttpConnection : thrift.createConnection;
  const connection = create("127.0.0.1", Number(port), options(protocol, transport));
  connection.on("error", (e) => broken(e));
  if (transport !== "post") {
    open.push(connection); // the others end with each call
  }
  return connection;
}

function client(service, port) {
  const made = thrift.createClient(service, connect(port));
  if (transport === "theader") {
    header(made, protocol);
  }
  return made;
}

const call = {
  plain: () => client(Matrix, port),
  newer: () => client(NewerMatrix, port),
  ofNewer: () => client(Matrix, newerPort),
  multiplexed: () => {
    const made = new thrift.Multiplexer().createClient("Matrix", Matrix, connect(port));
    if (transport === "theader") {
      header(made, protocol);
    }
    return made;
  },
};

async function check(name, run) {
  let timer;
  try {
    const late = new Promise((_, reject) => {
      broken = reject;
      timer = setTimeout(() => reject(new Error("no reply came")), TIMEOUT);
    });
    await Promise.race([run(), late]);
    console.log(name);
  } catch (e) {
    console.log(`${name}: ${e.name || typeof e}: ${e.message || e}`.replace(/\n/g, " "));
  }
  clearTimeout(timer);
  broken = () => {};
  open.forEach((connection) => connection.end());
  open = [];
}

function expect(got, want) {
  assert.deepStrictEqual(plain(got), plain(want));
}

async function raises(kind, promise) {
  let got;
  try {
    got = await promise;
  } catch (e) {
    if (e instanceof kind) {
      return e;
    }
    throw e;
  }
  throw new Error(`got ${JSON.stringify(got)} instead of an error`);
}

async function refused(promise, ...parts) {
  const e = await raises(thrift.Thrift.TApplicationException, promise);
  for (const part of parts) {
    assert.ok(e.message.includes(part), `the message ${e.message} lacks ${part}`);
  }
}

function isTorn(e) {
  expect([e.word, e.pieces], ["torn", [new cards.Point({ x: 1, y: 2 }), new cards.Point({ x: 3, y: 4 })]]);
}

function large(decimals) {
  return thrift.fromBigInt(BigInt(decimals));
}

async function arguments_() {
  const points = [new cards.Point({ x: 1, y: -2 })];
  const got = await call
    .plain()
    .Tell(true, -1, -300, 70000, large("9007199254740993"), cards.Suit.joker, points, "ä", 3, "tail");
  expect(got, ["yes", "-1", "-300", "70000", "9007199254740993", "7", "1/-2", "äää", "tail"]);
}

async function fieldsSaid() {
  const settings = new cards.Settings({
    name: "",
    size: -1,
    large: large("6000000000"),
    on: false,
    real: 0.25,
    suit: cards.Suit.joker,
  });
  expect(await call.plain().Settle(settings), ["", "-1", "6000000000", "no", "0.25", "7"]);
}

async function fieldsLeftOut() {
  const settings = new cards.Settings();
  for (const field of Object.keys(settings)) {
    settings[field] = null;
  }
  expect(await call.plain().Settle(settings), ["kit", "7", "5000000000", "yes", "0.5", "2"]);
}

async function oneway(client) {
  const word = "w" + Date.now().toString(36) + Math.random().toString(36).slice(2);
  expect(await client.Kept(word), false);
  await client.Keep(word);
  for (let i = 0; i < 100; i++) {
    if (await client.Kept(word)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("the word never came");
}

// callsAtOnce makes calls over one connection, none of which waits for another.
async function callsAtOnce() {
  const client = call.plain();
  const numbers = Array.from({ length: 32 }, (_, i) => i + 1);
  const got = await Promise.all(numbers.map((n) => client.Negate(n)));
  expect(got, numbers.map((n) => -n));
}

async function multiplexed() {
  const client = call.multiplexed();
  expect(await client.Echo(values.ALLS.least), values.ALLS.least);
  expect(await client.Edition(), "cards");
  isTorn(await raises(cards.Torn, client.Fail("torn")));
}

async function newerMethod() {
  const client = call.newer();
  const e = await raises(thrift.Thrift.TApplicationException, client.Shuffle());
  expect(e.type, thrift.Thrift.TApplicationExceptionType.UNKNOWN_METHOD);
  expect(await client.Edition(), "cards");
}

// checkAges makes the checks in which one side is newer than the other.
async function checkAges() {
  await check("newer fields", async () => {
    const { name, suit, shape, note, rank } = { ...newerValues.CARDS.fields, rank: 5 };
    expect(await call.newer().Swap(newerValues.CARDS.fields), { name, suit, shape, note, rank });
  });
  await check("newer fields inside", async () => {
    const want = { name: "deep", suit: newer.Suit.hearts, shape: { shape: { point: { x: 1, y: 2 } } }, rank: 5 };
    expect(await call.newer().Swap(newerValues.CARDS.deep), want);
  });
  await check("newer arguments", async () => {
    const want = { name: "plain", suit: newer.Suit.spades, shape: { label: "plain" }, note: "older", rank: 5 };
    expect(await call.newer().Draw("plain", 3, newerValues.CARDS.fields.extra, [1, 2]), want);
  });
  await check("newer method", newerMethod);
  for (const [name, want] of Object.entries({
    "older reads fields": { name: "fields", suit: cards.Suit.joker, shape: { count: "5000000000" }, note: "kept" },
    "older reads fields inside": { name: "deep", suit: cards.Suit.hearts, shape: { shape: { point: { x: 1, y: 2 } } } },
    "older reads an enum value": { name: "suit", suit: 9, shape: { label: "suit" }, note: "kept" },
    "older reads a union member": { name: "shape", suit: cards.Suit.spades, shape: {}, note: "kept" },
  })) {
    await check(name, async () => expect(await call.ofNewer().Draw(want.name), want));
  }
  await check("older reads an error", async () => isTorn(await raises(cards.Torn, call.ofNewer().Draw("torn"))));
  await check("older survives an error", async () => {
    const unknown = await call.ofNewer().Draw("burnt").catch((e) => e);
    expect(unknown, "Draw failed: unknown result"); // what the library says is no Error
  });
}

async function main() {
  for (const [name, value] of Object.entries(values.ALLS)) {
    await check(`echo ${name}`, async () => expect(await call.plain().Echo(value), value));
  }
  for (const [name, shape] of Object.entries(values.SHAPES)) {
    await check(`union ${name}`, async () => expect(await call.plain().Turn(shape), shape));
  }
  const keys = { ...values.KEYS, bytes: new cards.Keys({ by_raw: { "\0\xff": "value" } }) };
  for (const [name, maps] of Object.entries(keys)) {
    await check(`keys ${name}`, async () => expect(await call.plain().EchoKeys(maps), maps));
  }
  const points = [new cards.Point({ x: 1, y: 2 }), new cards.Point({ x: 3, y: 4 })];
  await check("struct keys", async () => {
    const places = new cards.Places({ names: { [points[0]]: "a", [points[1]]: "b" } });
    expect(await call.plain().EchoPlaces(places), places);
  });
  await check("struct members", async () => {
    const places = new cards.Places({ seen: points });
    expect(await call.plain().EchoPlaces(places), places);
  });
  await check("void", async () => expect(await call.plain().Nothing(), undefined));
  await check("inherited", async () => expect(await call.plain().Edition(), "cards"));
  await check("doubles", async () => {
    const client = call.plain();
    for (const number of [0.1, -1e300, 5e-324, Number.MAX_VALUE]) {
      expect(await client.Negate(number), -number);
    }
  });
  await check("every byte", async () => {
    const raw = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    expect(await call.plain().Reverse(raw), Buffer.from(raw).reverse());
  });
  await check("map answered", async () => expect(await call.plain().Count(["a", "b", "a"]), { a: 2, b: 1 }));
  await check("arguments", arguments_);
  await check("arguments left out", async () => {
    const got = await call.plain().Tell(false, 0, 0, 0, 0, cards.Suit.hearts, [], "a", undefined, undefined);
    expect(got, ["no", "0", "0", "0", "0", "1", "aa", "none"]);
  });
  await check("fields said", fieldsSaid);
  await check("fields left out", fieldsLeftOut);
  await check("fields not answered", async () => {
    const { name, size, large, on, real, suit } = await call.plain().Unsettled();
    const got = [name, size, String(plain(large)), on, real, suit];
    expect(got, ["kit", 7, "5000000000", true, 0.5, cards.Suit.spades]);
  });
  await check("fine", async () => expect(await call.plain().Fail("fine"), points[0]));
  await check("torn", async () => isTorn(await raises(cards.Torn, call.plain().Fail("torn"))));
  await check("lost", async () => {
    const e = await raises(cards.Lost, call.plain().Fail("lost"));
    expect([e.since, e.shape], [LOST_SINCE, { label: "lost" }]);
  });
  await check("undeclared error", () => refused(call.plain().Fail("otherwise"), "data_loss: the page is gone"));
  await check("oneway", () => oneway(call.plain()));
  await check("multiplexed", multiplexed);
  await check("multiplexed oneway", () => oneway(call.multiplexed()));
  await checkAges();
  await check("calls at once", callsAtOnce);
  await check("refused value", async () => {
    const client = call.plain();
    const times = client.Tell(false, 0, 0, 0, 0, cards.Suit.hearts, [], "a", 10, undefined);
    await refused(times, "invalid_argument", "times: must be at most 9");
    expect(await client.Edition(), "cards");
  });
  await check("refused infinity", () => refused(call.plain().Negate(Infinity), "number: must be a finite number"));
  for (const [name, kind] of [
    ["suit", "enum value"],
    ["shape", "union member"],
  ]) {
    await check(`refused ${kind}`, () =>
      refused(call.newer().Swap(newerValues.CARDS[name]), "invalid_argument", `card.${name}`),
    );
  }
}

main();
