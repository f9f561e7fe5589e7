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

// From starts the next lock.
func From(old *Lock) *Next {
	return &Next{old: old, Lock: &Lock{}, done: map[owner]bool{}}
}

// Rename is why a `was` cannot be carried out.
type Rename uint8

// The reasons.
const (
	Fine       Rename = iota
	StillThere        // the old name is a member too
	NeverWas          // the lock knows no member of the old name
)

// Assign gives each member its number: the one that it has, the one of the name it had, or the next
// that nobody ever had. What the lock knows beyond them becomes reserved. It also gives the reserved
// numbers in ascending order, and for each member whether its Was makes sense.
func (n *Next) Assign(kind, name string, members []Member) (numbers []int, reserved []int, renames []Rename) {
	old := n.old.of(kind, name)
	live := map[string]int{}
	highest := 0
	for _, e := range old {
		highest = max(highest, e.Number)
		if !e.Reserved {
			live[e.Name] = e.Number
		}
	}
	present := map[string]bool{}
	for _, m := range members {
		present[m.Name] = true
	}
	numbers = make([]int, len(members))
	renames = make([]Rename, len(members))
	kept := map[int]bool{}
	for i, m := range members {
		number, known := live[m.Name]
		if !known && m.Was != "" {
			number, known = live[m.Was]
			switch {
			case present[m.Was]:
				renames[i], known = StillThere, false
			case !known:
				renames[i] = NeverWas
			}
		}
		if known && !kept[number] {
			numbers[i] = number
			kept[number] = true
		}
	}
	for i, m := range members {
		if numbers[i] == 0 {
			highest++
			numbers[i] = highest
		}
		n.Lock.add(Entry{Kind: kind, Owner: name, Name: m.Name, Number: numbers[i]})
	}
	for _, e := range sortedByNumber(old) {
		if !kept[e.Number] {
			e.Reserved = true
			n.Lock.add(e)
			reserved = append(reserved, e.Number)
		}
	}
	n.done[owner{kind, name}] = true
	return numbers, reserved, renames
}

// Enum notes the members of an enum, whose numbers stand in the .kit file. It gives those that take the
// number of a removed member, by the index of the member.
func (n *Next) Enum(name string, names []string, numbers []int) map[int]string {
	taken := map[int]string{}
	used := map[int]bool{}
	for i, number := range numbers {
		used[number] = true
		n.Lock.add(Entry{Kind: "enum", Owner: name, Name: names[i], Number: number})
	}
	for _, e := range sortedByNumber(n.old.of("enum", name)) {
		if !used[e.Number] {
			e.Reserved = true
			n.Lock.add(e)
			continue
		}
		for i, number := range numbers {
			if number == e.Number && e.Reserved && names[i] != e.Name {
				taken[i] = e.Name
			}
		}
	}
	n.done[owner{"enum", name}] = true
	return taken
}

// Finish reserves the numbers of owners that are gone, so that one of the same name goes on from there.
func (n *Next) Finish() {
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
