// Package peers names the libraries of others that Kit is measured beside, so that their versions are pinned here and
// link nowhere else. What their generators write is not kept: generate makes it anew.
package peers

import (
	_ "connectrpc.com/connect"
	_ "github.com/apache/thrift/lib/go/thrift"
	_ "github.com/bytedance/sonic"
	_ "github.com/cloudwego/kitex/client"
	_ "github.com/cloudwego/kitex/server"
	_ "github.com/go-kit/kit/endpoint"
	_ "github.com/go-kit/kit/transport/http"
	_ "github.com/ogen-go/ogen/ogenerrors"
	_ "goa.design/goa/v3/http"

	_ "github.com/kitc-lang/kit/bench/orders/gen/orders"
	_ "github.com/kitc-lang/kit/runtime"
)
