/**
 * What several services share.
 */
namespace java com.example.shared
namespace py shared

typedef i64 Millis
typedef string user_id
typedef list<Address> Addresses

enum Country {
  AT = 40
  DE = 276
  US
}

struct Address {
  1: required string street
  2: optional string zipCode (max = "10")
  3: Country country = Country.AT
  -1: string legacy
}

union Contact {
  1: string email
  2: Address address
  3: list<i64> phones
}

exception NotFoundException {
  1: string what
  2: optional user_id id
}

service BaseService {
  /** Says that it is there. */
  string ping()
  oneway void shutdown(1: bool hard)
}
