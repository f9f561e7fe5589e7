"""Serves Exchange, so that a Kit client can call it. Prints the port that it listens on.

usage: server.py PROTOCOL FRAMING
"""

import sys

from thrift.server import TServer
from thrift.transport import TSocket

from exchange import Exchange, ttypes
from peer import FRAMINGS, PROTOCOLS


class Listener(TSocket.TServerSocket):
    def listen(self):
        super().listen()
        print(self.handle.getsockname()[1], flush=True)


class Handler:
    def __init__(self):
        self.told = []

    def Ping(self):
        pass

    def Check(self):
        return ttypes.OpsReport(fine=True, name="Exchange")

    def Tell(self, word):
        self.told = sorted([*self.told, word])

    def Told(self, prefix, cursor, size):
        size = 10 if size is None else size
        words = [w for w in self.told if w.startswith(prefix or "") and (cursor is None or w > cursor)]
        more = len(words) > size
        return ttypes.WordPage(words=words[:size], next_=words[size - 1] if more else None)

    def Echo(self, message):
        return message

    def Move(self, point, dx, dy):
        return ttypes.Point(point.x + dx, point.y + (dy or 0.0))

    def Turn(self, shape):
        return shape

    def Explain(self, word, times, lights, trace):
        if word == "unknown":
            raise ttypes.UnknownWord(word=word, nearest=["known"])
        if word == "asleep":
            raise ttypes.Asleep(until_=1767225600000000)
        return [word] * (1 if times is None else times)

    def Count(self, text):
        counts = {}
        for word in text.split():
            counts[word] = counts.get(word, 0) + 1
        return counts


def main(protocol, framing):
    server = TServer.TThreadedServer(
        Exchange.Processor(Handler()), Listener("127.0.0.1", 0), FRAMINGS[framing], PROTOCOLS[protocol], daemon=True
    )
    server.serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
