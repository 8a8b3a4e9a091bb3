package match

// A policy says what becomes of an edit that nobody marked.
type policy uint8

const (
	silent  policy = iota // accepted
	warned                // accepted, with a note
	refused               // a misquote
)

func (p policy) String() string { return [...]string{"yes", "note", "no"}[p] }

// Conventions say which edits a quotation may carry besides those that all
// accept: the foldings, omissions marked [...], brackets that insert, brackets
// declared under edits, and a first letter in brackets.
type Conventions struct {
	Name         string
	Guide        string // where the rules come from
	FirstLetter  policy // the first letter in the other case, without brackets
	BareOmission bool   // ... and … without brackets
	Pronouns     bool   // a bracket for a pronoun, undeclared
	FinalStop    bool   // a full stop or comma of the author's inside the marks
	Dashes       bool   // – or — for the source's hyphen, " -- " for —
}

// Profiles is the table of conventions; the second is the default.
var Profiles = []*Conventions{
	{Name: "strict", Guide: "nothing but foldings and declared edits", FirstLetter: refused},
	{Name: "eu", Guide: "EU Interinstitutional Style Guide 10.1", FirstLetter: warned, BareOmission: true},
	{Name: "un", Guide: "UN Editorial Manual, Quotations", FirstLetter: silent, BareOmission: true, Pronouns: true, Dashes: true},
	{Name: "apa", Guide: "Publication Manual of the APA, 8.30-8.31", FirstLetter: silent, BareOmission: true, Pronouns: true, Dashes: true},
	{Name: "chicago", Guide: "Chicago Manual of Style, 13.7-13.16, 13.50-13.58", FirstLetter: silent, BareOmission: true, Pronouns: true, FinalStop: true, Dashes: true},
	{Name: "oscola", Guide: "OSCOLA 1.5", FirstLetter: refused, BareOmission: true},
	{Name: "bluebook", Guide: "The Bluebook, rule 5", FirstLetter: refused, BareOmission: true, FinalStop: true},
}

// ConventionsByName finds a profile; nil where there is none. "" is the default.
func ConventionsByName(name string) *Conventions {
	if name == "" {
		return Profiles[1]
	}
	for _, c := range Profiles {
		if c.Name == name {
			return c
		}
	}
	return nil
}
