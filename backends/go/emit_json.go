package golang

func (g *generator) jsonFile() {}
