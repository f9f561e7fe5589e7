// Places an order with the shop and reads it back, through types made from the OpenAPI document that
// kitc emitted. tsc --strict must accept every line of it.
import createClient from "openapi-fetch";
import type { components, paths } from "./orders.js";

declare const process: { argv: string[] };

type Item = components["schemas"]["Item"];

const client = createClient<paths>({ baseUrl: process.argv[2]! });

function expect(what: string, got: unknown, want: unknown): void {
  if (JSON.stringify(got) !== JSON.stringify(want)) {
    throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`);
  }
}

const items: Item[] = [{ sku: "tea-black-250", quantity: 3, cents: 1250 }];
const body = {
  customer: "0b1f5c1e-8f0a-4c53-9f0e-3f6f5a0c9a11",
  items,
  card: { number: "4111111111111111", holder: "Grace Hopper" },
  tags: { channel: "web" },
};

const placed = await client.POST("/orders", {
  params: { header: { "Idempotency-Key": "typescript-0001" } },
  body,
});
if (!placed.data) throw new Error(`not placed: ${JSON.stringify(placed.error)}`);
expect("status", placed.response.status, 201);
expect("state", placed.data.status, "paid");

const again = await client.POST("/orders", {
  params: { header: { "Idempotency-Key": "typescript-0001" } },
  body,
});
expect("the same key", again.data?.id, placed.data.id);

const read = await client.GET("/orders/{id}", { params: { path: { id: placed.data.id } } });
if (!read.data) throw new Error(`not read: ${JSON.stringify(read.error)}`);
expect("what was read", read.data, placed.data);
expect("the items", read.data.items, items);

const list = await client.GET("/orders", { params: { query: { status: "paid", limit: 5 } } });
expect("the list", list.data?.map((order) => order.id), [placed.data.id]);

const missing = await client.GET("/orders/{id}", { params: { path: { id: "ord_000000000000" } } });
expect("a missing order", [missing.response.status, missing.error?.code], [404, "not_found"]);

const refused = await client.POST("/orders", { body: { ...body, items: [{ ...items[0]!, quantity: 101 }] } });
expect("a refused order", [refused.response.status, refused.error?.code], [400, "invalid_argument"]);

console.log(`placed and read ${read.data.id}`);
