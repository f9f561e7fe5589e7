/* The values that only programs made from newer/ know; see values.thrift. */
namespace * newer_values

include "newer/gen/newer.thrift"

/* What a server that knows newer gives for each name. */
const map<string, newer.Card> CARDS = {
  "plain": {"name": "plain", "suit": newer.Suit.spades, "shape": {"label": "plain"}, "note": "newer"},
  /* Fields of every type that cards does not know. */
  "fields": {
    "name": "fields", "suit": newer.Suit.joker, "shape": {"count": 5000000000}, "note": "kept", "yes": 1, "no": 0, "tiny": -1, "small": 300,
    "medium": 70000, "large": 5000000000, "real": 0.1, "text": "téxt", "raw": "raw", "second": newer.Suit.clubs,
    "point": {"x": 1, "y": 2, "z": 3}, "other": {"curve": []}, "flags": [1, 0, 1], "points": [{"x": 1, "y": 2}],
    "marks": [1, -5000000000], "scores": {"a": 1}, "rank": 7,
    "extra": {
      "yes": 1, "no": 0, "tiny": -1, "small": 300, "medium": 70000, "large": 5000000000, "real": 0.1, "text": "téxt", "raw": "raw",
      "suit": newer.Suit.clubs, "point": {"x": 1, "y": 2, "z": 3}, "shape": {"curve": [{"x": 1, "y": 2}, {"x": 3, "y": 4, "z": 5}]},
      "flags": [1, 0, 1], "points": [{"x": 1, "y": 2, "z": 3}, {"x": 4, "y": 5}], "marks": [1, -5000000000],
      "scores": {"a": 1, "b": 2}, "deep": {1: [{"a": [1, 2], "b": []}, {}], -1: []}, "none": {},
      "more": {
        "yes": 0, "no": 1, "tiny": 0, "small": 0, "medium": 0, "large": 0, "real": 0.0, "text": "", "raw": "",
        "suit": newer.Suit.hearts, "point": {"x": 0, "y": 0}, "shape": {"yes": 0},
        "flags": [], "points": [], "marks": [], "scores": {}, "deep": {}, "none": {}
      }
    }
  },
  /* A field in a struct that cards knows, in a union. */
  "deep": {"name": "deep", "suit": newer.Suit.hearts, "shape": {"shape": {"point": {"x": 1, "y": 2, "z": 3}}}},
  /* An enum value that cards does not know. */
  "suit": {"name": "suit", "suit": newer.Suit.clubs, "shape": {"label": "suit"}, "note": "kept"},
  /* A union member that cards does not know. */
  "shape": {"name": "shape", "suit": newer.Suit.spades, "shape": {"curve": [{"x": 1, "y": 2}]}, "note": "kept"}
}
