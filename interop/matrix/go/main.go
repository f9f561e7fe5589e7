// Command peer is a client and a server made with Apache's Thrift for Go. It is a module of its own: the test that
// builds it puts the code of the Thrift compiler beside it.
//
//	peer client PROTOCOL TRANSPORT PORT NEWER_PORT
//	peer server PROTOCOL TRANSPORT
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/apache/thrift/lib/go/thrift"
)

func main() {
	command, w, ports := os.Args[1], wireOf(os.Args[2], os.Args[3]), os.Args[4:]
	var err error
	if command == "client" {
		err = (&caller{wire: w, port: ports[0], newerPort: ports[1]}).checkAll()
	} else {
		err = serveAll(w)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// wire is what Apache's library calls a protocol inside a transport.
type wire struct {
	protocols  thrift.TProtocolFactory
	transports thrift.TTransportFactory // nil: HTTP
}

func timeouts() *thrift.TConfiguration {
	return &thrift.TConfiguration{ConnectTimeout: 5 * time.Second, SocketTimeout: 10 * time.Second}
}

func wireOf(protocol, transport string) wire {
	cfg := timeouts()
	plain := thrift.NewTTransportFactory()
	if transport == "zlib" {
		cfg.THeaderTransforms = []thrift.THeaderTransformID{thrift.TransformZlib}
	}
	if transport == "theader" || transport == "zlib" {
		id := thrift.THeaderProtocolBinary
		if protocol == "compact" {
			id = thrift.THeaderProtocolCompact
		}
		cfg.THeaderProtocolID = thrift.THeaderProtocolIDPtrMust(id)
		return wire{thrift.NewTHeaderProtocolFactoryConf(cfg), plain}
	}
	var w wire
	switch protocol {
	case "binary":
		w.protocols = thrift.NewTBinaryProtocolFactoryConf(cfg)
	case "compact":
		w.protocols = thrift.NewTCompactProtocolFactoryConf(cfg)
	case "json":
		w.protocols = thrift.NewTJSONProtocolFactory()
	}
	switch transport {
	case "framed":
		w.transports = thrift.NewTFramedTransportFactoryConf(plain, cfg)
	case "unframed":
		w.transports = thrift.NewTBufferedTransportFactory(4096)
	}
	return w
}
