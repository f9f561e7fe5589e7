"""Calls the servers of Kit and prints a line for each check: its name, and what is wrong, if anything is.

usage: client.py PROTOCOL TRANSPORT PORT NEWER_PORT
"""

import math
import sys
import time
import uuid

from thrift.protocol import TBinaryProtocol
from thrift.protocol.TMultiplexedProtocol import TMultiplexedProtocol
from thrift.Thrift import TApplicationException
from thrift.transport import THttpClient, TSocket

import newer.Matrix
import newer_values.constants as newer_values
import values.constants as values
from cards import Matrix, ttypes
from newer import ttypes as newer_types
from wire import factories

LOST_SINCE = 1767225600000000


class Caller:
    """Gives each check connections of its own, so that none suffers from another."""

    def __init__(self, protocol, transport, port, newer_port):
        self.post = transport == "post"
        self.transports, self.protocols = factories(protocol, transport)
        self.port, self.newer_port = int(port), int(newer_port)
        self.open = []

    def connect(self, port):
        socket = THttpClient.THttpClient(f"http://127.0.0.1:{port}/") if self.post else TSocket.TSocket("127.0.0.1", port)
        socket.setTimeout(10_000)
        transport = self.transports.getTransport(socket)
        protocol = self.protocols.getProtocol(transport)
        transport.open()
        self.open.append(transport)
        return protocol

    def plain(self):
        return Matrix.Client(self.connect(self.port))

    def multiplexed(self):
        return Matrix.Client(TMultiplexedProtocol(self.connect(self.port), "Matrix"))

    def newer(self):
        return newer.Matrix.Client(self.connect(self.port))

    def of_newer(self):
        return Matrix.Client(self.connect(self.newer_port))

    def check(self, name, call, *args):
        try:
            call(self, *args)
            print(name)
        except Exception as e:  # whatever it is, the other checks go on
            print(f"{name}: {type(e).__name__}: {e}".replace("\n", " "))
        for transport in self.open:
            transport.close()
        self.open = []


def expect(got, want):
    if got != want:
        raise AssertionError(f"got {got!r}, want {want!r}")


def raises(kind, call):
    try:
        got = call()
    except kind as e:
        return e
    raise AssertionError(f"got {got!r}, want {kind.__name__}")


def refused(call, *parts):
    message = raises(TApplicationException, call).message
    for part in parts:
        if part not in message:
            raise AssertionError(f"the message {message!r} lacks {part!r}")


def echo(c, value):
    expect(c.plain().Echo(value), value)


def union(c, shape):
    expect(c.plain().Turn(shape), shape)


def keys(c, maps):
    expect(c.plain().EchoKeys(maps), maps)


def struct_keys(c):
    places = ttypes.Places(names={ttypes.Point(1, 2): "a", ttypes.Point(3, 4): "b"})
    expect(c.plain().EchoPlaces(places), places)


def struct_members(c):
    places = ttypes.Places(seen={ttypes.Point(1, 2), ttypes.Point(3, 4)})
    expect(c.plain().EchoPlaces(places), places)


def doubles(c):
    client = c.plain()
    for number in (0.1, -1e300, 5e-324, sys.float_info.max):
        expect(client.Negate(number), -number)


def arguments(c):
    got = c.plain().Tell(
        True, -1, -300, 70000, 9007199254740993, ttypes.Suit.joker, [ttypes.Point(1, -2)], "ä", 3, "tail"
    )
    expect(got, ["yes", "-1", "-300", "70000", "9007199254740993", "7", "1/-2", "äää", "tail"])


def arguments_left_out(c):
    got = c.plain().Tell(False, 0, 0, 0, 0, ttypes.Suit.hearts, [], "a", None, None)
    expect(got, ["no", "0", "0", "0", "0", "1", "aa", "none"])


def fields_said(c):
    settings = ttypes.Settings(name="", size=-1, large=6000000000, on=False, real=0.25, suit=ttypes.Suit.joker)
    expect(c.plain().Settle(settings), ["", "-1", "6000000000", "no", "0.25", "7"])


def fields_left_out(c):
    settings = ttypes.Settings(name=None, size=None, large=None, on=None, real=None, suit=None)
    expect(c.plain().Settle(settings), ["kit", "7", "5000000000", "yes", "0.5", "2"])


def fields_not_answered(c):
    want = ttypes.Settings(name="kit", size=7, large=5000000000, on=True, real=0.5, suit=ttypes.Suit.spades)
    expect(c.plain().Unsettled(), want)


def is_torn(e):
    expect((e.word, e.pieces), ("torn", [ttypes.Point(1, 2), ttypes.Point(3, 4)]))


def torn(c):
    is_torn(raises(ttypes.Torn, lambda: c.plain().Fail("torn")))


def lost(c):
    e = raises(ttypes.Lost, lambda: c.plain().Fail("lost"))
    expect((e.since, e.shape), (LOST_SINCE, ttypes.Shape(label="lost")))


def oneway(client):
    word = "w" + uuid.uuid4().hex
    expect(client.Kept(word), False)
    client.Keep(word)
    for _ in range(200):
        if client.Kept(word):
            return
        time.sleep(0.01)
    raise AssertionError("the word never came")


def multiplexed(c):
    client = c.multiplexed()
    expect(client.Echo(values.ALLS["least"]), values.ALLS["least"])
    expect(client.Edition(), "cards")
    is_torn(raises(ttypes.Torn, lambda: client.Fail("torn")))


