"""Writes a letter as Python's mail library does: quoted-printable text, the same
as a web page, and an attached note."""
import sys
from email.message import EmailMessage
from email.policy import SMTP

plain = """Dear Commissioners,

Thank you for the draft of your report on the subsidised routes. The Chamber agrees with four of the five measures – it does not agree with the fifth.

A regulator who is “not an officer of the Ministry” will need premises, staff and a budget of at least €750,000 a year. We should be sorry to see that money taken from the vessels. You write that no fare need rise; we have checked the calculation with our own figures and find that it is correct to within 0.4 per cent.

As to cancellations, our members would rather be told the truth at five in the morning than be given hope at nine.

Yours faithfully,
Françoise Dvořák
"""
html = "<html><body>" + "".join("<p>%s</p>" % p.replace("\n", "<br>") for p in plain.strip().split("\n\n")) + "</body></html>"
m = EmailMessage(policy=SMTP)
m["From"] = "Françoise Dvořák <f.dvorak@chamber.example>"
m["To"] = "Sound Transport Commission <secretariat@commission.example>"
m["Subject"] = "The Chamber’s reply to your draft of 12 February – five measures"
m["Date"] = "Mon, 24 Feb 2025 08:15:00 +0000"
m["Message-ID"] = "<20250224.1@chamber.example>"
m.set_content(plain, cte="quoted-printable")
m.add_alternative(html, subtype="html", cte="quoted-printable")
m.add_attachment("The Chamber has 212 members, of whom 187 replied.\n", filename="members.txt", cte="base64")
for i, part in enumerate(p for p in m.walk() if p.is_multipart()):
    part.set_boundary("==corpus-%d==" % i)
with open(sys.argv[1], "wb") as f:
    f.write(m.as_bytes())
