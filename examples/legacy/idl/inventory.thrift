/* What the warehouse has. The neighbours run this service in Python, since long before Kit. */
namespace py warehouse

typedef string SKU

enum Unit {
  PIECE = 1
  KILO
}

struct Shelf {
  1: required SKU sku
  2: i32 left = 0
  3: Unit unit = Unit.PIECE
  4: optional string remark
  5: list<string> places
}

union Query {
  1: SKU sku
  2: string place
}

exception NoSuchShelf {
  1: SKU sku
}

/** Counts what lies where. */
service Inventory {
  /** Gives one shelf. */
  Shelf getShelf(1: SKU sku) throws (1: NoSuchShelf missing)

  list<Shelf> find(1: Query query, 2: i32 limit)

  /** Counts again, which takes its time. */
  map<SKU, i32> recount(1: i32 seconds)

  oneway void remember(1: string note)
}
