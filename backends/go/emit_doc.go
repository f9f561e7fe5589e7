package golang

func (g *generator) docFile() {}
