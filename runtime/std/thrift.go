package std

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfPageRequest = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Name: "cursor"},
	{ID: 2, Type: thriftwire.TypeI32, Name: "size"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *PageRequest) AppendThriftBinary(b []byte) []byte {
	if x.Cursor != nil {
		b = append(b, thriftwire.TypeString, 0, 1) // cursor
		b = thriftwire.AppendBinaryString(b, *x.Cursor)
	}
	if x.Size != nil {
		b = append(b, thriftwire.TypeI32, 0, 2) // size
		b = thriftwire.AppendBinaryI32(b, *x.Size)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *PageRequest) AppendThriftCompact(b []byte) []byte {
	last := int16(0)
	if x.Cursor != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // cursor
		b = thriftwire.AppendCompactString(b, *x.Cursor)
		last = 1
	}
	if x.Size != nil {
		b = thriftwire.AppendCompactField(b, last, 2, thriftwire.CompactTypeI32) // size
		b = thriftwire.AppendCompactI32(b, *x.Size)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *PageRequest) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPageRequest}
	for d.Next(&f) {
		switch f.Field {
		case 0: // cursor
			f.Err = thriftwire.Optional(&x.Cursor, d, thriftwire.BinaryString)
		case 1: // size
			f.Err = thriftwire.Optional(&x.Size, d, thriftwire.BinaryI32)
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *PageRequest) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPageRequest}
	for d.Next(&f) {
		switch f.Field {
		case 0: // cursor
			f.Err = thriftwire.Optional(&x.Cursor, d, thriftwire.CompactString)
		case 1: // size
			f.Err = thriftwire.Optional(&x.Size, d, thriftwire.CompactI32)
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfPageInfo = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Name: "next"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *PageInfo) AppendThriftBinary(b []byte) []byte {
	if x.Next != nil {
		b = append(b, thriftwire.TypeString, 0, 1) // next
		b = thriftwire.AppendBinaryString(b, *x.Next)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *PageInfo) AppendThriftCompact(b []byte) []byte {
	if x.Next != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // next
		b = thriftwire.AppendCompactString(b, *x.Next)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *PageInfo) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPageInfo}
	for d.Next(&f) {
		switch f.Field {
		case 0: // next
			f.Err = thriftwire.Optional(&x.Next, d, thriftwire.BinaryString)
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *PageInfo) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPageInfo}
	for d.Next(&f) {
		switch f.Field {
		case 0: // next
			f.Err = thriftwire.Optional(&x.Next, d, thriftwire.CompactString)
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfNotFound = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "resource"},
	{ID: 2, Type: thriftwire.TypeString, Required: true, Name: "id"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *NotFound) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // resource
	b = thriftwire.AppendBinaryString(b, x.Resource)
	b = append(b, thriftwire.TypeString, 0, 2) // id
	b = thriftwire.AppendBinaryString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *NotFound) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // resource
	b = thriftwire.AppendCompactString(b, x.Resource)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *NotFound) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNotFound}
	for d.Next(&f) {
		switch f.Field {
		case 0: // resource
			f.Err = thriftwire.BinaryString(&x.Resource, d)
		case 1: // id
			f.Err = thriftwire.BinaryString(&x.ID, d)
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *NotFound) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNotFound}
	for d.Next(&f) {
		switch f.Field {
		case 0: // resource
			f.Err = thriftwire.CompactString(&x.Resource, d)
		case 1: // id
			f.Err = thriftwire.CompactString(&x.ID, d)
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfAlreadyExists = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "resource"},
	{ID: 2, Type: thriftwire.TypeString, Required: true, Name: "id"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *AlreadyExists) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // resource
	b = thriftwire.AppendBinaryString(b, x.Resource)
	b = append(b, thriftwire.TypeString, 0, 2) // id
	b = thriftwire.AppendBinaryString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *AlreadyExists) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // resource
	b = thriftwire.AppendCompactString(b, x.Resource)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *AlreadyExists) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfAlreadyExists}
	for d.Next(&f) {
		switch f.Field {
		case 0: // resource
			f.Err = thriftwire.BinaryString(&x.Resource, d)
		case 1: // id
			f.Err = thriftwire.BinaryString(&x.ID, d)
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *AlreadyExists) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfAlreadyExists}
	for d.Next(&f) {
		switch f.Field {
		case 0: // resource
			f.Err = thriftwire.CompactString(&x.Resource, d)
		case 1: // id
			f.Err = thriftwire.CompactString(&x.ID, d)
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfConflict = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "resource"},
	{ID: 2, Type: thriftwire.TypeString, Required: true, Name: "id"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Conflict) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // resource
	b = thriftwire.AppendBinaryString(b, x.Resource)
	b = append(b, thriftwire.TypeString, 0, 2) // id
	b = thriftwire.AppendBinaryString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Conflict) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // resource
	b = thriftwire.AppendCompactString(b, x.Resource)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Conflict) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfConflict}
	for d.Next(&f) {
		switch f.Field {
		case 0: // resource
			f.Err = thriftwire.BinaryString(&x.Resource, d)
		case 1: // id
			f.Err = thriftwire.BinaryString(&x.ID, d)
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Conflict) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfConflict}
	for d.Next(&f) {
		switch f.Field {
		case 0: // resource
			f.Err = thriftwire.CompactString(&x.Resource, d)
		case 1: // id
			f.Err = thriftwire.CompactString(&x.ID, d)
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfPermissionDenied = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "action"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *PermissionDenied) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // action
	b = thriftwire.AppendBinaryString(b, x.Action)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *PermissionDenied) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // action
	b = thriftwire.AppendCompactString(b, x.Action)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *PermissionDenied) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPermissionDenied}
	for d.Next(&f) {
		switch f.Field {
		case 0: // action
			f.Err = thriftwire.BinaryString(&x.Action, d)
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *PermissionDenied) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPermissionDenied}
	for d.Next(&f) {
		switch f.Field {
		case 0: // action
			f.Err = thriftwire.CompactString(&x.Action, d)
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfUnauthenticated = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "reason"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Unauthenticated) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // reason
	b = thriftwire.AppendBinaryString(b, x.Reason)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Unauthenticated) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // reason
	b = thriftwire.AppendCompactString(b, x.Reason)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Unauthenticated) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfUnauthenticated}
	for d.Next(&f) {
		switch f.Field {
		case 0: // reason
			f.Err = thriftwire.BinaryString(&x.Reason, d)
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Unauthenticated) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfUnauthenticated}
	for d.Next(&f) {
		switch f.Field {
		case 0: // reason
			f.Err = thriftwire.CompactString(&x.Reason, d)
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfRateLimited = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI64, Name: "retry_after"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *RateLimited) AppendThriftBinary(b []byte) []byte {
	if x.RetryAfter != nil {
		b = append(b, thriftwire.TypeI64, 0, 1) // retry_after
		b = thriftwire.AppendBinaryDuration(b, *x.RetryAfter)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *RateLimited) AppendThriftCompact(b []byte) []byte {
	if x.RetryAfter != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI64) // retry_after
		b = thriftwire.AppendCompactDuration(b, *x.RetryAfter)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *RateLimited) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfRateLimited}
	for d.Next(&f) {
		switch f.Field {
		case 0: // retry_after
			f.Err = thriftwire.Optional(&x.RetryAfter, d, thriftwire.BinaryDuration)
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *RateLimited) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfRateLimited}
	for d.Next(&f) {
		switch f.Field {
		case 0: // retry_after
			f.Err = thriftwire.Optional(&x.RetryAfter, d, thriftwire.CompactDuration)
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfUnavailable = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI64, Name: "retry_after"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Unavailable) AppendThriftBinary(b []byte) []byte {
	if x.RetryAfter != nil {
		b = append(b, thriftwire.TypeI64, 0, 1) // retry_after
		b = thriftwire.AppendBinaryDuration(b, *x.RetryAfter)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Unavailable) AppendThriftCompact(b []byte) []byte {
	if x.RetryAfter != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI64) // retry_after
		b = thriftwire.AppendCompactDuration(b, *x.RetryAfter)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Unavailable) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfUnavailable}
	for d.Next(&f) {
		switch f.Field {
		case 0: // retry_after
			f.Err = thriftwire.Optional(&x.RetryAfter, d, thriftwire.BinaryDuration)
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Unavailable) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfUnavailable}
	for d.Next(&f) {
		switch f.Field {
		case 0: // retry_after
			f.Err = thriftwire.Optional(&x.RetryAfter, d, thriftwire.CompactDuration)
		}
	}
	return d.Done(&f)
}
