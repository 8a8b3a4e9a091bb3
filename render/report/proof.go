package report

import (
	"fmt"
	"io"
	"strings"

	attached "factsheet/render/evidence"
	"factsheet/render/proof"
)

// A Proof is what came of verifying one file.
type Proof struct {
	File   string // as shown to the user
	Report *proof.Report
}

// ProofText writes what came of verifying files for people: for each the outcome,
// what differs, and what that proves. With Quiet it leaves out files of which all
// is well; with quotations it has a line for each.
func ProofText(w io.Writer, list []Proof, quotations bool, o Options) error {
	p := newPage(o)
	for _, f := range list {
		if o.Quiet && f.Report.Outcome == proof.AllWell {
			continue
		}
		p.blank()
		proofOf(p, f, quotations)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

// mostProblems are told of one file in text; longest is how much of a text is shown
// that the file itself gives, in columns.
const (
	mostProblems = 20
	longest      = 400
)

var outcomeStyles = map[proof.Outcome]style{proof.AllWell: green, proof.Unverified: yellow}

func proofOf(p *page, f Proof, quotations bool) {
	r := f.Report
	st := outcomeStyles[r.Outcome]
	if st == plain {
		st = boldRed
	}
	p.line(p.paint(line(f.File), bold) + ": " + p.paint(strings.ReplaceAll(string(r.Outcome), "-", " "), st))
	if e := r.Evidence; e != nil {
		p.text("  ", handout(e))
		if e.Draft {
			p.text("  ", "It is a draft: its sheet was printed whatever its errors, and it must not be handed out.")
		}
	}
	for i, problem := range r.Problems {
		if i == mostProblems {
			p.text("  ", fmt.Sprintf("And %d more: --report json lists all.", len(r.Problems)-i))
			break
		}
		proofProblem(p, problem)
	}
	if r.Reason != "" {
		p.text("  ", sentence(r.Reason))
		if r.Hint != "" {
			p.text("  What to do: ", r.Hint)
		}
	}
	if e := r.Evidence; e != nil {
		if quotations {
			proofQuotations(p, r)
		}
		p.text("  ", printedCounts(r))
		if r.Sources != nil {
			p.text("  ", sourceCounts(r))
		}
		p.text("  ", signedBy(r))
	}
}

// handout names what was verified, as its evidence has it.
func handout(e *attached.Evidence) string {
	out := "“" + cut(line(e.Sheet.Title), longest) + "”"
	if e.Sheet.Date != "" {
		out += ", " + cut(line(e.Sheet.Date), longest)
	}
	return out + ", made by " + cut(line(e.Tool.Name+" "+e.Tool.Version), longest) + "."
}

func proofProblem(p *page, problem proof.Problem) {
	p.text("  ", cut(line(sentence(problem.Message)), longest))
	if problem.Want != "" || problem.Read != "" {
		there := "    On paper: "
		if problem.Kind == proof.SourceDiffers {
			there = "    Source:   "
		}
		var shared []word
		if problem.Shared != "" {
			shared = append([]word{{"…", plain, false}}, words(" "+lastCells(clean(problem.Shared), longest), plain)...)
		}
		p.flow("    Evidence: ", append(shared[:len(shared):len(shared)], apart(problem.Shared, problem.Want, green)...))
		p.flow(there, append(shared[:len(shared):len(shared)], apart(problem.Shared, problem.Read, red)...))
	}
	if problem.Hint != "" {
		p.text("  What to do: ", problem.Hint)
	}
}

// apart is how a text goes on where it differs.
func apart(shared, s string, st style) []word {
	if shared != "" && strings.HasSuffix(shared, " ") {
		s = " " + s
	}
	return words(cut(clean(s), longest), st)
}

// proofQuotations writes a line for each quotation.
func proofQuotations(p *page, r *proof.Report) {
	for i, q := range r.Evidence.Quotations {
		said := string(q.Verdict)
		if r.Quotations != nil {
			switch {
			case q.Show == attached.ShowNone:
				said += ", not printed"
			case r.Quotations[i].Printed:
				said += ", printed"
			default:
				said += ", printed otherwise"
			}
			switch r.Quotations[i].Source {
			case proof.Stands:
				said += ", stands in its source"
			case proof.Moved:
				said += ", stands elsewhere in its source"
			case proof.Fails:
				said += ", does not stand in its source"
			}
		}
		p.line(cut(fmt.Sprintf("  %3d  %s: “%s”", q.Note, said, line(q.Quote)), p.width))
	}
}

// printedCounts says how many quotations are printed as they were checked.
func printedCounts(r *proof.Report) string {
	shown, same := 0, 0
	for i, q := range r.Evidence.Quotations {
		if q.Show == attached.ShowNone {
			continue
		}
		shown++
		if r.Quotations != nil && r.Quotations[i].Printed {
			same++
		}
	}
	out := fmt.Sprintf("%s in the evidence%s.", count(len(r.Evidence.Quotations), "quotation"), verdictCounts(r.Evidence))
	if r.Quotations == nil {
		return out + " The pages were not compared with it."
	}
	return out + fmt.Sprintf(" Printed as it has them: %d of %d.", same, shown)
}

// verdictCounts counts the verdicts in the order in which they first come.
func verdictCounts(e *attached.Evidence) string {
	n := make(map[string]int)
	var order []string
	for _, q := range e.Quotations {
		if n[q.Verdict]++; n[q.Verdict] == 1 {
			order = append(order, q.Verdict)
		}
	}
	for i, v := range order {
		order[i] = fmt.Sprintf("%d %s", n[v], line(v))
	}
	if len(order) == 0 {
		return ""
	}
	return " (" + strings.Join(order, " · ") + ")"
}

// sourceCounts says how many quotations were looked for in sources at hand.
func sourceCounts(r *proof.Report) string {
	stands, looked := 0, 0
	for _, q := range r.Quotations {
		if q.Source != "" {
			looked++
		}
		if q.Source == proof.Stands {
			stands++
		}
	}
	out := ""
	if looked > 0 {
		out = fmt.Sprintf("Found again in the sources at hand: %d of %s. ", stands, count(looked, "quotation"))
	}
	var missing []string
	for _, s := range r.Sources {
		if s.File == "" {
			missing = append(missing, s.ID)
		}
	}
	if len(missing) > 0 {
		out += "Not at hand: " + cut(strings.Join(missing, ", "), 200) + "."
	}
	return out
}

// signedBy says what is known of who made the file.
func signedBy(r *proof.Report) string {
	s := r.Signature
	switch {
	case r.Outcome == proof.EvidenceAltered:
		return "Trust nothing in this file that you cannot look up elsewhere."
	case s == nil:
		return "Not signed: its parts agree or they do not, but nobody says who made it. Whoever alters a handout can make its evidence anew, and draw over what is read here; only a signature would show that."
	case len(s.Who) > 0:
		return fmt.Sprintf("Signed by %s (%s %s).", strings.Join(s.Who, ", "), s.Key.Type(), s.Key.Fingerprint())
	}
	return fmt.Sprintf("Signed with the key %s %s. Whose that is, a list of signers says (--signers).", s.Key.Type(), s.Key.Fingerprint())
}
