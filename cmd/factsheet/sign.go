package main

import (
	"errors"
	"io"
	"net"
	"os"

	"factsheet/render/evidence/sshsig"
)

// maxKey is the size in bytes above which no file is taken for a key.
const maxKey = 64 << 10

// signer makes the signer of --sign for the PDF among the outputs: of a private
// key without a passphrase, or of any key that the SSH agent holds. "" is none. The
// connection to the agent stays open for as long as the program runs.
func (a *app) signer(file string, outputs []output) (*sshsig.Signer, error) {
	if file == "" {
		return nil, nil
	}
	if err := wantsPDF(outputs, "--sign signs the evidence in the PDF"); err != nil {
		return nil, err
	}
	data, err := readBounded(file, maxKey)
	if err != nil {
		return nil, fail("name the file of your key, such as ~/.ssh/id_ed25519", "reading the key %q: %w", file, plainError(err))
	}
	s, err := sshsig.Load(data, agentConnection())
	switch {
	case errors.Is(err, sshsig.ErrNeedsAgent):
		return nil, fail("start one and give it the key: eval \"$(ssh-agent)\"; ssh-add "+file,
			"the key %q has a passphrase, or is only the public part, and there is no SSH agent to sign with it", file)
	case errors.Is(err, sshsig.ErrNotHeld):
		return nil, fail("ssh-add "+file, "the SSH agent does not hold the key %q", file)
	case err != nil:
		return nil, fail("ssh-keygen -t ed25519 makes a key", "the key %q cannot be used: %w", file, err)
	}
	return s, nil
}

// agentConnection is that to the user's SSH agent; nil where there is none.
func agentConnection() io.ReadWriter {
	socket := os.Getenv("SSH_AUTH_SOCK")
	if socket == "" {
		return nil
	}
	c, err := net.Dial("unix", socket)
	if err != nil {
		return nil
	}
	return c
}

// readBounded reads a file of the user's choice, from anywhere, of at most limit
// bytes.
func readBounded(name string, limit int64) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errors.New("it is a folder")
	case !info.Mode().IsRegular():
		return nil, errNotFile
	case info.Size() > limit:
		return nil, errors.New("it has more than " + counted(int(limit), "byte"))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}
