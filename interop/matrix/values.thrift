/*
 * The values that all programs of the matrix send and expect, by name. The Thrift compiler makes them for each
 * language; values_test.go says the same in the types that kitc made, and a test compares the two.
 */
namespace * values

include "cards/gen/cards.thrift"

const map<string, cards.All> ALLS = {
  /* A value in every field. */
  "full": {
    "yes": 1, "tiny": 1, "small": 300, "medium": 70000, "large": 9007199254740993, "real": 0.1,
    "text": "Grüße, 世界 😀 \" ' \\ /", "raw": "raw", "id": "6ba7b810-9dad-41d1-80b4-00c04fd430c8",
    "at": 1767225600123456, "took": -1500000, "day": "2026-02-28", "free": "{\"a\":[1,null,\"b\"]}",
    "word": "word", "suit": cards.Suit.spades, "point": {"x": 1, "y": -2},
    "shape": {"words": ["a", "b"]},
    "flags": [1, 0, 1], "numbers": [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
    "shapes": [{"yes": 0}, {"count": -1}, {"label": ""}, {"point": {"x": 3, "y": 4}}, {"shape": {"shape": {"tiny": 5}}}],
    "words": ["x", "y"], "suits": [1, 7], "larges": [5000000000, -1],
    "by_word": {"one": 1, "two": 2}, "nested": {"a": [{"b": {"x": 5, "y": 6}}, {}]},
    "tree": {
      "name": "root",
      "branches": [{"name": "leaf", "branches": [], "named": {}}, {"name": "twig", "branches": [{"name": "bud", "branches": []}]}],
      "named": {"leaf": {"name": "leaf", "branches": []}},
      "next_": {"name": "next", "branches": []}
    },
    "no": 0, "o_tiny": 2, "o_small": 3, "o_medium": 4, "o_large": 5, "o_real": 6.5, "o_text": "text",
    "o_id": "00000000-0000-4000-8000-000000000001", "o_at": 1, "o_suit": cards.Suit.hearts, "o_shape": {"real": 2.5},
    "o_list": ["", "a"], "o_map": {"yes": 1, "no": 0}
  },
  /* Nothing that may be absent or empty. */
  "bare": {
    "yes": 0, "tiny": 0, "small": 0, "medium": 0, "large": 0, "real": 0.0, "text": "", "raw": "",
    "id": "00000000-0000-0000-0000-000000000000", "at": 0, "took": 0, "day": "0001-01-01", "free": "null",
    "word": "w", "suit": cards.Suit.hearts, "point": {"x": 0, "y": 0}, "shape": {"label": ""},
    "flags": [], "numbers": [], "shapes": [], "words": [], "suits": [], "larges": [], "by_word": {}, "nested": {}
  },
  /* What may be absent is there, and says nothing. */
  "zero": {
    "yes": 0, "tiny": 0, "small": 0, "medium": 0, "large": 0, "real": 0.0, "text": "", "raw": "",
    "id": "00000000-0000-0000-0000-000000000000", "at": 0, "took": 0, "day": "0001-01-01", "free": "0",
    "word": "w", "suit": cards.Suit.hearts, "point": {"x": 0, "y": 0}, "shape": {"count": 0},
    "flags": [], "numbers": [], "shapes": [], "words": [], "suits": [], "larges": [], "by_word": {}, "nested": {},
    "no": 0, "o_tiny": 0, "o_small": 0, "o_medium": 0, "o_large": 0, "o_real": 0.0, "o_text": "",
    "o_id": "00000000-0000-0000-0000-000000000000", "o_at": 0, "o_suit": cards.Suit.hearts, "o_shape": {"yes": 0},
    "o_list": [], "o_map": {}
  },
  /* Lists in a map, and maps in these. */
  "nested": {
    "yes": 0, "tiny": 0, "small": 0, "medium": 0, "large": 0, "real": 0.0, "text": "", "raw": "",
    "id": "00000000-0000-0000-0000-000000000000", "at": 0, "took": 0, "day": "0001-01-01", "free": "null",
    "word": "w", "suit": cards.Suit.hearts, "point": {"x": 0, "y": 0}, "shape": {"label": ""},
    "flags": [], "numbers": [], "shapes": [], "words": [], "suits": [], "larges": [], "by_word": {},
    "nested": {"a": [{"b": {"x": 1, "y": 2}, "c": {"x": 3, "y": 4}}, {}], "d": [], "e": [{"f": {"x": 5, "y": 6}}]}
  },
  /* The least of each. */
  "least": {
    "yes": 0, "tiny": -128, "small": -32768, "medium": -2147483648, "large": -9223372036854775807, "real": -1.5e300,
    "text": " ", "raw": " ", "id": "00000000-0000-0000-0000-000000000001", "at": -62135596800000000,
    "took": -9223372036854775, "day": "0001-01-01", "free": "-1", "word": "-", "suit": cards.Suit.hearts,
    "point": {"x": -2147483648, "y": -1}, "shape": {"count": -9223372036854775807},
    "flags": [0], "numbers": [-2147483648], "shapes": [{"tiny": -128}], "words": ["-"], "suits": [1],
    "larges": [-9223372036854775807], "by_word": {"-": -9223372036854775807}, "nested": {"": []},
    "o_tiny": -128, "o_small": -32768, "o_medium": -2147483648, "o_large": -1, "o_real": -0.5
  },
  /* The most of each. */
  "most": {
    "yes": 1, "tiny": 127, "small": 32767, "medium": 2147483647, "large": 9223372036854775807, "real": 1.5e300,
    "text": "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
    "raw": "~", "id": "ffffffff-ffff-ffff-ffff-ffffffffffff", "at": 253402300799999999,
    "took": 9223372036854775, "day": "9999-12-31", "free": "1e300",
    "word": "0123456789012345678901234567890123456789", "suit": cards.Suit.joker,
    "point": {"x": 2147483647, "y": 1}, "shape": {"scores": {"most": 9223372036854775807}},
    "flags": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], "numbers": [2147483647], "shapes": [{"tiny": 127}],
    "words": ["~"], "suits": [1, 2, 7], "larges": [9223372036854775807], "by_word": {"~": 9223372036854775807},
    "nested": {"~": [{"~": {"x": 2147483647, "y": 2147483647}}]},
    "o_tiny": 127, "o_small": 32767, "o_medium": 2147483647, "o_large": 9223372036854775807, "o_real": 1234.5
  }
}

