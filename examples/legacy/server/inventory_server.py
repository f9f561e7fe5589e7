#!/usr/bin/python3
"""The warehouse's own service: Apache Thrift for Python, framed, binary.

It is called with the folder that `thrift --gen py` wrote to, and prints the port that it listens on.
"""
import sys
import time

sys.path.insert(0, sys.argv[1])

from thrift.protocol import TBinaryProtocol
from thrift.server import TServer
from thrift.transport import TSocket, TTransport

from warehouse import Inventory
from warehouse.ttypes import NoSuchShelf, Shelf, Unit

SHELVES = {
    "tea": Shelf(sku="tea", left=12, unit=Unit.KILO, places=["A1", "A2"]),
    "cup": Shelf(sku="cup", left=80, remark="fragile", places=["B7"]),
}


class Handler:
    def __init__(self):
        self.notes = []

    def getShelf(self, sku):
        if sku == "notes":  # what was remembered
            return Shelf(sku=sku, left=len(self.notes), places=self.notes)
        if sku not in SHELVES:
            raise NoSuchShelf(sku)
        return SHELVES[sku]

    def find(self, query, limit):
        found = [s for s in SHELVES.values() if s.sku == query.sku or query.place in s.places]
        return found[:limit]

    def recount(self, seconds):
        time.sleep(seconds)
        return {sku: shelf.left for sku, shelf in SHELVES.items()}

    def remember(self, note):
        self.notes.append(note)


class Listening(TSocket.TServerSocket):
    def listen(self):
        super().listen()
        print(self.handle.getsockname()[1], flush=True)


server = TServer.TThreadedServer(
    Inventory.Processor(Handler()),
    Listening("127.0.0.1", 0),
    TTransport.TFramedTransportFactory(),
    TBinaryProtocol.TBinaryProtocolFactory(),
    daemon=True,
)
server.serve()
