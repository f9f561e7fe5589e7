# The old shop, in all the ways in which people write IDL.
include "base/shared.thrift"
cpp_include "unordered_map.h"
namespace java com.example.legacy
namespace * legacy

const i32 MAX_ITEMS = 0x64
const string GREETING = "hello \"you\""
const bool ENABLED = true
const double RATE = 1.5e-3
const shared.Country HOME = shared.Country.AT
const map<string, i32> SIZES = {"small": 1, "large": 2}

typedef shared.Address Place
typedef map<string, list<shared.Address>> Book

enum order_state { NEW, PAID = 5, SENT }

// One line of an order.
struct Item {
  1: string SKU,
  2: i32 quantity = MAX_ITEMS;
  3: optional list<string> tags = ["a", "b"]
  4: optional set<i32> numbers
  5: double weight = 1,
  6: bool fragile = 0
  7: i8 tiny
  8: byte older
  9: i16 small
  10: binary picture
  string implied
  i64 second
}

struct Order {
  1: required shared.user_id user
  2: required list<Item> items // at least one
  /* where it stands */
  3: order_state state = order_state.NEW
  4: Place to
  5: optional Order & parent
  6: map<order_state, map<string, set<i64>>> counts
  7: optional shared.Contact contact
  8: Book book
  9: string colour
  10: shared.Millis at_time
  11: list<list<Item>> grid
  15: string orderID
  16: string order_id (deprecated = "use orderID")
}

struct Empty {}

exception out_of_stock {
  1: required Item item
  2: string message = "none left"
}

# Takes orders.
service OrderService extends shared.BaseService {
  Order place(1: Order order, 2: string key) throws (1: out_of_stock none, 2: shared.NotFoundException missing),
  list<Order> find_all(1: shared.user_id user, 2: set<order_state> states, 3: i32 limit = 10);
  void touch()
  map<string, Item> stock(1: list<string> skus)
  string klass(1: string source)
  oneway void note(1: string text)
  bool implied(string a, i32 b) throws (out_of_stock none)
  binary picture(5: string sku) (cache = "true")
}

service Admin {
  void place(1: string what)
  i64 count()
}
