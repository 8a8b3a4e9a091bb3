package sshsig

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
)

const space = "factsheet"

var message = []byte("the evidence\n")

// keys are one of each kind that can sign.
func keys(t testing.TB) map[string]crypto.Signer {
	t.Helper()
	_, ed, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	r, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]crypto.Signer{"ssh-ed25519": ed, "ecdsa-sha2-nistp256": ec, "ssh-rsa": r}
}

// file is a private key as ssh-keygen keeps it; without a passphrase if that is "".
func file(t testing.TB, key crypto.Signer, passphrase string) []byte {
	t.Helper()
	var block *pem.Block
	var err error
	if passphrase == "" {
		block, err = ssh.MarshalPrivateKey(key, "a test")
	} else {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(key, "a test", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(block)
}

func signerOf(t testing.TB, key crypto.Signer) *Signer {
	t.Helper()
	s, err := Load(file(t, key, ""), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// public is the line of a public key.
func public(s *Signer) string {
	return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(s.Key().key)))
}

// What was signed is verified; the same is signed the same; another message,
// another purpose and another key are told apart.
func TestSignAndVerify(t *testing.T) {
	for kind, key := range keys(t) {
		s := signerOf(t, key)
		one, err := s.Sign(message, space)
		if err != nil {
			t.Fatal(err)
		}
		two, err := s.Sign(message, space)
		if err != nil || !bytes.Equal(one, two) {
			t.Errorf("%s: signed again it is another signature (%v)", kind, err)
		}
		by, err := Verify(one, message, space)
		if err != nil || by.Fingerprint() != s.Key().Fingerprint() || by.Type() != kind {
			t.Errorf("%s: %v, by %v", kind, err, by)
		}
		if _, err := Verify(one, []byte("the evidence"), space); err == nil {
			t.Errorf("%s: another message passes", kind)
		}
		if _, err := Verify(one, message, "git"); err == nil {
			t.Errorf("%s: a signature for another purpose passes", kind)
		}
	}
}

// No byte of a signature can be another one.
func TestAlteredSignature(t *testing.T) {
	s := signerOf(t, keys(t)["ssh-ed25519"])
	good, err := s.Sign(message, space)
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 1
		if by, err := Verify(bad, message, space); err == nil && by.Fingerprint() == s.Key().Fingerprint() && bad[i] != '\n' {
			t.Errorf("byte %d (%q instead of %q) does not matter", i, bad[i], good[i])
		}
		if good[i] == '=' && good[i-1] != '=' { // the last character has bits that say nothing
			for _, c := range "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" {
				bad := bytes.Clone(good)
				bad[i-1] = byte(c)
				if _, err := Verify(bad, message, space); err == nil && bad[i-1] != good[i-1] {
					t.Errorf("byte %d (%q instead of %q) does not matter", i-1, c, good[i-1])
				}
			}
		}
		if _, err := Verify(good[:i], message, space); err == nil && i < len(good)-1 {
			t.Errorf("%d bytes of the signature pass", i)
		}
	}
}

func TestRefusedKeys(t *testing.T) {
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Skipf("this Go makes no short keys: %v", err)
	}
	if _, err := Load(file(t, short, ""), nil); err == nil || !strings.Contains(err.Error(), "2048") {
		t.Errorf("a short key: %v", err)
	}
	if _, err := Load([]byte("hello"), nil); err == nil {
		t.Error("what is no key is loaded")
	}
}

// A key behind a passphrase, and a public one, sign through an agent.
func TestAgent(t *testing.T) {
	for kind, key := range keys(t) {
		locked := file(t, key, "secret")
		plain := signerOf(t, key)
		for name, data := range map[string][]byte{"locked": locked, "public": []byte(public(plain) + "\n")} {
			if _, err := Load(data, nil); err != ErrNeedsAgent {
				t.Errorf("%s %s: %v without an agent", kind, name, err)
			}
			if _, err := Load(data, serve(t, agent.NewKeyring())); err != ErrNotHeld {
				t.Errorf("%s %s: %v with an agent that does not hold it", kind, name, err)
			}
			ring := agent.NewKeyring()
			if err := ring.Add(agent.AddedKey{PrivateKey: key}); err != nil {
				t.Fatal(err)
			}
			s, err := Load(data, serve(t, ring))
			if err != nil {
				t.Fatal(err)
			}
			sig, err := s.Sign(message, space)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Verify(sig, message, space); err != nil {
				t.Errorf("%s %s: %v", kind, name, err)
			}
		}
	}
}

func serve(t *testing.T, ring agent.Agent) io.ReadWriter {
	ours, theirs := net.Pipe()
	t.Cleanup(func() { ours.Close() })
	go agent.ServeAgent(ring, theirs)
	return ours
}

