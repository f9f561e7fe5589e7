package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"sync"

	"github.com/kitc-lang/kit/bench/hand"
	"github.com/kitc-lang/kit/bench/orders/gen/orders"
	"github.com/kitc-lang/kit/bench/plain"
)

// standardHandler is net/http with its mux and encoding/json, as most services are written.
func standardHandler() (http.Handler, error) {
	kept := plain.Of(theOrder)
	write := func(w http.ResponseWriter, o *plain.Order) {
		data, err := json.Marshal(o)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(len(data)))
		_, _ = w.Write(data) // the client may be gone, here and below
	}
	get := func(context.Context, string) *plain.Order { return kept }
	create := func(_ context.Context, o *plain.Order) *plain.Order { return o }
	mux := http.NewServeMux()
	mux.HandleFunc("POST /ping", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("GET /orders/{id}", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), timeout)
		defer cancel()
		id := r.PathValue("id")
		if !plain.ID.MatchString(id) {
			http.Error(w, "bad id", http.StatusBadRequest)
			return
		}
		write(w, get(ctx, id))
	})
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), timeout)
		defer cancel()
		var o plain.Order
		if err := json.NewDecoder(r.Body).Decode(&o); err != nil || !o.Valid() {
			http.Error(w, "bad order", http.StatusBadRequest)
			return
		}
		write(w, create(ctx, &o))
	})
	return limited(mux), nil
}

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// handHandler is the limit: net/http with nothing between it and codecs by hand.
func handHandler() (http.Handler, error) {
	get := func(context.Context, string) *orders.Order { return theOrder }
	create := func(_ context.Context, o *orders.Order) *orders.Order { return o }
	json := []string{"application/json"}
	write := func(w http.ResponseWriter, buf *[]byte, o *orders.Order) {
		*buf = hand.AppendJSON((*buf)[:0], o)
		h := w.Header()
		h["Content-Type"] = json
		h["Content-Length"] = []string{strconv.Itoa(len(*buf))}
		_, _ = w.Write(*buf)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), timeout)
		defer cancel()
		buf := buffers.Get().(*[]byte)
		defer buffers.Put(buf)
		switch path := r.URL.Path; {
		case len(path) > 8 && path[:8] == "/orders/" && r.Method == "GET":
			if !validID(path[8:]) {
				http.Error(w, "bad id", http.StatusBadRequest)
				return
			}
			write(w, buf, get(ctx, path[8:]))
		case path == "/orders" && r.Method == "POST":
			data, err := readBody(w, r, (*buf)[:0])
			*buf = data
			o := new(orders.Order)
			if err != nil || hand.DecodeJSON(data, o) != nil || !valid(o) {
				http.Error(w, "bad order", http.StatusBadRequest)
				return
			}
			write(w, buf, create(ctx, o))
		case path == "/ping" && r.Method == "POST":
			w.WriteHeader(http.StatusNoContent)
		default:
			http.NotFound(w, r)
		}
	}), nil
}

// readBody reads a body of a known length into b.
func readBody(w http.ResponseWriter, r *http.Request, b []byte) ([]byte, error) {
	if r.ContentLength < 0 || r.ContentLength > maxBody {
		return b, http.ErrBodyNotAllowed
	}
	n := int(r.ContentLength)
	if cap(b) < n {
		b = make([]byte, n)
	}
	b = b[:n]
	_, err := io.ReadFull(r.Body, b)
	return b, err
}
