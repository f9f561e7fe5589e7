// Command http is a server of the measured API, made with what the -peer names.
package main

import (
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/kitc-lang/kit/bench/sample"
)

// What Kit bounds by default, everybody bounds.
const (
	timeout = 30 * time.Second // of a call
	maxBody = 4 << 20
)

func main() {
	peer := flag.String("peer", "", "net-http, hand, ogen, goa or go-kit")
	addr := flag.String("addr", "127.0.0.1:0", "the `address` to listen on")
	flag.Parse()
	if err := run(*peer, *addr); err != nil {
		slog.Error("stopped", "error", err)
		os.Exit(1)
	}
}

func run(peer, addr string) error {
	handlers := map[string]func() (http.Handler, error){
		"net-http": standardHandler, "hand": handHandler, "ogen": ogenHandler, "goa": goaHandler, "go-kit": goKitHandler,
	}
	open := handlers[peer]
	if open == nil {
		return fmt.Errorf("there is no peer %q", peer)
	}
	handler, err := open()
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler: handler, MaxHeaderBytes: 64 << 10, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: time.Minute, WriteTimeout: time.Minute,
		IdleTimeout: 2 * time.Minute,
	}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	go func() { <-interrupted; _ = server.Close() }()
	if err := server.Serve(l); err != http.ErrServerClosed {
		return err
	}
	return nil
}

// limited bounds the bodies of requests, for those who do not do it themselves.
func limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

var theOrder = sample.Order()
