package golang

func (g *generator) errorsFile() {}
