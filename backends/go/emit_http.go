package golang

import "github.com/kitc-lang/kit/compiler/model"

func (g *generator) httpServerFile(svc *model.Service) {}

func (g *generator) httpClientFile(svc *model.Service) {}