def newer_fields(c):
    sent = newer_values.CARDS["fields"]
    want = newer_types.Card(name=sent.name, suit=sent.suit, shape=sent.shape, note=sent.note)
    expect(c.newer().Swap(sent), want)


def newer_fields_inside(c):
    sent = newer_values.CARDS["deep"]
    point = newer_types.Shape(point=newer_types.Point(x=1, y=2))
    expect(c.newer().Swap(sent), newer_types.Card(name="deep", suit=sent.suit, shape=newer_types.Shape(shape=point)))


def newer_arguments(c):
    got = c.newer().Draw("plain", 3, newer_values.CARDS["fields"].extra, {1, 2})
    shape = newer_types.Shape(label="plain")
    expect(got, newer_types.Card(name="plain", suit=newer_types.Suit.spades, shape=shape, note="older"))


def newer_method(c):
    client = c.newer()
    e = raises(TApplicationException, client.Shuffle)
    expect(e.type, TApplicationException.UNKNOWN_METHOD)
    expect(client.Edition(), "cards")


def older_reads_fields(c):
    shape = ttypes.Shape(count=5000000000)
    expect(c.of_newer().Draw("fields"), ttypes.Card(name="fields", suit=ttypes.Suit.joker, shape=shape, note="kept"))


def older_reads_fields_inside(c):
    shape = ttypes.Shape(shape=ttypes.Shape(point=ttypes.Point(x=1, y=2)))
    expect(c.of_newer().Draw("deep"), ttypes.Card(name="deep", suit=ttypes.Suit.hearts, shape=shape))


def older_reads_an_enum_value(c):
    expect(c.of_newer().Draw("suit"), ttypes.Card(name="suit", suit=9, shape=ttypes.Shape(label="suit"), note="kept"))


def older_reads_a_union_member(c):
    want = ttypes.Card(name="shape", suit=ttypes.Suit.spades, shape=ttypes.Shape(), note="kept")
    expect(c.of_newer().Draw("shape"), want)


def refused_value(c):
    client = c.plain()
    refused(
        lambda: client.Tell(False, 0, 0, 0, 0, ttypes.Suit.hearts, [], "a", 10, None),
        "invalid_argument", "times: must be at most 9",
    )
    expect(client.Edition(), "cards")


def not_strict(c):
    """Calls without the version in front of messages, as very old programs do."""
    c.protocols = TBinaryProtocol.TBinaryProtocolFactory(strictRead=False, strictWrite=False)
    expect(c.plain().Echo(values.ALLS["full"]), values.ALLS["full"])


def main(*args):
    c = Caller(*args)
    for name, value in values.ALLS.items():
        c.check(f"echo {name}", echo, value)
    for name, shape in values.SHAPES.items():
        c.check(f"union {name}", union, shape)
    for name, maps in values.KEYS.items():
        c.check(f"keys {name}", keys, maps)
    c.check("keys bytes", keys, ttypes.Keys(by_raw={b"\x00\xff": "value"}))
    c.check("struct keys", struct_keys)
    c.check("struct members", struct_members)
    c.check("void", lambda c: expect(c.plain().Nothing(), None))
    c.check("inherited", lambda c: expect(c.plain().Edition(), "cards"))
    c.check("doubles", doubles)
    c.check("every byte", lambda c: expect(c.plain().Reverse(bytes(range(256))), bytes(range(255, -1, -1))))
    c.check("map answered", lambda c: expect(c.plain().Count(["a", "b", "a"]), {"a": 2, "b": 1}))
    c.check("arguments", arguments)
    c.check("arguments left out", arguments_left_out)
    c.check("fields said", fields_said)
    c.check("fields left out", fields_left_out)
    c.check("fields not answered", fields_not_answered)
    c.check("fine", lambda c: expect(c.plain().Fail("fine"), ttypes.Point(1, 2)))
    c.check("torn", torn)
    c.check("lost", lost)
    c.check("undeclared error", lambda c: refused(lambda: c.plain().Fail("otherwise"), "data_loss: the page is gone"))
    c.check("oneway", lambda c: oneway(c.plain()))
    c.check("multiplexed", multiplexed)
    c.check("multiplexed oneway", lambda c: oneway(c.multiplexed()))
    c.check("newer fields", newer_fields)
    c.check("newer fields inside", newer_fields_inside)
    c.check("newer arguments", newer_arguments)
    c.check("newer method", newer_method)
    c.check("older reads fields", older_reads_fields)
    c.check("older reads fields inside", older_reads_fields_inside)
    c.check("older reads an enum value", older_reads_an_enum_value)
    c.check("older reads a union member", older_reads_a_union_member)
    c.check("older reads an error", lambda c: is_torn(raises(ttypes.Torn, lambda: c.of_newer().Draw("torn"))))
    c.check("older survives an error", lambda c: raises(TApplicationException, lambda: c.of_newer().Draw("burnt")))
    c.check("refused value", refused_value)
    c.check("refused infinity", lambda c: refused(lambda: c.plain().Negate(math.inf), "number: must be a finite number"))
    for name, path in ("suit", "card.suit"), ("shape", "card.shape"):
        card = newer_values.CARDS[name]
        kind = {"suit": "enum value", "shape": "union member"}[name]
        c.check(f"refused {kind}", lambda c: refused(lambda: c.newer().Swap(card), "invalid_argument", path))
    if args[0] == "binary" and args[1] in ("framed", "unframed", "post"):
        c.check("binary that is not strict", not_strict)


if __name__ == "__main__":
    main(*sys.argv[1:])
