package verify

import (
	"encoding/hex"
	"errors"
	"maps"

	"factsheet/render/pdf/object"
)

// Seal is the SHA-256, in hexadecimal, of what a file says without its
// attachments: of pages, faces, pictures, structure, links and metadata. It
// stays the same when attachments are added, changed or taken away, and changes
// with anything else that can be reached (object.File.Sum). An error is that of
// a file which names what it does not have, or whose catalogue or metadata are no
// objects of their own: a digest of objects would pass over them.
func Seal(f *object.File) (string, error) {
	root, _ := f.Trailer["Root"].(object.Ref)
	catalog, ok := f.Objects[root].(object.Dict)
	if !ok {
		return "", errors.New("the catalogue is no object of its own")
	}
	if info := f.Trailer["Info"]; info != nil {
		if _, ok := info.(object.Ref); !ok {
			return "", errors.New("the metadata are no object of their own")
		}
	}
	catalog = maps.Clone(catalog)
	delete(catalog, "AF")
	if names := maps.Clone(f.Dict(catalog["Names"])); names != nil {
		delete(names, "EmbeddedFiles")
		catalog["Names"] = names
		if len(names) == 0 {
			delete(catalog, "Names")
		}
	}
	bare := &object.File{Objects: maps.Clone(f.Objects), Trailer: f.Trailer}
	bare.Objects[root] = catalog
	sum, err := bare.Sum()
	return hex.EncodeToString(sum[:]), err
}
