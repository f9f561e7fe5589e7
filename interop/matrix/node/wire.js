"use strict";
// The protocols and transports of Apache's library, by the names that the matrix gives them.

const thrift = require("thrift");

const HEADER_IDS = { binary: 0, compact: 2 };

// options gives what the library calls a protocol inside a transport.
exports.options = (protocol, transport) => ({
  protocol:
    transport === "theader"
      ? thrift.THeaderProtocol
      : { binary: thrift.TBinaryProtocol, compact: thrift.TCompactProtocol, json: thrift.TJSONProtocol }[protocol],
  transport: transport === "framed" ? thrift.TFramedTransport : thrift.TBufferedTransport,
});

// header makes a client write THeader: its generated code flushes the transport itself, so that nobody writes the
// headers unless the transport does.
exports.header = (client, protocol) => {
  const output = client.output;
  const flush = output.flush;
  output.setProtocolId(HEADER_IDS[protocol]);
  output.flush = function () {
    this.writeHeaders();
    return flush.apply(this, arguments);
  };
};

// plain makes values comparable: libraries mix several kinds of integers, of bytes and of what is absent.
exports.plain = function plain(value) {
  if (value instanceof thrift.Int64) {
    return thrift.toBigInt(value).toString();
  }
  if (Buffer.isBuffer(value)) {
    return value.toString("latin1");
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (value !== null && typeof value === "object") {
    const fields = Object.entries(value).filter(([, v]) => v !== null && v !== undefined);
    return Object.fromEntries(fields.map(([k, v]) => [k, plain(v)]));
  }
  return value;
};
