"""Calls every method of a running Exchange and checks what comes back.

usage: client.py PORT PROTOCOL FRAMING
"""

import sys
import time
import uuid

from thrift.Thrift import TApplicationException
from thrift.transport import TSocket

from exchange import Exchange, ttypes
from peer import FRAMINGS, PROTOCOLS, everything


def expect(what, got, want):
    if got != want:
        sys.exit(f"{what}: got {got!r}, want {want!r}")


def refused(what, call, *parts):
    """The call must fail as a TApplicationException whose message holds all parts."""
    try:
        call()
    except TApplicationException as e:
        for part in parts:
            if part not in (e.message or ""):
                sys.exit(f"{what}: the message {e.message!r} lacks {part!r}")
    else:
        sys.exit(f"{what}: was not refused")


def told(client, prefix):
    """All words that begin with the prefix, two a page."""
    words, cursor = [], None
    while True:
        page = client.Told(prefix, cursor, 2)
        words += page.words
        cursor = page.next_
        if cursor is None:
            return words


def await_told(client, prefix, count):
    """Nobody waits for Tell, so nobody knows when the server has a word."""
    for _ in range(200):
        words = told(client, prefix)
        if len(words) >= count:
            break
        time.sleep(0.01)
    return words


def main(port, protocol, framing):
    socket = TSocket.TSocket("127.0.0.1", int(port))
    socket.setTimeout(10_000)
    transport = FRAMINGS[framing].getTransport(socket)
    client = Exchange.Client(PROTOCOLS[protocol].getProtocol(transport))
    transport.open()

    client.Ping()
    message = everything()
    expect("Echo", client.Echo(message), message)
    expect("Move", client.Move(ttypes.Point(1.0, 2.0), 0.5, 3.0), ttypes.Point(1.5, 5.0))
    expect("Move without dy", client.Move(ttypes.Point(1.0, 2.0), 0.5, None), ttypes.Point(1.5, 2.0))
    for shape in (
        ttypes.Shape(point=ttypes.Point(1.0, 2.0)),
        ttypes.Shape(words=["a"]),
        ttypes.Shape(label=""),
        ttypes.Shape(count=0),
    ):
        expect("Turn", client.Turn(shape), shape)
    expect("Explain", client.Explain("kit", 2, [ttypes.Light.red], None), ["kit", "kit"])
    expect("Explain by default", client.Explain("kit", None, None, None), ["kit"])
    expect("Count", client.Count("a b a"), {"a": 2, "b": 1})

    expect("Check, which is inherited", client.Check(), ttypes.OpsReport(fine=True, name="Exchange"))
    prefix = uuid.uuid4().hex[:8] + "-"
    words = [prefix + end for end in "abcde"]
    for word in words:
        client.Tell(word)
    expect("Told", await_told(client, prefix, len(words)), words)

    try:
        client.Explain("unknown", 1, None, None)
        sys.exit("Explain(unknown): was not refused")
    except ttypes.UnknownWord as e:
        expect("UnknownWord", (e.word, e.nearest), ("unknown", ["known"]))
    try:
        client.Explain("asleep", 1, None, None)
        sys.exit("Explain(asleep): was not refused")
    except ttypes.Asleep as e:
        expect("Asleep", e.until_, 1767225600000000)

    refused("a word too long", lambda: client.Explain("x" * 41, 1, None, None), "invalid_argument", "word: ", "at most 40")
    refused("a number too large", lambda: client.Explain("kit", 10, None, None), "invalid_argument", "times: must be at most 9")
    refused("an unknown enum", lambda: client.Explain("kit", 1, [3], None), "invalid_argument", "lights[0]")
    refused("a missing argument", lambda: client.Count(None), "invalid_argument", "text: is required")
    expect("Count after refusals", client.Count("still here"), {"still": 1, "here": 1})
    transport.close()
    print(f"python client, {protocol}, {framing}: every call as expected")


if __name__ == "__main__":
    main(*sys.argv[1:])
