import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TJSONProtocol;
import org.apache.thrift.protocol.TProtocolFactory;
import org.apache.thrift.transport.TTransportFactory;
import org.apache.thrift.transport.layered.TFramedTransport;

/** The protocols and transports of Apache's library, by the names that the matrix gives them. */
final class Wire {
  final TProtocolFactory protocols;
  final TTransportFactory transports; // null: HTTP

  Wire(String protocol, String transport) {
    protocols = switch (protocol) {
      case "binary" -> new TBinaryProtocol.Factory();
      case "compact" -> new TCompactProtocol.Factory();
      case "json" -> new TJSONProtocol.Factory();
      default -> throw new IllegalArgumentException(protocol);
    };
    transports = switch (transport) {
      case "framed" -> new TFramedTransport.Factory();
      case "unframed" -> new TTransportFactory();
      case "post" -> null;
      default -> throw new IllegalArgumentException(transport);
    };
  }
}
