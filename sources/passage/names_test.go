package passage

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestSameName(t *testing.T) {
	for _, tt := range []struct {
		a, b   string
		want   bool
		reason string
	}{
		{"Dr. Jane Doe", "DOE, Jane", true, "order, capitals and title"},
		{"Ms Doe", "Jane Doe", true, "the family name alone"},
		{"Jane Doe, President of the Council", "Doe", true, "an office behind it"},
		{"National Technical Support Unit", "NTSU", true, "an abbreviation"},
		{"NTSU", "the National Technical Support Unit of the police", true, "the words that it stands for, among others"},
		{"José Müller", norm.NFD.String("José Müller"), true, "accents as marks of their own"},
		{"José Peña", "Jose Pena", true, "accents left out"},
		{"Jan Kowalski", "Janowi Kowalskiemu", true, "Polish endings"},
		{"Petr Novák", "Petra Nováka", true, "Czech endings"},
		{"Sauli Niinistö", "Niinistön", true, "a Finnish ending"},
		{"Αλέξης Τσίπρας", "του Αλέξη Τσίπρα", true, "Greek endings and accents"},
		{"Иван Петров", "Ивана Петрова", true, "Cyrillic endings"},
		{"Thomas de Maizière", "de Maiziere", true, "a particle"},
		{"Orbán Viktor", "Viktor Orbán", true, "the family name first"},
		{"police chiefs", "the European police chiefs", true, "a description"},
		{"Jane Doe", "John Roe", false, "another person"},
		{"Jane Doe", "Jane Roe", false, "the same given name"},
		{"Jane Doe", "", false, "no name"},
		{"Merkel", "Mertens", false, "the same beginning"},
		{"NTSU", "National Union of Teachers", false, "other initials"},
		{"Christian Borggreen", "Cazeneuve", false, "another person"},
		{"Dr Silk", "Dr Halloran", false, "only the title is the same"},
		{"Anna Nowak", "Anna Kowalska", false, "Polish, the same given name"},
		{"European Commission", "European Parliament", false, "half of the words"},
	} {
		if got := SameName(tt.a, tt.b); got != tt.want {
			t.Errorf("%q and %q: %v, want %v: %s", tt.a, tt.b, got, tt.want, tt.reason)
		}
		if got := SameName(tt.b, tt.a); got != tt.want {
			t.Errorf("%q and %q: %v, want %v: the other way round", tt.b, tt.a, got, tt.want)
		}
	}
}

func TestNames(t *testing.T) {
	filler := "\n\nA paragraph about the weather in May.\n\nA paragraph about the boats in June.\n\nA paragraph about the roads in July."
	for _, tt := range []struct {
		s, name string
		want    bool
		reason  string
	}{
		{"{We leave the market}, Jane Doe said.", "Jane Doe", true, "in the same block"},
		{"Jane Doe is angry.\n\nShe spoke for an hour.\n\n{We leave the market}, she said.", "Ms Doe", true, "two blocks before"},
		{"{We leave the market}.\n\n— Jane Doe", "Jane Doe", true, "the line behind"},
		{"{We leave the market}." + filler + filler + "\n\nYours, Jane Doe", "Jane Doe", true, "a signature"},
		{"Speech by Jane Doe" + filler + filler + "\n\n{We leave the market}." + filler + filler, "Jane Doe", true, "the head of the document"},
		{"Start.\n\nTo begin with.\n\nMore.\n\nMore yet.\n\nJane Doe was there." + filler + "\n\n{We leave the market}." + filler + filler, "Jane Doe", false, "far above"},
		{"{We leave the market}, John Roe said.", "Jane Doe", false, "another"},
		{"{We leave the market}, they said. The doe ran.", "Jane Doe", false, "a word in small letters is no name"},
		{"The National Technical Support Unit was there.\n\n{We leave the market}.", "NTSU", true, "an abbreviation"},
		{"The NTSU was there.\n\n{We leave the market}.", "National Technical Support Unit", true, "the words of an abbreviation"},
		{"{Opuszczamy ten rynek} – słowa Jana Kowalskiego.", "Jan Kowalski", true, "Polish"},
		{"{Lähdemme markkinoilta}, kuului Niinistön vastaus.", "Sauli Niinistö", true, "Finnish"},
		{"{Αποχωρούμε}, κατά τον Τσίπρα.", "Αλέξης Τσίπρας", true, "Greek"},
		{"{We leave}, JANE DOE said.", "Jane Doe", true, "capitals"},
		{"{We are very concerned}, the police chiefs explain.", "police chiefs", true, "a description"},
		{"{We are very concerned}, the ministers explain.", "police chiefs", false, "another one"},
	} {
		if got := marked(t, tt.s, "en").Names(tt.name); got != tt.want {
			t.Errorf("%q near %q: %v, want %v: %s", tt.name, tt.s, got, tt.want, tt.reason)
		}
	}
}

func TestLabelled(t *testing.T) {
	talk := "Members present: Ms Adaeze Thorne (Chair); Mr Piet Vandermolen.\n\nChair: Good morning.\n\n" +
		"Dr Ines Halloran: Thank you, Chair.\n\nIt is hard to say.\n\nMr Piet Vandermolen: Banks keep keys.\n\n"
	for _, tt := range []struct{ s, want, reason string }{
		{talk + "Chair: {Are they all robbed}?", "Chair", "an office"},
		{talk + "Dr Ines Halloran: {Many of them are}.", "Dr Ines Halloran", "a name with a title"},
		{talk + "Dr Ines Halloran: Yes.\n\n{Many of them are}.", "Dr Ines Halloran", "her second paragraph"},
		{"JANE DOE: {We leave the market}.\n\nJOHN ROE: Why?", "JANE DOE", "capitals"},
		{"Anna de Vries: {Wij gaan weg}.\n\nJan Smit: Waarom?", "Anna de Vries", "a particle"},
		{"Note: {the road is closed}.\n\nIt rains.", "", "one label is no transcript"},
		{"They said: {the road is closed}.\n\nWe said: it is not.", "", "a verb"},
		{"Step 1: {open the door}.\n\nStep 2: close it.", "", "figures"},
		{"Q: {Is the road closed}?\n\nA: It is.", "", "letters name nobody"},
		{"{The road is closed}.", "", "no labels"},
	} {
		if got, _ := marked(t, tt.s, "en").Labelled(); got != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.s, got, tt.want, tt.reason)
		}
	}
	p := marked(t, talk+"Chair: {Are they all robbed}?", "en")
	if !p.Says("Chair", "Ms Adaeze Thorne") {
		t.Error("the list of those present says that she is in the chair")
	}
	if p.Says("Chair", "Dr Ines Halloran") || p.Says("Mr Piet Vandermolen", "Ines Halloran") {
		t.Error("one speaker is taken for another")
	}
}
