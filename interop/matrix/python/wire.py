"""The protocols and transports of Apache's library, by the names that the matrix gives them."""

from thrift.protocol import TBinaryProtocol, TCompactProtocol, THeaderProtocol, TJSONProtocol
from thrift.transport import TTransport
from thrift.transport.THeaderTransport import THeaderClientType, THeaderSubprotocolID, THeaderTransformID


class ZlibFactory(THeaderProtocol.THeaderProtocolFactory):
    """Makes protocols that compress what they write."""

    def getProtocol(self, trans):
        protocol = super().getProtocol(trans)
        protocol.trans.add_transform(THeaderTransformID.ZLIB)
        return protocol


def factories(protocol, transport):
    """Gives what makes a transport of a connection, and what makes a protocol of that."""
    plain = TTransport.TTransportFactoryBase()
    if transport in ("theader", "zlib"):
        inner = {"binary": THeaderSubprotocolID.BINARY, "compact": THeaderSubprotocolID.COMPACT}[protocol]
        factory = ZlibFactory if transport == "zlib" else THeaderProtocol.THeaderProtocolFactory
        return plain, factory((THeaderClientType.HEADERS,), inner)
    transports = {
        "framed": TTransport.TFramedTransportFactory(),
        "unframed": TTransport.TBufferedTransportFactory(),
        "post": plain,
    }
    protocols = {
        "binary": TBinaryProtocol.TBinaryProtocolFactory(),
        "compact": TCompactProtocol.TCompactProtocolFactory(),
        "json": TJSONProtocol.TJSONProtocolFactory(),
    }
    return transports[transport], protocols[protocol]
