package diag

// What keeps kitc from writing its outputs.
const (
	// NoModule: Go code is emitted outside of a Go module.
	NoModule Code = "KIT6001"
	// OutputTaken: two outputs have one place, or an output has the place of a source.
	OutputTaken Code = "KIT6002"
	// OutputEscapes: an output leads out of the module.
	OutputEscapes Code = "KIT6003"
	// NotOurs: a file that kitc did not write is in the way of an output.
	NotOurs Code = "KIT6004"
	// Edited: a generated file was edited by hand.
	Edited Code = "KIT6005"
	// StaleEdited: a file that is no longer an output was edited by hand.
	StaleEdited Code = "KIT6006"
)
