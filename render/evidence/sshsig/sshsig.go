// Package sshsig signs messages with SSH keys and verifies such signatures, in
// the format of ssh-keygen -Y (OpenSSH, PROTOCOL.sshsig).
//
// It opens no files and no sockets, and is the only user of golang.org/x/crypto.
package sshsig

import (
	"bytes"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/crypto/ssh"
)

const (
	begin   = "-----BEGIN SSH SIGNATURE-----\n"
	end     = "-----END SSH SIGNATURE-----"
	magic   = "SSHSIG"
	version = 1
	columns = 70 // of a line of base64
	// maxArmor bounds a signature: that of a key of 16,384 bits has 6 kB.
	maxArmor = 64 << 10
	// leastRSA is the least number of bits that an RSA key may have.
	leastRSA = 2048
)

// A blob is the signature as it is encoded.
type blob struct {
	Magic     [len(magic)]byte
	Version   uint32
	PublicKey []byte
	Namespace string
	Reserved  string
	Hash      string
	Signature []byte
}

// A toSign is what is really signed.
type toSign struct {
	Magic     [len(magic)]byte
	Namespace string
	Reserved  string
	Hash      string
	Sum       []byte
}

// hashes are those that the format allows.
var hashes = map[string]func([]byte) []byte{
	"sha512": func(b []byte) []byte { s := sha512.Sum512(b); return s[:] },
	"sha256": func(b []byte) []byte { s := sha256.Sum256(b); return s[:] },
}

func signed(message []byte, namespace, hash string) []byte {
	return ssh.Marshal(toSign{[len(magic)]byte([]byte(magic)), namespace, "", hash, hashes[hash](message)})
}

// A Key is a public key.
type Key struct{ key ssh.PublicKey }

// Fingerprint is the key's as ssh-keygen -l prints it: "SHA256:…".
func (k Key) Fingerprint() string { return ssh.FingerprintSHA256(k.key) }

// Type is the kind of key as in its file: "ssh-ed25519".
func (k Key) Type() string { return k.key.Type() }

func (k Key) equal(o Key) bool { return bytes.Equal(k.key.Marshal(), o.key.Marshal()) }

// A Signer signs with one key.
type Signer struct{ signer ssh.AlgorithmSigner }

// Key is the public part of the signer's key.
func (s *Signer) Key() Key { return Key{s.signer.PublicKey()} }

// Sign signs a message and gives the signature in its armour. The same message
// and key give the same bytes, but where an agent signs with an ECDSA key.
func (s *Signer) Sign(message []byte, namespace string) ([]byte, error) {
	key := s.signer.PublicKey()
	algorithm := key.Type()
	if algorithm == ssh.KeyAlgoRSA {
		algorithm = ssh.KeyAlgoRSASHA512
	}
	sig, err := s.signer.SignWithAlgorithm(nil, signed(message, namespace, "sha512"), algorithm)
	if err != nil {
		return nil, err
	}
	data := ssh.Marshal(blob{[len(magic)]byte([]byte(magic)), version, key.Marshal(), namespace, "", "sha512", ssh.Marshal(sig)})
	var b strings.Builder
	b.WriteString(begin)
	for line := range slices.Chunk([]byte(base64.StdEncoding.EncodeToString(data)), columns) {
		b.Write(line)
		b.WriteByte('\n')
	}
	b.WriteString(end + "\n")
	return []byte(b.String()), nil
}

// Verify verifies a signature of a message and gives the key that made it. Whose
// key that is, Signers say.
func Verify(signature, message []byte, namespace string) (Key, error) {
	s, key, err := parse(signature)
	switch {
	case err != nil:
		return Key{}, err
	case s.Namespace != namespace:
		return Key{}, fmt.Errorf("it was made for %q, not for %q", s.Namespace, namespace)
	case hashes[s.Hash] == nil:
		return Key{}, fmt.Errorf("the digest %q is not known", s.Hash)
	}
	var sig ssh.Signature
	if err := ssh.Unmarshal(s.Signature, &sig); err != nil {
		return Key{}, errors.New("it is damaged")
	}
	if !slices.Contains(algorithms[key.Type()], sig.Format) {
		return Key{}, fmt.Errorf("signatures by %q are not trusted", sig.Format)
	}
	if err := key.key.Verify(signed(message, namespace, s.Hash), &sig); err != nil {
		return Key{}, errors.New("it is not of these words")
	}
	return key, nil
}

// algorithms are the ways to sign that are trusted, for each type of key.
var algorithms = map[string][]string{
	ssh.KeyAlgoED25519:  {ssh.KeyAlgoED25519},
	ssh.KeyAlgoECDSA256: {ssh.KeyAlgoECDSA256},
	ssh.KeyAlgoECDSA384: {ssh.KeyAlgoECDSA384},
	ssh.KeyAlgoECDSA521: {ssh.KeyAlgoECDSA521},
	ssh.KeyAlgoRSA:      {ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256},
}

// parse takes a signature out of its armour.
func parse(signature []byte) (*blob, Key, error) {
	text := strings.ReplaceAll(string(signature), "\r\n", "\n")
	text, opened := strings.CutPrefix(text, begin)
	text, closed := strings.CutSuffix(strings.TrimRight(text, "\n"), end)
	if len(signature) > maxArmor || !opened || !closed {
		return nil, Key{}, errors.New("it is no SSH signature")
	}
	data, err := base64.StdEncoding.Strict().DecodeString(strings.ReplaceAll(text, "\n", ""))
	if err != nil {
		return nil, Key{}, errors.New("it is damaged")
	}
	var s blob
	if err := ssh.Unmarshal(data, &s); err != nil || string(s.Magic[:]) != magic {
		return nil, Key{}, errors.New("it is damaged")
	}
	if s.Version != version {
		return nil, Key{}, fmt.Errorf("its version %d is not known", s.Version)
	}
	key, err := ssh.ParsePublicKey(s.PublicKey)
	if err != nil {
		return nil, Key{}, errors.New("its key cannot be read")
	}
	return &s, Key{key}, trusted(key)
}

// trusted refuses keys of other kinds than we can verify, and short ones.
func trusted(key ssh.PublicKey) error {
	if algorithms[key.Type()] == nil {
		return fmt.Errorf("keys of the type %q are not supported: use ed25519, ecdsa or rsa", key.Type())
	}
	if c, ok := key.(ssh.CryptoPublicKey); ok {
		if r, ok := c.CryptoPublicKey().(*rsa.PublicKey); ok && r.N.BitLen() < leastRSA {
			return fmt.Errorf("the RSA key has %d bits, and %d at least are needed", r.N.BitLen(), leastRSA)
		}
	}
	return nil
}
