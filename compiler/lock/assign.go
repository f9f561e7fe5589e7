package lock

// Member asks for the number of one member.
type Member struct {
	Name string
	Was  string // the name it had before, "" if it has always had this one
}

// Next is the lock of the state that is being compiled, made from the one before.
type Next struct {
	old, Lock *Lock
	done      map[owner]bool
}

// From starts the lock that follows old, which may be nil.
func From(old *Lock) *Next {
	return &Next{old: old, Lock: &Lock{}, done: map[owner]bool{}}
}

// Problem is what is wrong, or worth saying, about one member.
type Problem uint8

// The problems.
const (
	Fine      Problem = iota
	OldThere          // the name that it was is a member too
	NeverWas          // the lock knows no member of the name that it was
	WasTwice          // another member says that it was the same one
	Returns           // a member of this name was removed before: this one gets a new number
	UsedUp            // there is no number left
	Taken             // of an enum: the number is that of Other, a member of now or of before
	TakenOver         // of an enum: the number is that of Other, which this build would remove
	Changed           // of an enum: it had the number Number
)

// Finding is the problem of one member.
type Finding struct {
	Problem Problem
	Other   string // for Taken and TakenOver: whose number it is
	Number  int    // for Returns and Changed: the number that it had
}

// Assign gives each member its number: the one that it has, the one of the name it had, or the next that
// nobody ever had, in the order of the members. What the lock knows beyond them becomes reserved; reserved
// numbers are given in ascending order.
//
// A member that was removed and comes back gets a new number, because the lock does not know types: its
// old number may still mean something else to somebody.
func (n *Next) Assign(kind, name string, members []Member) (numbers, reserved []int, found []Finding) {
	old := n.old.of(kind, name)
	live, gone, highest := map[string]int{}, map[string]int{}, 0
	for _, e := range old {
		highest = max(highest, e.Number)
		if e.Reserved {
			gone[e.Name] = e.Number
		} else {
			live[e.Name] = e.Number
		}
	}
	present := map[string]bool{}
	for _, m := range members {
		present[m.Name] = true
	}
	numbers = make([]int, len(members))
	found = make([]Finding, len(members))
	kept := map[int]bool{}
	for i, m := range members {
		number, known := live[m.Name]
		if !known && m.Was != "" {
			number, known = live[m.Was]
			switch {
			case present[m.Was]:
				found[i].Problem, known = OldThere, false
			case !known:
				found[i].Problem = NeverWas
			case kept[number]:
				found[i].Problem, known = WasTwice, false
			}
		}
		if known {
			numbers[i] = number
			kept[number] = true
		}
	}
	for i, m := range members {
		if numbers[i] == 0 {
			highest++
			numbers[i] = highest
			switch was, removed := gone[m.Name]; {
			case highest > MaxNumber:
				found[i].Problem = UsedUp
			case removed && found[i].Problem == Fine:
				found[i] = Finding{Problem: Returns, Number: was}
			}
		}
		n.Lock.add(Entry{Kind: kind, Owner: name, Name: m.Name, Number: numbers[i]})
	}
	for _, e := range old {
		if !kept[e.Number] {
			e.Reserved = true
			n.Lock.add(e)
			reserved = append(reserved, e.Number)
		}
	}
	n.done[owner{kind, name}] = true
	return numbers, reserved, found
}

// Enum keeps the numbers of an enum, which stand in the .kit file, and says where they contradict the lock:
// the number of a member is its own for ever.
func (n *Next) Enum(name string, members []Member, numbers []int) []Finding {
	old := n.old.of("enum", name)
	byNumber, live := map[int]Entry{}, map[string]int{}
	for _, e := range old {
		byNumber[e.Number] = e
		if !e.Reserved {
			live[e.Name] = e.Number
		}
	}
	present, used := map[string]bool{}, map[int]bool{}
	for i, m := range members {
		present[m.Name] = true
		used[numbers[i]] = true
		n.Lock.add(Entry{Kind: "enum", Owner: name, Name: m.Name, Number: numbers[i]})
	}
	found := make([]Finding, len(members))
	for i, m := range members {
		found[i] = enumFinding(m, numbers[i], byNumber, live, present)
	}
	for _, e := range old {
		if !used[e.Number] {
			e.Reserved = true
			n.Lock.add(e)
		}
	}
	n.done[owner{"enum", name}] = true
	return found
}

func enumFinding(m Member, number int, byNumber map[int]Entry, live map[string]int, present map[string]bool) Finding {
	had, known := live[m.Name]
	holder, taken := byNumber[number]
	was, wasKnown := live[m.Was]
	switch {
	case taken && holder.Name == m.Name:
		return Finding{} // it has it, had it before it was removed, or the renaming is already in the lock
	case !known && m.Was != "" && present[m.Was]:
		return Finding{Problem: OldThere}
	case !known && m.Was != "" && !wasKnown:
		return Finding{Problem: NeverWas}
	case !known && m.Was != "" && was != number:
		return Finding{Problem: Changed, Number: was}
	case !known && m.Was != "":
		return Finding{}
	case taken && !known && !holder.Reserved && !present[holder.Name]:
		return Finding{Problem: TakenOver, Other: holder.Name}
	case taken:
		return Finding{Problem: Taken, Other: holder.Name}
	case known:
		return Finding{Problem: Changed, Number: had}
	}
	return Finding{}
}

// Finish reserves the numbers of owners that are gone, so that one of the same name goes on from there.
func (n *Next) Finish() {
	if n.old == nil {
		return
	}
	for o, entries := range n.old.entries {
		if n.done[o] {
			continue
		}
		for _, e := range entries {
			e.Reserved = true
			n.Lock.add(e)
		}
	}
}
