/**
 * Every type that Kit has, for programs of other makers to send and receive. Version 1.0.0.
 */
namespace * exchange

/**
 * The colours of a traffic light.
 */
enum Light {
  red = 1
  amber = 2
  /** Go. */
  green = 4
}

/**
 * A short word. 1 to 40 characters.
 */
typedef string Word

/**
 * A place on a map.
 */
struct Point {
  1: required double x
  2: required double y
}

/**
 * A line of a tree: recursive through a list, a map and an option.
 */
struct Node {
  1: required Word name
  2: required list<Node> children
  3: required map<string, Node> named
  /** Named "next" in the .kit file; that word is reserved. */
  4: optional Node & next_
}

/**
 * One of several shapes.
 */
union Shape {
  1: Point point
  2: list<Word> words
  3: string label
  4: i64 count
}

/**
 * One field of each kind.
 */
struct Everything {
  1: required bool yes
  2: required i8 tiny
  3: required i16 small
  4: required i32 medium
  5: required i64 large
  6: required double real
  7: required string text
  8: required binary raw
  /** A UUID. */
  9: required string id
  /** Microseconds since 1970-01-01T00:00:00Z. */
  10: required i64 at
  /** Microseconds. */
  11: required i64 took
  /** A date as YYYY-MM-DD. */
  12: required string day
  /** A JSON text. */
  13: required string free
  14: required Word word
  15: required Light light
  16: required Point point
  17: required Shape shape
  18: required list<i32> numbers
  19: required list<bool> flags
  20: required list<Point> points
  21: required set<Light> lights
  22: required set<Word> words
  23: required map<string, i64> by_name
  24: required map<i32, string> by_number
  25: required map<Light, Point> by_light
  /** Each key: a UUID. */
  26: required map<string, bool> by_id
  27: required map<string, list<map<string, Point>>> nested
  28: optional Node tree
  29: optional string maybe
  30: optional bool maybe_not
  31: optional list<string> maybe_any
  /** 1 to 10. */
  32: optional i32 rank = 5
  /** Sensitive: keep it out of logs, traces and error texts. */
  33: optional string secret
  /** Deprecated: use text. */
  34: optional string old (deprecated = "use text")
}

/**
 * The word is not in the book. Code: not_found.
 */
exception UnknownWord {
  1: required Word word
  2: required list<Word> nearest
}

/**
 * The service is having its nap. Code: unavailable.
 */
exception Asleep {
  /**
   * Microseconds since 1970-01-01T00:00:00Z. Named "until" in the .kit file; that word is
   * reserved.
   */
  1: required i64 until_
}

/**
 * Sends back what it gets.
 */
service Exchange {
  /** Does nothing, and says so. */
  void Ping()

  /** Gives the message back. */
  Everything Echo(1: Everything input)

  /** Gives a point moved. */
  Point Move(
    1: Point point
    2: double dx
    /** May be left out. */
    3: double dy
  )

  /** Gives a shape back. */
  Shape Turn(1: Shape shape)

  /** Explains a word, or fails in the way that the word says. */
  list<string> Explain(
    1: Word word
    /** 1 to 9. */
    2: i32 times = 1
    /** May be left out. */
    3: list<Light> lights
    /** May be left out. */
    4: string trace
  ) throws (1: UnknownWord unknownWord, 2: Asleep asleep)

  /** Counts the words of a text. */
  map<string, i32> Count(
    /** At most 1000 characters. */
    1: string text
  )
}
