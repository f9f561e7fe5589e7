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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import newer_values.newer_valuesConstants;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.protocol.TMultiplexedProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.THttpClient;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;
import values.valuesConstants;

/**
 * Calls the servers of Kit and prints a line for each check: its name, and what is wrong, if anything is.
 *
 * <p>usage: Client PROTOCOL TRANSPORT PORT NEWER_PORT
 */
final class Client {
  private final Wire wire;
  private final int port;
  private final int newerPort;
  private final List<TTransport> open = new ArrayList<>();

  private Client(String[] args) {
    wire = new Wire(args[0], args[1]);
    port = Integer.parseInt(args[2]);
    newerPort = Integer.parseInt(args[3]);
  }

  public static void main(String[] args) {
    new Client(args).checkAll();
  }

  private interface Call {
    void run() throws Exception;
  }

  /** Makes one check, with connections of its own, so that none suffers from another. */
  private void check(String name, Call call) {
    try {
      call.run();
      System.out.println(name);
    } catch (Exception | AssertionError e) {
      System.out.println((name + ": " + e).replace('\n', ' '));
    }
    open.forEach(TTransport::close);
    open.clear();
  }

  private TProtocol connect(int port) throws TTransportException {
    TTransport transport =
        wire.transports == null
            ? new THttpClient("http://127.0.0.1:" + port + "/")
            : wire.transports.getTransport(new TSocket("127.0.0.1", port, 10_000));
    transport.open();
    open.add(transport);
    return wire.protocols.getProtocol(transport);
  }

  private Matrix.Client plain() throws TTransportException {
    return new Matrix.Client(connect(port));
  }

  private Matrix.Client multiplexed() throws TTransportException {
    return new Matrix.Client(new TMultiplexedProtocol(connect(port), "Matrix"));
  }

  private newer.Matrix.Client newer() throws TTransportException {
    return new newer.Matrix.Client(connect(port));
  }

  private Matrix.Client ofNewer() throws TTransportException {
    return new Matrix.Client(connect(newerPort));
  }

  private static void expect(Object got, Object want) {
    if (!got.equals(want)) {
      throw new AssertionError("got " + got + ", want " + want);
    }
  }

  private static <E extends Exception> E raises(Class<E> kind, Call call) throws Exception {
    try {
      call.run();
    } catch (Exception e) {
      if (kind.isInstance(e)) {
        return kind.cast(e);
      }
      throw e;
    }
    throw new AssertionError("no " + kind.getSimpleName());
  }

  private static void refused(Call call, String... parts) throws Exception {
    String message = raises(TApplicationException.class, call).getMessage();
    for (String part : parts) {
      if (!message.contains(part)) {
        throw new AssertionError("the message \"" + message + "\" lacks \"" + part + "\"");
      }
    }
  }

