"""A Thrift service of others: it offers billing.Payments, and hands each call on to the one that it is given, with the
headers of THeader that it came with. Arguments: the folder of the generated code, its own port, the other's port."""
import sys

sys.path.insert(0, sys.argv[1])
from billing import Payments
from thrift.protocol.THeaderProtocol import THeaderProtocol, THeaderProtocolFactory
from thrift.server import TServer
from thrift.transport import TSocket, TTransport
from thrift.transport.THeaderTransport import THeaderClientType, THeaderSubprotocolID

HEADERS, COMPACT = (THeaderClientType.HEADERS,), THeaderSubprotocolID.COMPACT


class Relay:
    """Calls the other service with the headers of the call that is being served."""

    headers = {}

    def _client(self):
        socket = TSocket.TSocket("127.0.0.1", int(sys.argv[3]))
        protocol = THeaderProtocol(socket, HEADERS, COMPACT)
        for key, value in self.headers.items():
            protocol.trans.set_header(key, value)
        socket.open()
        return socket, Payments.Client(protocol)

    def Charge(self, *args):
        socket, client = self._client()
        try:
            return client.Charge(*args)
        finally:
            socket.close()

    def Get(self, *args):
        socket, client = self._client()
        try:
            return client.Get(*args)
        finally:
            socket.close()


class Processor(Payments.Processor):
    def process(self, iprot, oprot):
        name, kind, seqid = iprot.readMessageBegin()
        self._handler.headers = dict(iprot.trans.get_headers())
        self._processMap[name](self, seqid, iprot, oprot)
        return True


server = TServer.TThreadedServer(
    Processor(Relay()),
    TSocket.TServerSocket("127.0.0.1", int(sys.argv[2])),
    TTransport.TTransportFactoryBase(),
    THeaderProtocolFactory(HEADERS, COMPACT),
    daemon=True,
)
server.serve()
