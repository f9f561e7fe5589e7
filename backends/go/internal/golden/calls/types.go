package calls

import "strconv"

// How loud.
type Volume int32

// The values of Volume.
const (
	VolumeQuiet Volume = 1
	VolumeLoud  Volume = 2
)

// String gives the name on the wire, such as "quiet".
func (x Volume) String() string {
	switch x {
	case VolumeQuiet:
		return "quiet"
	case VolumeLoud:
		return "loud"
	}
	return "Volume(" + strconv.Itoa(int(x)) + ")"
}

// ParseVolume finds a Volume by its name on the wire; ok is false for a name that is none.
func ParseVolume(name string) (value Volume, ok bool) {
	switch name {
	case "quiet":
		return VolumeQuiet, true
	case "loud":
		return VolumeLoud, true
	}
	return 0, false
}

// Known reports whether x is one of the values declared here. A client may read a newer one.
func (x Volume) Known() bool {
	switch x {
	case VolumeQuiet, VolumeLoud:
		return true
	}
	return false
}

// A thing with a name.
type Thing struct {
	Name string
	Note *string
}

// A thing or a number.
//
// Exactly one member is set.
type Choice struct {
	Thing  *Thing
	Number *int64

	unknown string // the name or number of a member that is newer than this code
}

// UnknownMember gives the name or number of the member that a peer has chosen and this code does not
// know, "" where it knows the member. Only a client meets one: a server refuses it.
func (x *Choice) UnknownMember() string { return x.unknown }

// Choice2 is a struct of package calls.
type Choice2 struct {
	Choice Choice
}

// TakeInput is what Calls.Take takes.
type TakeInput struct {
	Thing Thing
	// Nil means the default: GetTimes gives it.
	Times *int32
}

// GetTimes gives Times, or its default where it is nil.
func (x *TakeInput) GetTimes() int32 {
	if x.Times == nil {
		return 2
	}
	return *x.Times
}

// GiveListInput is what Calls.GiveList takes.
type GiveListInput struct {
	Size int32
}

// FailInput is what Calls.Fail takes.
type FailInput struct {
	How string
}
