# SPDX-License-Identifier: Apache-2.0
"""Makes news-like text of any length, the same for one seed: invented people in real capitals, so that nothing is quoted."""
import random

GIVEN = "Ada Bruno Clara Dario Elif Farid Greta Hana Ivo Jonas Kwame Leila Marek Nadia Otto Priya Quentin Rosa Samir Tarja Umar Vera Wanda Yusuf Zora".split()
SURNAME = "Quist Okoro Lindqvist Baptiste Moreau Achterberg Tanaka Villanueva Kowalczyk Haddad Mbeki-Stone Oyelaran Strand Petrakis Dunmore Iyer Castellan Noor Vance Rahimov".split()
COUNTRY = [("Kenya", "Kenyan", "Nairobi"), ("Norway", "Norwegian", "Oslo"), ("Chile", "Chilean", "Santiago"), ("Japan", "Japanese", "Tokyo"), ("Ghana", "Ghanaian", "Accra"),
           ("Poland", "Polish", "Warsaw"), ("Jordan", "Jordanian", "Amman"), ("Peru", "Peruvian", "Lima"), ("Vietnam", "Vietnamese", "Hanoi"), ("Greece", "Greek", "Athens")]
OFFICE = ["Foreign Minister", "Defence Minister", "President", "Prime Minister", "Ambassador", "Deputy Foreign Minister", "Interior Minister", "Trade Minister"]
BODY = ["the Foreign Ministry", "the Defence Ministry", "parliament", "the United Nations", "the African Union", "the European Union", "the Central Bank"]
TOPIC = ["trade", "the border dispute", "a ceasefire", "fishing rights", "the release of prisoners", "climate finance", "a new railway", "grain exports", "cyber attacks", "visas"]
DAY = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SENTENCES = [
    "{d1} {o1} {p1} met {d2} {o2} {p2} in {c3} on {day} to discuss {t}.",
    "{p1}, who arrived in {c2} late on {day}, accused {n2} of delaying the talks on {t}.",
    "{B} said in a statement that {n1} had agreed to resume negotiations with {n2} about {t} next month.",
    "\"We will not accept any conditions,\" {o1} {p1} told reporters in {c1}, adding that {n2} should return to the table.",
    "The two sides signed a memorandum worth ${m} million on {t}, although officials in {c2} warned that many details were still open.",
    "{n1} summoned the {d2} ambassador on {day} and handed over a note of protest over {t}.",
    "After the meeting, {s1} thanked {s2} for his country's support and invited him to visit {c1} in {y}.",
    "Analysts say that the dispute, which began in {y} when {n2} closed its market, may drag on because neither government wants to look weak at home.",
    "According to {b}, more than {k} people have left their homes since the fighting near the border started.",
    "It rained for most of the day, and the motorcade moved slowly through the crowded streets of {c1}.",
]


def article(rng, sentences):
    a, b, c = rng.sample(COUNTRY, 3)
    person = lambda: f"{rng.choice(GIVEN)} {rng.choice(SURNAME)}"
    p1, p2 = person(), person()
    body = rng.choice(BODY)
    out = []
    for k in range(sentences):
        out.append(rng.choice(SENTENCES).format(
            d1=a[1], d2=b[1], n1=a[0], n2=b[0], c1=a[2], c2=b[2], c3=c[2], p1=p1, p2=p2, s1=p1.split()[-1], s2=p2.split()[-1], o1=rng.choice(OFFICE), o2=rng.choice(OFFICE),
            B=body[0].upper() + body[1:], b=body, t=rng.choice(TOPIC), day=rng.choice(DAY), m=rng.randint(2, 900), y=rng.randint(1995, 2024), k=rng.randint(2, 99) * 100))
        out.append("\n\n" if k % 3 == 2 else " ")
    return f"{a[2].upper()}: " + "".join(out).strip()


def documents(words, seed=1, sentences=18):
    """[{"id", "text"}] of about `words` words in all"""
    rng, done, out = random.Random(seed), 0, []
    while done < words:
        text = article(rng, sentences)
        done += len(text.split()); out.append({"id": f"doc-{len(out)}", "text": text})
    return out
