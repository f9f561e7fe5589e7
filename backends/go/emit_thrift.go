package golang

func (g *generator) thriftFile() {}
