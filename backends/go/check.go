package golang

func (g *generator) check() {}
