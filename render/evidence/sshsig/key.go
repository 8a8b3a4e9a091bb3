package sshsig

import (
	"bytes"
	"errors"
	"io"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
)

// ErrNeedsAgent is the error for a key that only an agent can sign with: a public
// one, or one behind a passphrase.
var ErrNeedsAgent = errors.New("the key needs an agent")

// ErrNotHeld is the error for a key that the agent does not hold.
var ErrNotHeld = errors.New("the agent does not hold the key")

// Load makes a signer of the file of a key: a private one without a passphrase, or
// any whose private part an agent holds. connection is that to the agent, and stays in
// use; nil is none.
func Load(file []byte, connection io.ReadWriter) (*Signer, error) {
	private, err := ssh.ParsePrivateKey(file)
	var locked *ssh.PassphraseMissingError
	switch {
	case err == nil:
		if err := trusted(private.PublicKey()); err != nil {
			return nil, err
		}
		s, ok := private.(ssh.AlgorithmSigner)
		if !ok {
			return nil, errors.New("keys of this kind cannot sign")
		}
		return &Signer{s}, nil
	case errors.As(err, &locked):
		if locked.PublicKey == nil {
			return nil, errors.New("the key has a passphrase and an old format: name the file of its public part, which ends in .pub")
		}
		return held(locked.PublicKey, connection)
	}
	public, _, _, _, err := ssh.ParseAuthorizedKey(file)
	if err != nil {
		return nil, errors.New("this is no SSH key")
	}
	return held(public, connection)
}

// held is the signer of a key in an agent.
func held(public ssh.PublicKey, connection io.ReadWriter) (*Signer, error) {
	if err := trusted(public); err != nil {
		return nil, err
	}
	if connection == nil {
		return nil, ErrNeedsAgent
	}
	list, err := agent.NewClient(connection).Signers()
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		if a, ok := s.(ssh.AlgorithmSigner); ok && bytes.Equal(s.PublicKey().Marshal(), public.Marshal()) {
			return &Signer{a}, nil
		}
	}
	return nil, ErrNotHeld
}
