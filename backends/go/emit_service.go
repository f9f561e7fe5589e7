package golang

import "github.com/kitc-lang/kit/compiler/model"

func (g *generator) serviceFile(svc *model.Service) {}

func (g *generator) serverFile(svc *model.Service) {}

func (g *generator) clientFile(svc *model.Service) {}
