package json

import (
	"encoding/base64"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Bytes reads base64 (RFC 4648, standard alphabet, padded). What it gives is never nil.
func Bytes[T ~[]byte](p *T, d *Decoder) error {
	const must = "must be bytes in base64"
	text, err := d.quoted(must)
	if err != nil {
		return err
	}
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(text) != base64.StdEncoding.EncodedLen(len(b)) { // Go skips line breaks, and RFC 4648 does not
		return refuse(must)
	}
	*p = b
	return nil
}

// UUID reads a UUID.
func UUID[T ~[16]byte](p *T, d *Decoder) error {
	text, err := d.quoted("must be a UUID")
	if err != nil {
		return err
	}
	u, err := kit.ParseUUID(text)
	if err != nil {
		return refuse(err.Error())
	}
	*p = T(u)
	return nil
}

// Date reads a date.
func Date(p *kit.Date, d *Decoder) error {
	text, err := d.quoted("must be a date")
	if err != nil {
		return err
	}
	if *p, err = kit.ParseDate(text); err != nil {
		return refuse(err.Error())
	}
	return nil
}

// Timestamp reads a timestamp as ParseTimestamp does.
func Timestamp(p *time.Time, d *Decoder) error {
	text, err := d.quoted("must be a timestamp")
	if err != nil {
		return err
	}
	if *p, err = ParseTimestamp(text); err != nil {
		return refuse(err.Error())
	}
	return nil
}

// Duration reads a duration as ParseDuration does.
func Duration[T ~int64](p *T, d *Decoder) error {
	text, err := d.quoted("must be a duration")
	if err != nil {
		return err
	}
	v, err := ParseDuration(text)
	if err != nil {
		return refuse(err.Error())
	}
	*p = T(v)
	return nil
}

// Enum reads the name of an enum's member. Names says which there are, for the error of a Strict
// reader; a Lenient one gives kit.UnknownEnum for a name that is none.
func Enum[E ~int32](p *E, d *Decoder, parse func(string) (E, bool), names string) error {
	if d.peek() != '"' {
		return d.mismatch("must be one of " + names)
	}
	text, err := d.text()
	if err != nil {
		return err
	}
	v, ok := parse(text)
	switch {
	case ok:
		*p = v
	case d.mode&Lenient != 0:
		*p = kit.UnknownEnum
	default:
		return refuse("must be one of " + names)
	}
	return nil
}

// quoted reads a string that is only looked at.
func (d *Decoder) quoted(must string) (string, error) {
	if d.peek() != '"' {
		return "", d.mismatch(must)
	}
	return d.text()
}