  private void checkAll() {
    for (Map.Entry<String, All> e : valuesConstants.ALLS.entrySet()) {
      check("echo " + e.getKey(), () -> expect(plain().Echo(e.getValue()), e.getValue()));
    }
    for (Map.Entry<String, Shape> e : valuesConstants.SHAPES.entrySet()) {
      check("union " + e.getKey(), () -> expect(plain().Turn(e.getValue()), e.getValue()));
    }
    for (Map.Entry<String, Keys> e : valuesConstants.KEYS.entrySet()) {
      check("keys " + e.getKey(), () -> expect(plain().EchoKeys(e.getValue()), e.getValue()));
    }
    check("keys bytes", () -> {
      Keys keys = new Keys().setBy_raw(Map.of(ByteBuffer.wrap(new byte[] {0, (byte) 0xff}), "value"));
      expect(plain().EchoKeys(keys), keys);
    });
    check("struct keys", () -> {
      Places places = new Places().setNames(Map.of(new Point(1, 2), "a", new Point(3, 4), "b"));
      expect(plain().EchoPlaces(places), places);
    });
    check("struct members", () -> {
      Places places = new Places().setSeen(Set.of(new Point(1, 2), new Point(3, 4)));
      expect(plain().EchoPlaces(places), places);
    });
    check("void", () -> plain().Nothing());
    check("inherited", () -> expect(plain().Edition(), "cards"));
    check("doubles", () -> {
      Matrix.Client client = plain();
      for (double number : new double[] {0.1, -1e300, 5e-324, Double.MAX_VALUE}) {
        expect(client.Negate(number), -number);
      }
    });
    check("every byte", () -> {
      ByteBuffer raw = ByteBuffer.allocate(256);
      ByteBuffer reversed = ByteBuffer.allocate(256);
      for (int i = 0; i < 256; i++) {
        raw.put((byte) i);
        reversed.put((byte) (255 - i));
      }
      expect(plain().Reverse(raw.flip()), reversed.flip());
    });
    check("map answered", () -> expect(plain().Count(List.of("a", "b", "a")), Map.of("a", 2, "b", 1)));
    check("arguments", () -> {
      List<String> got =
          plain().Tell(true, (byte) -1, (short) -300, 70000, 9007199254740993L, Suit.joker, List.of(new Point(1, -2)), "ä", 3, "tail");
      expect(got, List.of("yes", "-1", "-300", "70000", "9007199254740993", "7", "1/-2", "äää", "tail"));
    });
    check("arguments left out", () -> {
      List<String> got = plain().Tell(false, (byte) 0, (short) 0, 0, 0, Suit.hearts, List.of(), "a", 0, null);
      expect(got, List.of("no", "0", "0", "0", "0", "1", "aa", "none"));
    });
    check("fields said", () -> {
      Settings settings =
          new Settings().setName("").setSize(-1).setLarge(6000000000L).setOn(false).setReal(0.25).setSuit(Suit.joker);
      expect(plain().Settle(settings), List.of("", "-1", "6000000000", "no", "0.25", "7"));
    });
    check("fields left out", () -> {
      Settings settings = new Settings();
      for (Settings._Fields field : Settings._Fields.values()) {
        settings.setFieldValue(field, null);
      }
      expect(plain().Settle(settings), List.of("kit", "7", "5000000000", "yes", "0.5", "2"));
    });
    check("fields not answered", () -> {
      Settings s = plain().Unsettled();
      expect(List.of(s.name, s.size, s.large, s.on, s.real, s.suit), List.of("kit", 7, 5000000000L, true, 0.5, Suit.spades));
    });
    check("fine", () -> expect(plain().Fail("fine"), new Point(1, 2)));
    check("torn", () -> expect(raises(Torn.class, () -> plain().Fail("torn")), Server.torn()));
    check("lost", () -> {
      Lost want = new Lost(Server.LOST_SINCE).setShape(Shape.label("lost"));
      expect(raises(Lost.class, () -> plain().Fail("lost")), want);
    });
    check("undeclared error", () -> refused(() -> plain().Fail("otherwise"), "data_loss: the page is gone"));
    check("oneway", () -> oneway(plain()));
    check("multiplexed oneway", () -> oneway(multiplexed()));
    check("multiplexed", () -> {
      Matrix.Client client = multiplexed();
      All least = valuesConstants.ALLS.get("least");
      expect(client.Echo(least), least);
      expect(client.Edition(), "cards");
      expect(raises(Torn.class, () -> client.Fail("torn")), Server.torn());
    });
    checkAges();
    check("refused value", () -> {
      Matrix.Client client = plain();
      refused(
          () -> client.Tell(false, (byte) 0, (short) 0, 0, 0, Suit.hearts, List.of(), "a", 10, null),
          "invalid_argument", "times: must be at most 9");
      expect(client.Edition(), "cards");
    });
    check("refused infinity", () -> refused(() -> plain().Negate(Double.POSITIVE_INFINITY), "number: must be a finite number"));
    check("refused enum value", () ->
        refused(() -> newer().Swap(newer_valuesConstants.CARDS.get("suit")), "invalid_argument", "card.suit"));
    check("refused union member", () ->
        refused(() -> newer().Swap(newer_valuesConstants.CARDS.get("shape")), "invalid_argument", "card.shape"));
  }

  private void oneway(Matrix.Client client) throws Exception {
    String word = "w" + UUID.randomUUID();
    expect(client.Kept(word), false);
    client.Keep(word);
    for (int i = 0; i < 200; i++) {
      if (client.Kept(word)) {
        return;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("the word never came");
  }

  /** Makes the checks in which one side is newer than the other. */
  private void checkAges() {
    check("newer fields", () -> {
      newer.Card sent = newer_valuesConstants.CARDS.get("fields");
      newer.Card want = new newer.Card(sent.name, sent.suit, sent.shape).setNote(sent.note);
      expect(newer().Swap(sent), want);
    });
    check("newer fields inside", () -> {
      newer.Shape point = newer.Shape.point(new newer.Point(1, 2));
      newer.Card want = new newer.Card("deep", newer.Suit.hearts, newer.Shape.shape(point));
      expect(newer().Swap(newer_valuesConstants.CARDS.get("deep")), want);
    });
    check("newer arguments", () -> {
      newer.Card got = newer().Draw("plain", 3, newer_valuesConstants.CARDS.get("fields").extra, Set.of(1L, 2L));
      expect(got, new newer.Card("plain", newer.Suit.spades, newer.Shape.label("plain")).setNote("older"));
    });
    check("newer method", () -> {
      newer.Matrix.Client client = newer();
      TApplicationException e = raises(TApplicationException.class, client::Shuffle);
      expect(e.getType(), TApplicationException.UNKNOWN_METHOD);
      expect(client.Edition(), "cards");
    });
    check("older reads fields", () ->
        expect(ofNewer().Draw("fields"), new Card("fields", Suit.joker, Shape.count(5000000000L)).setNote("kept")));
    check("older reads fields inside", () ->
        expect(ofNewer().Draw("deep"), new Card("deep", Suit.hearts, Shape.shape(Shape.point(new Point(1, 2))))));
    check("older reads an enum value", () -> {
      Card got = ofNewer().Draw("suit");
      expect(List.of(got.name, got.isSetSuit(), got.shape, got.note), List.of("suit", false, Shape.label("suit"), "kept"));
    });
    check("older reads a union member", () -> {
      Card got = ofNewer().Draw("shape");
      expect(List.of(got.name, got.suit, got.shape.isSet(), got.note), List.of("shape", Suit.spades, false, "kept"));
    });
    check("older reads an error", () -> expect(raises(Torn.class, () -> ofNewer().Draw("torn")), Server.torn()));
    check("older survives an error", () -> raises(TApplicationException.class, () -> ofNewer().Draw("burnt")));
  }
}
