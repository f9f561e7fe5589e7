"""Serves the API for the clients of Kit, until it is killed. Prints three ports: of Matrix, of Matrix among several
services of one port, and of the newer Matrix.

usage: server.py PROTOCOL TRANSPORT
"""

import sys
import threading

from thrift.server import THttpServer, TServer
from thrift.TMultiplexedProcessor import TMultiplexedProcessor
from thrift.transport import TSocket

import newer.Matrix
import newer_values.constants as newer_values
import values.constants as values
from cards import Matrix, ttypes
from newer import ttypes as newer_types
from wire import factories

LOST_SINCE = 1767225600000000


def yes_no(b):
    return "yes" if b else "no"


class Handler:
    def __init__(self):
        self.kept = set()

    def Edition(self):
        return "cards"

    def Nothing(self):
        pass

    def Echo(self, value):
        return value

    EchoKeys = EchoPlaces = Turn = Swap = Echo

    def Negate(self, number):
        return -number

    def Reverse(self, raw):
        return raw[::-1]

    def Count(self, words):
        return {word: words.count(word) for word in words}

    def Tell(self, yes, tiny, small, medium, large, suit, points, text, times, tail):
        numbers = [str(n) for n in (tiny, small, medium, large, suit)]
        places = [f"{p.x}/{p.y}" for p in points]
        return [yes_no(yes), *numbers, *places, text * times, "none" if tail is None else tail]

    def Settle(self, s):
        return [s.name, str(s.size), str(s.large), yes_no(s.on), str(s.real), str(s.suit)]

    def Unsettled(self):
        return ttypes.Settings(name=None, size=None, large=None, on=None, real=None, suit=None)

    def Fail(self, how):
        if how == "torn":
            raise torn()
        if how == "lost":
            raise ttypes.Lost(since=LOST_SINCE, shape=ttypes.Shape(label="lost"))
        if how == "fine":
            return ttypes.Point(1, 2)
        raise ValueError("the page is gone")

    def Keep(self, word):
        self.kept.add(word)

    def Kept(self, word):
        return word in self.kept

    def Draw(self, name):
        if name in values.CARDS:
            return values.CARDS[name]
        raise torn()


def torn():
    return ttypes.Torn(word="torn", pieces=[ttypes.Point(1, 2), ttypes.Point(3, 4)])


class NewerHandler:
    def Edition(self):
        return "newer"

    def Draw(self, name, count, extra, marks):
        if count != 1:
            raise ValueError("the default of count is 1")
        if name in newer_values.CARDS:
            return newer_values.CARDS[name]
        if name == "burnt":
            raise newer_types.Burnt(when_=LOST_SINCE)
        pieces = [newer_types.Point(1, 2, 3), newer_types.Point(3, 4)]
        raise newer_types.Torn(word="torn", pieces=pieces, by="wind")

    def Swap(self, card):
        return card

    def Shuffle(self):
        pass


def serve_http(processor, protocols):
    """Does the same as serve, for requests of HTTP."""
    server = THttpServer.THttpServer(processor, ("127.0.0.1", 0), protocols)
    threading.Thread(target=server.serve).start()
    return server.httpd.server_port


def serve(processor, transports, protocols):
    """Serves on a port of its own, in a thread of its own; gives the port."""
    listener = TSocket.TServerSocket("127.0.0.1", 0)
    server = TServer.TThreadedServer(processor, listener, transports, protocols, daemon=True)
    listening = threading.Event()
    listen = listener.listen
    listener.listen = lambda: (listen(), listening.set())
    threading.Thread(target=server.serve).start()
    listening.wait()
    return listener.handle.getsockname()[1]


def main(protocol, transport):
    multiplexed = TMultiplexedProcessor()
    multiplexed.registerProcessor("Matrix", Matrix.Processor(Handler()))
    multiplexed.registerProcessor("Newer", newer.Matrix.Processor(NewerHandler()))
    processors = (Matrix.Processor(Handler()), multiplexed, newer.Matrix.Processor(NewerHandler()))
    transports, protocols = factories(protocol, transport)
    if transport == "post":
        print(*(serve_http(p, protocols) for p in processors), flush=True)
    else:
        print(*(serve(p, transports, protocols) for p in processors), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
