package golang

func (g *generator) validateFile() {}
