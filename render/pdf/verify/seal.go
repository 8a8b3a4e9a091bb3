package verify

import (
	"encoding/hex"
	"maps"

	"factsheet/render/pdf/object"
)

// Seal is the SHA-256, in hexadecimal, of what a file says without its
// attachments: of pages, faces, pictures, structure, links and metadata. It
// stays the same when attachments are added, changed or taken away, and changes
// with anything else that can be reached (object.File.Sum). An error is that of
// a file which names what it does not have.
func Seal(f *object.File) (string, error) {
	bare := &object.File{Objects: maps.Clone(f.Objects), Trailer: f.Trailer}
	if root, ok := f.Trailer["Root"].(object.Ref); ok && f.Dict(root) != nil {
		catalog := maps.Clone(f.Dict(root))
		delete(catalog, "AF")
		if names := maps.Clone(f.Dict(catalog["Names"])); names != nil {
			delete(names, "EmbeddedFiles")
			catalog["Names"] = names
			if len(names) == 0 {
				delete(catalog, "Names")
			}
		}
		bare.Objects[root] = catalog
	}
	sum, err := bare.Sum()
	return hex.EncodeToString(sum[:]), err
}
