import cards.All;
import cards.Card;
import cards.Keys;
import cards.Lost;
import cards.Matrix;
import cards.Places;
import cards.Point;
import cards.Settings;
import cards.Shape;
import cards.Suit;
import cards.Torn;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import newer_values.newer_valuesConstants;
import org.apache.thrift.TException;
import org.apache.thrift.TMultiplexedProcessor;
import org.apache.thrift.TProcessor;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.server.TThreadPoolServer;
import org.apache.thrift.transport.TIOStreamTransport;
import org.apache.thrift.transport.TServerSocket;
import values.valuesConstants;

/**
 * Serves the API for the clients of Kit, until it is killed. Prints three ports: of Matrix, of Matrix among several
 * services of one port, and of the newer Matrix.
 *
 * <p>usage: Server PROTOCOL TRANSPORT
 */
final class Server {
  static final long LOST_SINCE = 1767225600000000L;

  public static void main(String[] args) throws TException, IOException {
    Wire wire = new Wire(args[0], args[1]);
    TMultiplexedProcessor multiplexed = new TMultiplexedProcessor();
    multiplexed.registerProcessor("Matrix", new Matrix.Processor<>(new Handler()));
    multiplexed.registerProcessor("Newer", new newer.Matrix.Processor<>(new NewerHandler()));
    int port = serve(wire, new Matrix.Processor<>(new Handler()));
    int multiplexedPort = serve(wire, multiplexed);
    int newerPort = serve(wire, new newer.Matrix.Processor<>(new NewerHandler()));
    System.out.println(port + " " + multiplexedPort + " " + newerPort);
  }

  /** Serves on a port of its own, in a thread of its own; gives the port. */
  private static int serve(Wire wire, TProcessor processor) throws TException, IOException {
    if (wire.transports == null) {
      return serveHttp(wire, processor);
    }
    TServerSocket socket = new TServerSocket(new InetSocketAddress("127.0.0.1", 0));
    TThreadPoolServer server =
        new TThreadPoolServer(
            new TThreadPoolServer.Args(socket)
                .processor(processor)
                .transportFactory(wire.transports)
                .protocolFactory(wire.protocols));
    new Thread(server::serve).start();
    return socket.getServerSocket().getLocalPort();
  }

  /** Does what the servlet of the library does, in the web server of the JDK. */
  private static int serveHttp(Wire wire, TProcessor processor) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        TProtocol protocol = wire.protocols.getProtocol(new TIOStreamTransport(exchange.getRequestBody(), answer));
        processor.process(protocol, protocol);
      } catch (TException e) {
        throw new IOException(e);
      }
      exchange.getResponseHeaders().set("Content-Type", "application/x-thrift");
      exchange.sendResponseHeaders(200, answer.size() == 0 ? -1 : answer.size());
      answer.writeTo(exchange.getResponseBody());
      exchange.close();
    });
    server.start();
    return server.getAddress().getPort();
  }

  static Torn torn() {
    return new Torn("torn", List.of(new Point(1, 2), new Point(3, 4)));
  }

  private static String yesNo(boolean b) {
    return b ? "yes" : "no";
  }

  private static final class Handler implements Matrix.Iface {
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    @Override
    public String Edition() {
      return "cards";
    }

    @Override
    public void Nothing() {}

    @Override
    public All Echo(All all) {
      return all;
    }

    @Override
    public Keys EchoKeys(Keys keys) {
      return keys;
    }

    @Override
    public Places EchoPlaces(Places places) {
      return places;
    }

    @Override
    public Shape Turn(Shape shape) {
      return shape;
    }

    @Override
    public double Negate(double number) {
      return -number;
    }

    @Override
    public ByteBuffer Reverse(ByteBuffer raw) {
      ByteBuffer reversed = ByteBuffer.allocate(raw.remaining());
      for (int i = raw.limit() - 1; i >= raw.position(); i--) {
        reversed.put(raw.get(i));
      }
      return reversed.flip();
    }

    @Override
    public Map<String, Integer> Count(List<String> words) {
      Map<String, Integer> counts = new HashMap<>();
      for (String word : words) {
        counts.merge(word, 1, Integer::sum);
      }
      return counts;
    }

    @Override
    public List<String> Tell(
        boolean yes, byte tiny, short small, int medium, long large, Suit suit, List<Point> points, String text, int times, String tail) {
      List<String> told = new ArrayList<>(List.of(yesNo(yes), "" + tiny, "" + small, "" + medium, "" + large, "" + suit.getValue()));
      for (Point p : points) {
        told.add(p.x + "/" + p.y);
      }
      told.add(text.repeat(times));
      told.add(tail == null ? "none" : tail);
      return told;
    }

    @Override
    public List<String> Settle(Settings s) {
      return List.of(s.name, "" + s.size, "" + s.large, yesNo(s.on), "" + s.real, "" + s.suit.getValue());
    }

    @Override
    public Settings Unsettled() {
      Settings settings = new Settings();
      for (Settings._Fields field : Settings._Fields.values()) {
        settings.setFieldValue(field, null);
      }
      return settings;
    }

    @Override
    public Point Fail(String how) throws Torn, Lost {
      switch (how) {
        case "torn":
          throw torn();
        case "lost":
          throw new Lost(LOST_SINCE).setShape(Shape.label("lost"));
        case "fine":
          return new Point(1, 2);
        default:
          throw new IllegalStateException("the page is gone");
      }
    }

    @Override
    public void Keep(String word) {
      kept.add(word);
    }

    @Override
    public boolean Kept(String word) {
      return kept.contains(word);
    }

    @Override
    public Card Draw(String name) throws Torn {
      Card card = valuesConstants.CARDS.get(name);
      if (card == null) {
        throw torn();
      }
      return card;
    }

    @Override
    public Card Swap(Card card) {
      return card;
    }
  }

  private static final class NewerHandler implements newer.Matrix.Iface {
    @Override
    public String Edition() {
      return "newer";
    }

    @Override
    public newer.Card Draw(String name, int count, newer.Extra extra, Set<Long> marks) throws newer.Torn, newer.Burnt {
      if (count != 1) {
        throw new IllegalStateException("the default of count is 1");
      }
      newer.Card card = newer_valuesConstants.CARDS.get(name);
      if (card != null) {
        return card;
      }
      if (name.equals("burnt")) {
        throw new newer.Burnt(LOST_SINCE);
      }
      List<newer.Point> pieces = List.of(new newer.Point(1, 2).setZ(3), new newer.Point(3, 4));
      throw new newer.Torn("torn", pieces).setBy("wind");
    }

    @Override
    public newer.Card Swap(newer.Card card) {
      return card;
    }

    @Override
    public void Shuffle() {}
  }
}
