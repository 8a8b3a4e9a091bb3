package pdfium

import "strings"

// maxXMP is the longest metadata packet that is given.
const maxXMP = 1 << 20

// xmp finds the document's metadata packet in its file, where it stands as it is
// in almost all: the standard asks for that, so that programs that know no PDF
// find it. Pictures can have packets of their own, and a file that was changed
// has an older one before: the last with a title or a producer counts.
func xmp(data string) string {
	const begin, end = "<?xpacket begin", "<?xpacket end"
	best := ""
	for range 1000 {
		at := strings.Index(data, begin)
		if at < 0 {
			break
		}
		data = data[at:]
		n := strings.Index(data[:min(len(data), maxXMP)], end)
		if n < 0 {
			data = data[len(begin):]
			continue
		}
		if packet := data[:n]; describes(packet) {
			best = packet
		}
		data = data[n:]
	}
	// The packet's first line is an instruction to readers, not part of the XML.
	if _, rest, ok := strings.Cut(best, "?>"); ok {
		best = strings.TrimSpace(rest)
	}
	return strings.ToValidUTF8(best, "")
}

// describes reports whether a packet is a document's.
func describes(packet string) bool {
	return strings.Contains(packet, "dc:title") || strings.Contains(packet, "pdf:Producer") ||
		strings.Contains(packet, "xmp:CreatorTool") || strings.Contains(packet, "dc:creator")
}
