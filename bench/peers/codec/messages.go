package main

import (
	"fmt"

	"github.com/kitc-lang/kit/bench/orders/gen/orders"
	"github.com/kitc-lang/kit/bench/sample"
)

// remarks and ordered are the messages, by what they are called.
func remarks() map[string]*orders.Remark {
	return map[string]*orders.Remark{
		"small, ASCII": {Text: "please ring twice, the bell is weak"},
		"small, UTF-8": {Text: "呼び鈴が弱いので、二回鳴らしてください"},
	}
}

func ordered() map[string]*orders.Order {
	foreign := func(x *orders.Order) *orders.Order {
		for i := range x.Items {
			x.Items[i].SKU = fmt.Sprintf("品番-%04d-青", i)
		}
		x.Note = new("呼び鈴が弱いので、二回鳴らしてください")
		x.Tags = map[string]string{"経路": "ウェブ", "企画": "春二〇二六", "贈り物": "いいえ", "倉庫": "ベルリン二号"}
		return x
	}
	large := func() *orders.Order {
		x := sample.Order()
		for i := range 15_000 {
			x.Items = append(x.Items, orders.Item{SKU: fmt.Sprintf("sku-%04d-green", i), Quantity: int32(i%100 + 1), Cents: int64(999 + 7*i)})
		}
		return x
	}
	return map[string]*orders.Order{
		"typical, ASCII": sample.Order(), "typical, UTF-8": foreign(sample.Order()), "large, ASCII": large(), "large, UTF-8": foreign(large()),
	}
}

// each gives a message for each of them, in the order of what they are.
func each(remark func(*orders.Remark) message, order func(*orders.Order) message) (all []message) {
	small, others := remarks(), ordered()
	for _, name := range []string{"small, ASCII", "small, UTF-8"} {
		m := remark(small[name])
		m.name = name
		all = append(all, m)
	}
	for _, name := range []string{"typical, ASCII", "typical, UTF-8", "large, ASCII", "large, UTF-8"} {
		m := order(others[name])
		m.name = name
		all = append(all, m)
	}
	return all
}
