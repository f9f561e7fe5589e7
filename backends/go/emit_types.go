package golang

func (g *generator) typesFile() {}
