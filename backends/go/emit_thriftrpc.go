package golang

import "github.com/kitc-lang/kit/compiler/model"

func (g *generator) thriftRPCFile(svc *model.Service) {}
