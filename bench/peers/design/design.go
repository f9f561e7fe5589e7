// Package design says in goa's language what bench/orders/orders.kit says in Kit's.
package design

import . "goa.design/goa/v3/dsl"

var _ = API("orders", func() {
	Server("orders", func() {
		Services("orders")
		Host("localhost", func() { URI("http://localhost:8080") })
	})
})

var status = Type("Status", String, func() { Enum("pending", "paid", "shipped") })

var item = Type("Item", func() {
	Attribute("sku", String, func() { MinLength(1); MaxLength(64) })
	Attribute("quantity", Int32, func() { Minimum(1); Maximum(100) })
	Attribute("cents", Int64, func() { Minimum(0) })
	Required("sku", "quantity", "cents")
})

var order = Type("Order", func() {
	Attribute("id", String, func() { Pattern("^ord_[a-z0-9]{12}$") })
	Attribute("status", status)
	Attribute("items", ArrayOf(item), func() { MinLength(1); MaxLength(100) })
	Attribute("note", String, func() { MaxLength(500) })
	Attribute("tags", MapOf(String, String))
	Attribute("phone", String)
	Attribute("placed", String, func() { Format(FormatDateTime) })
	Attribute("memo", String)
	Required("id", "status", "items", "tags", "phone", "placed")
})

var remark = Type("Remark", func() {
	Attribute("text", String, func() { MaxLength(500) })
	Required("text")
})

var notFound = Type("NotFound", func() {
	Attribute("id", String)
	Required("id")
})

var _ = Service("orders", func() {
	Method("ping", func() {
		HTTP(func() { POST("/ping"); Response(StatusNoContent) })
	})
	Method("get", func() {
		Payload(func() {
			Attribute("id", String, func() { Pattern("^ord_[a-z0-9]{12}$") })
			Required("id")
		})
		Result(order)
		Error("not_found", notFound)
		HTTP(func() {
			GET("/orders/{id}")
			Response(StatusOK)
			Response("not_found", StatusNotFound)
		})
	})
	Method("create", func() {
		Payload(order)
		Result(order)
		HTTP(func() { POST("/orders"); Response(StatusOK) })
	})
	Method("say", func() {
		Payload(remark)
		Result(remark)
		HTTP(func() { POST("/remarks"); Response(StatusOK) })
	})
})
