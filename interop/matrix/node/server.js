"use strict";
// Serves the API for the clients of Kit, until it is killed. Prints three ports: of Matrix, of Matrix among several
// services of one port, and of the newer Matrix.
//
// usage: server.js PROTOCOL TRANSPORT

const thrift = require("thrift");

const cards = require("older/cards_types");
const Matrix = require("older/Matrix");
const newer = require("newer/newer_types");
const NewerMatrix = require("newer/Matrix");
const newerValues = require("newer/newer_values_types");
const values = require("older/values_types");
const { options, plain } = require("./wire");

const LOST_SINCE = 1767225600000000;

const yesNo = (b) => (b ? "yes" : "no");
const torn = () =>
  new cards.Torn({ word: "torn", pieces: [new cards.Point({ x: 1, y: 2 }), new cards.Point({ x: 3, y: 4 })] });

class Handler {
  kept = new Set();

  Edition() {
    return "cards";
  }
  Nothing() {}
  Echo(value) {
    return value;
  }
  EchoKeys(keys) {
    return keys;
  }
  EchoPlaces(places) {
    return places;
  }
  Turn(shape) {
    return shape;
  }
  Swap(card) {
    return card;
  }
  Negate(number) {
    return -number;
  }
  Reverse(raw) {
    return Buffer.from(raw).reverse();
  }
  Count(words) {
    const counts = {};
    for (const word of words) {
      counts[word] = (counts[word] || 0) + 1;
    }
    return counts;
  }
  Tell(yes, tiny, small, medium, large, suit, points, text, times, tail) {
    const places = points.map((p) => `${p.x}/${p.y}`);
    const numbers = [tiny, small, medium, plain(large), suit].map(String);
    return [yesNo(yes), ...numbers, ...places, text.repeat(times), tail === null ? "none" : tail];
  }
  Settle(s) {
    return [s.name, String(s.size), String(plain(s.large)), yesNo(s.on), String(s.real), String(s.suit)];
  }
  Unsettled() {
    const settings = new cards.Settings();
    for (const field of Object.keys(settings)) {
      settings[field] = null;
    }
    return settings;
  }
  async Fail(how) {
    switch (how) {
      case "torn":
        throw torn();
      case "lost":
        throw new cards.Lost({ since: LOST_SINCE, shape: new cards.Shape({ label: "lost" }) });
      case "fine":
        return new cards.Point({ x: 1, y: 2 });
    }
    throw new Error("the page is gone");
  }
  Keep(word) {
    this.kept.add(word);
  }
  Kept(word) {
    return this.kept.has(word);
  }
  async Draw(name) {
    if (name in values.CARDS) {
      return values.CARDS[name];
    }
    throw torn();
  }
}

class NewerHandler {
  Edition() {
    return "newer";
  }
  async Draw(name, count, extra, marks) {
    if (count !== 1) {
      throw new Error("the default of count is 1");
    }
    if (name in newerValues.CARDS) {
      return newerValues.CARDS[name];
    }
    if (name === "burnt") {
      throw new newer.Burnt({ when_: LOST_SINCE });
    }
    const pieces = [new newer.Point({ x: 1, y: 2, z: 3 }), new newer.Point({ x: 3, y: 4 })];
    throw new newer.Torn({ word: "torn", pieces, by: "wind" });
  }
  Swap(card) {
    return card;
  }
  Shuffle() {}
}

// serve serves on a port of its own and gives the port.
function serve(server) {
  server.on("error", (e) => console.error(e));
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));
}

// post makes a server for requests of HTTP.
function post(processor, wire) {
  return thrift.createWebServer({ services: { "/": { processor, ...wire } } });
}

async function main(protocol, transport) {
  const wire = options(protocol, transport);
  const multiplexed = new thrift.MultiplexedProcessor();
  multiplexed.registerProcessor("Matrix", new Matrix.Processor(new Handler()));
  multiplexed.registerProcessor("Newer", new NewerMatrix.Processor(new NewerHandler()));
  const processors = [new Matrix.Processor(new Handler()), multiplexed, new NewerMatrix.Processor(new NewerHandler())];
  const create = transport === "post" ? post : thrift.createMultiplexServer;
  const ports = await Promise.all(processors.map((processor) => serve(create(processor, wire))));
  console.log(ports.join(" "));
}

main(...process.argv.slice(2));
