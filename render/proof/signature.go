package proof

import (
	"fmt"

	"factsheet/render/evidence"
	"factsheet/render/evidence/sshsig"
)

// signature verifies the signature of the evidence, if there is one, and whether it
// is of somebody who was asked for.
func (v *verifier) signature() {
	data, ok := v.parts.data[evidence.SignatureName]
	if !ok {
		if v.o.Signers != nil {
			v.problem(Problem{Kind: NotSigned, Message: "the evidence is not signed", Hint: "ask whoever gave you the file for one that is signed, or verify it without --signers"})
		}
		return
	}
	key, err := sshsig.Verify(data, v.parts.data[evidence.FileName], evidence.Namespace)
	if err != nil {
		v.altered("the signature of the evidence does not hold: %v", err)
		return
	}
	v.report.Signature = &Signature{Key: key}
	if v.o.Signers == nil {
		return
	}
	who := v.o.Signers.Who(key, evidence.Namespace, v.o.Now)
	if v.report.Signature.Who = who; len(who) == 0 {
		v.problem(Problem{Kind: NotSigned, Message: fmt.Sprintf("the evidence is signed with a key of nobody who was asked for (%s %s)", key.Type(), key.Fingerprint()),
			Hint: "ask the publisher which keys are theirs, by another way than this file"})
	}
}
