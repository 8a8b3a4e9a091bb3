package yamldoc

// A Kind is what a Node holds. The zero Kind is a scalar.
type Kind int

const (
	Scalar Kind = iota
	Map
	List
)

// A Node is a value in the file: a scalar (Text), a map (Entries) or a list
// (Items). Entries and items are in the order of the file.
type Node struct {
	Kind    Kind
	Pos     Pos    // of its first character
	Text    String // of a scalar: exactly what stands in the file, never a number, a date or a truth value
	Entries []Entry
	Items   []*Node

	key     string // that it is the value of; empty for an item of a list
	bar     bool   // a scalar that was written as a literal block
	comment Pos    // of the comment on a scalar's line
	// properComment: a space follows its "#", as after nothing but a comment's
	properComment bool
	// apartComment: two spaces stand before it too, as an author writes who
	// means a comment; what would be lost is then no piece of the text
	apartComment bool
	broken       bool // reported already: read as absent, without another word
	torn         bool // a line of this map could not be read: keys may be missing
}

// An Entry is a key of a map and its value, which is never nil.
type Entry struct {
	Key   String
	Value *Node
}

// IsEmpty reports whether nothing stands where the value should be.
func (n *Node) IsEmpty() bool {
	return n.Kind == Scalar && n.Text.Value == ""
}

// Broken reports whether the value could not be read, which has been reported.
func (n *Node) Broken() bool { return n.broken }