func TestSigners(t *testing.T) {
	s := signerOf(t, keys(t)["ssh-ed25519"])
	other := signerOf(t, keys(t)["ssh-ed25519"])
	key := public(s)
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	tests := []struct {
		file, at string
		who      []string
		reason   string
	}{
		{"a@example.org " + key, "", []string{"a@example.org"}, ""},
		{"# nobody\n\na@example.org " + key + " with a comment\r\n", "", []string{"a@example.org"}, ""},
		{"a@example.org,b@example.org " + key, "", []string{"a@example.org,b@example.org"}, "patterns are named as they are written"},
		{"a@example.org " + key + "\nb@example.org " + key, "", []string{"a@example.org", "b@example.org"}, ""},
		{`"a person" ` + key, "", []string{"a person"}, "a name may be quoted"},
		{"a@example.org " + public(other), "", nil, "another key"},
		{`a@example.org namespaces="file,fact*" ` + key, "", []string{"a@example.org"}, ""},
		{`a@example.org namespaces="git" ` + key, "", nil, "for other purposes only"},
		{`a@example.org namespaces="*,!factsheet" ` + key, "", nil, "refused by name"},
		{"a@example.org cert-authority " + key, "", nil, "it signs keys"},
		{`a@example.org valid-after="20260101Z",valid-before="20270101Z" ` + key, "2026-06-01", []string{"a@example.org"}, ""},
		{`a@example.org valid-after="20260101Z" ` + key, "2025-12-31", nil, "too early"},
		{`a@example.org valid-before="202601011200Z" ` + key, "2026-01-02", nil, "too late"},
	}
	for _, tt := range tests {
		list, err := ReadSigners([]byte(tt.file), time.UTC)
		if err != nil {
			t.Errorf("%s: %v", tt.file, err)
			continue
		}
		at := day("2026-10-30")
		if tt.at != "" {
			at = day(tt.at)
		}
		if who := list.Who(s.Key(), space, at); !reflect.DeepEqual(who, tt.who) {
			t.Errorf("%s: signed by %q, want %q: %s", tt.file, who, tt.who, tt.reason)
		}
	}
	for _, bad := range []string{"a@example.org", "a@example.org ssh-ed25519 AAAA", key, `"a ` + key, "a valid-after=\"soon\" " + key, "a verify-required " + key,
		"a valid-before=\"20200101\",valid-before=\"20990101\" " + key, "a namespaces=\"git\",NAMESPACES=\"factsheet\" " + key} {
		if _, err := ReadSigners([]byte("\n"+bad+"\n"), time.UTC); err == nil || !strings.HasPrefix(err.Error(), "line 2: ") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// ssh-keygen verifies what we sign, and we what it signs.
func TestWithSSHKeygen(t *testing.T) {
	program, err := exec.LookPath("ssh-keygen")
	if err != nil {
		t.Skip("ssh-keygen is missing: nothing to compare with")
	}
	for kind, key := range keys(t) {
		dir := t.TempDir()
		write := func(name string, data []byte) string {
			name = filepath.Join(dir, name)
			if err := os.WriteFile(name, data, 0o600); err != nil {
				t.Fatal(err)
			}
			return name
		}
		s := signerOf(t, key)
		ours, err := s.Sign(message, space)
		if err != nil {
			t.Fatal(err)
		}
		signers := write("signers", []byte("a@example.org "+public(s)+"\n"))
		cmd := exec.Command(program, "-Y", "verify", "-f", signers, "-I", "a@example.org", "-n", space, "-s", write("ours.sig", ours))
		cmd.Stdin = bytes.NewReader(message)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: ssh-keygen does not verify what we signed: %s", kind, out)
		}
		for _, hash := range []string{"sha512", "sha256"} {
			name := write("message."+hash, message)
			cmd = exec.Command(program, "-Y", "sign", "-O", "hashalg="+hash, "-f", write("key", file(t, key, "")), "-n", space, name)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%s: %s", kind, out)
			}
			theirs, err := os.ReadFile(name + ".sig")
			if err != nil {
				t.Fatal(err)
			}
			if by, err := Verify(theirs, message, space); err != nil || by.Fingerprint() != s.Key().Fingerprint() {
				t.Errorf("%s %s: what ssh-keygen signed: %v", kind, hash, err)
			}
			if hash == "sha512" && kind != "ecdsa-sha2-nistp256" && !bytes.Equal(theirs, ours) {
				t.Errorf("%s: ssh-keygen signs\n%s\nand we\n%s", kind, theirs, ours)
			}
		}
	}
}

// Whatever is in the armour is refused or sound, and never harms.
func FuzzVerify(f *testing.F) {
	good, err := signerOf(f, keys(f)["ssh-ed25519"]).Sign(message, space)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good, message)
	f.Add([]byte(begin+end), message)
	f.Fuzz(func(t *testing.T, signature, m []byte) {
		if _, err := Verify(signature, m, space); err == nil && !bytes.Equal(m, message) {
			t.Errorf("a signature of something else passes: %q", signature)
		}
	})
}

func FuzzReadSigners(f *testing.F) {
	s := signerOf(f, keys(f)["ssh-ed25519"])
	f.Add([]byte("a " + public(s)))
	f.Add([]byte(`"a b" namespaces="x",valid-after="2026" ` + public(s)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if list, err := ReadSigners(data, time.UTC); err == nil {
			list.Who(s.Key(), space, time.Time{})
		}
	})
}
