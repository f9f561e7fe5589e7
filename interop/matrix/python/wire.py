"""The protocols and transports of Apache's library, by the names that the matrix gives them."""

from thrift.protocol import TBinaryProtocol, TCompactProtocol, THeaderProtocol
from thrift.transport import TTransport
from thrift.transport.THeaderTransport import THeaderClientType, THeaderSubprotocolID


def factories(protocol, framing):
    """Gives what makes a transport of a socket, and what makes a protocol of that."""
    if framing == "theader":
        inner = {"binary": THeaderSubprotocolID.BINARY, "compact": THeaderSubprotocolID.COMPACT}[protocol]
        plain = TTransport.TTransportFactoryBase()
        return plain, THeaderProtocol.THeaderProtocolFactory((THeaderClientType.HEADERS,), inner)
    transport = {"framed": TTransport.TFramedTransportFactory, "unframed": TTransport.TBufferedTransportFactory}[framing]
    protocols = {
        "binary": TBinaryProtocol.TBinaryProtocolFactory,
        "compact": TCompactProtocol.TCompactProtocolFactory,
    }
    return transport(), protocols[protocol]()
