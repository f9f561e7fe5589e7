package kit

import "strconv"

// Phase is a part of a server's life.
type Phase uint8

// The phases, in their order.
const (
	// Starting is before Run has opened the transports.
	Starting Phase = iota
	// Serving is when calls are wanted.
	Serving
	// Draining is from when the server is to stop: it takes calls for a while, and wants no further ones.
	Draining
	// Stopped is when all calls have ended.
	Stopped
)

// String gives "starting", "serving", "draining" or "stopped".
func (p Phase) String() string {
	switch p {
	case Starting:
		return "starting"
	case Serving:
		return "serving"
	case Draining:
		return "draining"
	case Stopped:
		return "stopped"
	}
	return "phase(" + strconv.Itoa(int(p)) + ")"
}

// ServerState is what a server is doing at a moment.
type ServerState struct {
	Service    string // its full name: "orders.Orders"
	Phase      Phase
	Transports []TransportState // in the order written
	// Instances are those that it lists in a registry, one for each transport; nil where it has none.
	Instances []ListedInstance
}

// TransportState is where a transport listens.
type TransportState struct {
	Name string // "http"
	Addr string // "" before it listens
}

// ListedInstance is an instance of a server in its registry.
type ListedInstance struct {
	Address string // as others reach it
	Listed  bool   // the registry has taken it
}

// State tells what the server is doing.
func (s *Server) State() ServerState {
	state := ServerState{Service: s.service}
	for _, t := range s.transports {
		state.Transports = append(state.Transports, TransportState{t.Name(), s.Addr(t.Name())})
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	state.Phase = s.phase
	if s.registrar != nil {
		state.Instances = s.registrar.state()
	}
	return state
}

func (s *Server) enter(p Phase) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.phase = p
}