/* A member of each kind. */
const map<string, cards.Shape> SHAPES = {
  "yes": {"yes": 1},
  "tiny": {"tiny": -1},
  "count": {"count": 5000000000},
  "real": {"real": -0.25},
  "label": {"label": "näme"},
  "raw": {"raw": "raw"},
  "suit": {"suit": cards.Suit.joker},
  "point": {"point": {"x": 1, "y": 2}},
  "words": {"words": ["a", "b"]},
  "marks": {"marks": [-1, 0, 1]},
  "scores": {"scores": {"a": 1, "b": -5000000000}},
  "shape": {"shape": {"words": ["deep"]}}
}

/* Maps with keys of each type. */
const map<string, cards.Keys> KEYS = {
  "bool": {"by_yes": {1: "yes", 0: "no"}},
  "int8": {"by_tiny": {-128: "least", 127: "most"}},
  "int16": {"by_small": {-32768: "least", 32767: "most"}},
  "int32": {"by_medium": {-2147483648: "least", 2147483647: "most"}},
  "int64": {"by_large": {10: "ten", 9007199254740993: "large", -1: "less"}},
  "float64": {"by_real": {0.5: "half", -1.5: "less"}},
  "string": {"by_text": {"": {"x": 0, "y": 0}, "ä b": {"x": 1, "y": 2}}},
  "uuid": {"by_id": {"6ba7b810-9dad-41d1-80b4-00c04fd430c8": "id"}},
  "timestamp": {"by_at": {1767225600123456: "at"}},
  "duration": {"by_took": {-1500000: "less", 10: "ten"}},
  "date": {"by_day": {"2026-02-28": 28}},
  "enum": {"by_suit": {cards.Suit.spades: {"x": 1, "y": 2}, cards.Suit.joker: {"x": 3, "y": 4}}},
  "empty": {"by_yes": {}, "by_large": {}, "by_suit": {}},
  "absent": {}
}

/* What a server that knows no more than cards gives for each name. */
const map<string, cards.Card> CARDS = {
  "plain": {"name": "plain", "suit": cards.Suit.spades, "shape": {"label": "plain"}, "note": "older"}
}
