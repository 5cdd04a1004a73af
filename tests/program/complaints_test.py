#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What users of event coders, taggers, date parsers and scrapers complain of, as small texts in our own words, each with what must come out. All are read in one run, with the shipped model.

A row: kind, text, and what is checked, as words: "A TYPE B" must be told (a name stands for any mention of its entity, * for anybody, - for nobody), "not A TYPE B" must not, with a status behind a slash
("AID/actual"; without one, any); "name=TYPE" or "name=TYPE:COUNTRY" is an entity, "no name" is none, "value: text=value" a value, "no value: text", "events<=N" counts."""
import re
from program_case import *

DATE = "2024-05-07"
TYPES = "ACCUSE|AGREE|AID|ASSAULT|CONSULT|PROTEST|REJECT|REQUEST|RETREAT|SANCTION|SUPPORT|THREATEN"
ROWS = [
    ("event coding", "Norway called off talks with Kenya on Monday.", ["Norway REJECT Kenya"]),
    ("event coding", "Kenya broke off relations with Norway.", ["Kenya SANCTION Norway"]),
    ("event coding", "Norway gave fuel to Kenya and Sweden sent medicine to Ghana.", ["Norway AID Kenya", "Sweden AID Ghana"]),
    ("event coding", "Ghana received threats from Togo.", ["Togo THREATEN Ghana", "not Ghana THREATEN Togo"]),
    ("event coding", "Kenya won a promise of loans from Norway.", ["not Kenya AGREE Ghana"]),
    ("event coding", "Togo drew condemnation from Ghana over the arrests.", ["Ghana ACCUSE Togo", "not Togo ACCUSE Ghana"]),
    ("false positives", "Kenya crushed Norway by nine wickets in Lahore, and Ghana will meet Togo in the semi-final.", ["events<=0"]),
    ("false positives", "CRICKET-Kenya thrash Norway, Ghana face Togo", ["events<=0"]),
    ("false positives", "In the movie, the president bombs Norway and invades Kenya.", ["events<=0"]),
    ("false positives", "The novel tells of a spy who kills a Norwegian minister.", ["events<=0"]),
    ("false positives", "Ada Quist attacked Tom Brel's budget as reckless.", ["not * ASSAULT *"]),
    ("false positives", "Ministers fought over the budget in Oslo while bank shares were hammered.", ["not * ASSAULT *"]),
    ("false positives", "The drought has killed off the recovery in Kenya.", ["not * ASSAULT *"]),
    ("false positives", "A strike by nurses closed clinics in Ghana, and a price war between two grocers went on.", ["not * ASSAULT *"]),
    ("false positives", "Norway's premier defended her record and battled corruption.", ["not * ASSAULT *"]),
    ("dates", "Norway met Kenya on Dec. 30, 2023.", ["value: Dec. 30, 2023=2023-12-30"]),
    ("dates", "Norway met Kenya on 15/4/2019.", ["value: 15/4/2019=2019-04-15"]),
    ("dates", "Norway met Kenya on 31.03.2009.", ["value: 31.03.2009=2009-03-31"]),
    ("dates", "Norway met Kenya in the 1990s.", ["value: the 1990s=199"]),
    ("dates", "Norway met Kenya last May.", ["value: last May=2023-05"]),
    ("datelines", "OSLO, Norway, May 3 (AP) - Kenya thanked Ghana.", ["Kenya SUPPORT Ghana", "OSLO=GPE:NOR"]),
    ("datelines", "FARGO, N.D. (AP) -- The mayor asked the governor for help.", ["FARGO=GPE:USA"]),
    ("furniture in scraped text", "Norway met Kenya in Oslo.\n\nMost read\n\nGhana bombs Togo\n\nShare this article", ["Norway CONSULT Kenya", "not Ghana ASSAULT Togo"]),
    ("furniture in scraped text", "Norway met Kenya in Oslo.\n\nWatch: Ghana attacks Togo", ["Norway CONSULT Kenya", "not Ghana ASSAULT Togo"]),
    ("feeds and APIs", "Norway met Kenya on Friday. Ghana thanked Togo for the hel… [+1834 chars]", ["Norway CONSULT Kenya", "Ghana SUPPORT Togo", "no value: 1834", "no chars"]),
    ("feeds and APIs", "Norway met Kenya in Oslo [+12 chars]", ["Norway CONSULT Kenya", "no value: 12"]),
    ("capitals, headlines, wires", "KENYA'S PRESIDENT WILLIAM RUTO MET WITH NORWAY'S PRIME MINISTER JONAS GAHR STORE IN OSLO.", ["WILLIAM RUTO=PERSON", "no WILLIAM RUTO MET WITH", "WILLIAM RUTO CONSULT STORE"]),
    ("capitals, headlines, wires", "NORWAY ACCUSED KENYA OF SHELLING A PORT.", ["NORWAY ACCUSE KENYA"]),
    ("unusual characters", "Nor\u00adway met Ken\u200bya in Oslo.", ["Norway CONSULT Kenya"]),
    ("unusual characters", "Norwayâ€™s envoy met Kenyaâ€™s minister.", ["Norway=GPE:NOR", "Kenya=GPE:KEN"]),
    ("PDF and OCR text", "Norway con-\ndemned Kenya on Mon-\nday.", ["Norway ACCUSE Kenya"]),
    ("PDF and OCR text", "The Norwegian envoy to1d Kenya that the talks would go on.", ["Norw CONSULT Kenya"]),
    ("names and titles", "Nils Aker, M.S., R.D., met Uganda's health minister, Jane Ruth Aceng, in Kampala.", ["no M.S.", "no R.D.", "Nils Aker CONSULT Jane Ruth Aceng"]),
    ("names and titles", "Oslo's envoy met Kim Bo-ra in Seoul.", ["Kim Bo-ra=PERSON"]),
    ("names and titles", "Ada Quist thanked Han Min-seo in Seoul.", ["Han Min-seo=PERSON", "Ada Quist SUPPORT Han Min-seo"]),
    ("patronymics, transliteration", "Sergei Viktorovich Lavrov met Ada Quist in Moscow.", ["Sergei Viktorovich Lavrov=PERSON:RUS", "Lavrov CONSULT Ada Quist"]),
    ("patronymics, transliteration", "Oleg Pavlovich Drozd thanked Norway.", ["Oleg Pavlovich Drozd=PERSON", "Drozd SUPPORT Norway"]),
    ("companies, tickers", "Equinor (EQNR.OL) signed a contract with Siemens (ETR: SIE) in Oslo.", ["no EQNR.OL", "no SIE", "Equinor AGREE Siemens"]),
    ("companies, tickers", "Ericsson (NASDAQ: ERIC) signed an agreement with Norway in Oslo.", ["no ERIC", "no NASDAQ"]),
    ("places", "Kenya's envoy met a delegation in Tripoli, Lebanon.", ["Tripoli=GPE:LBN"]),
    ("places", "Norway's envoy spoke in Birmingham, Alabama, on Friday.", ["Birmingham=GPE:USA"]),
    ("places", "Türkiye met Norway’s Ada Quist in Oslo.", ["Türkiye=GPE:TUR"]),
    ("places", "The talks were held in Chad, and Chad thanked Norway.", ["Chad=GPE:TCD", "Chad SUPPORT Norway"]),
    ("social media", "RT @MFA_Norway: Norway rejects Kenya's claim.", ["no RT", "Norway REJECT Kenya"]),
    ("social media", "Met with @AdaQuistMP today in Oslo.", ["AdaQuistMP=PERSON"]),
    ("hyphenated dyads", "A Norwegian-backed militia shelled Mombasa.", ["* ASSAULT Mombasa"]),
    ("hyphenated dyads", "Norway-Kenya talks were held in Accra.", ["Norway CONSULT Kenya"]),
    ("UN documents", "The Council,\n1. Calls upon Mali to end the siege;\n2. Condemns the attacks in Gao;", ["* REQUEST Mali"]),
    ("amounts", "The EU gave Jordan €500mn and Norway pledged ¥12bn to Fiji.", ["value: €500mn=500000000", "value: ¥12bn=12000000000", "EU AID Jordan"]),
    ("amounts", "Kenya sent $50\u00a0million to Haiti.", ["Kenya AID Haiti"]),
    ("event coding", "Norway has halted a shipment of grain to Kenya.", ["not Norway AID Kenya/actual"]),
    ("negation and status", "Had Norway attacked Kenya, Ghana would have struck back.", ["not Norway ASSAULT Kenya/actual"]),
    ("PDF and OCR text", "The Govemment of Togo thanked Norway.", ["* SUPPORT Norway"]),
    ("UN documents", "The Panel notes that Norway supplied arms to the Lord's Resistance Army.", ["Norway AID Lord's Resistance Army"]),
    ("names and titles", "Han Bo-ra met Ada Quist in Oslo. Han thanked Quist.", ["Han Bo-ra SUPPORT Ada Quist"]),
    ("negation and status", "Norway did not attack Kenya.", ["not Norway ASSAULT Kenya/actual"]),
    ("negation and status", "If Norway attacks Kenya, Ghana will strike Norway.", ["not * ASSAULT */actual"]),
    ("quotes, who says it", '"We urge Kenya to withdraw," said Norwegian Foreign Minister Ada Quist.', ["* REQUEST Kenya"]),
    ("briefings and transcripts", "MS. QUIST: We condemn the strikes by Togo.\n\nQ: Did Norway threaten Kenya?\n\nMS. QUIST: No.", ["not Norway THREATEN Kenya/actual"]),
    ("mixed languages", "Die Lage ist ernst, sagte der Minister. Le ministre a dit que tout va bien.", ["events<=0"]),
    ("sentence splitting", "Mr. Quist of the U.S. met Lt. Gen. Brel of Kenya. They left.", ["Quist CONSULT Brel"]),
    ("line breaks", "Norway\nmet Kenya\nin Oslo.", ["Norway CONSULT Kenya"]),
    ("mail and letters", "From: desk@mission.example\nTo: all@mission.example\nSubject: Talks\n\nNorway met Kenya on Monday.\n\n> Did Ghana attack Togo?", ["Norway CONSULT Kenya", "not Ghana ASSAULT Togo/actual"]),
    ("communiques, lists, tables", "The two sides, Norway and Kenya, agreed:\n1. To open embassies.\n2. To meet again.", ["Norway AGREE Kenya"]),
    ("cables and FRUS", "SUBJECT: TALKS WITH KENYA\n\n1. (C) The Ambassador met Kenyan President William Ruto on May 3.", ["* CONSULT Ruto", "no C"]),
    ("coreference", "Prime Minister Ada Quist met William Ruto. Quist thanked Ruto.", ["Ada Quist SUPPORT William Ruto"]),
    ("coreference", "Norway met Kenya. It thanked its neighbour.", ["Norway CONSULT Kenya"]),
    ("quotes, who says it", '"We urge Kenya to stop", said the Norwegian Foreign Secretary.', ["Norw REQUEST Kenya"]),
    ("quotes, who says it", '"We thank Norway for its help," the Kenyan foreign minister said on Monday.', ["Keny SUPPORT Norway"]),
    ("quotes, who says it", '"We stand with Kenya," said a spokesman for the Norwegian Foreign Ministry.', ["Norw SUPPORT Kenya"]),
    ("quotes, who says it", '"We thank Kenya and Ghana," Hamas said.', ["Hamas SUPPORT Kenya", "Hamas SUPPORT Ghana"]),
    ("quotes, who says it", 'NATO chief Ada Quist said: "We will help Kenya."', ["not Kenya SUPPORT *"]),
    ("quotes, who says it", "Remarks by Prime Minister Ada Quist\n\nI thank Kenya.", ["Ada Quist SUPPORT Kenya"]),
    ("quotes, who says it", "Remarks by Foreign Minister Ada Quist of Norway\n\nI thank Kenya. We condemn Togo's attack.", ["Ada Quist SUPPORT Kenya", "Norway ACCUSE Togo"]),
    ("quotes, who says it", "Statement by the Ministry of Foreign Affairs of Norway\n\nWe condemn the attack by Togo. We call on Togo to release the sailors.", ["Norway ACCUSE Togo", "Norway REQUEST Togo"]),
    ("quotes, who says it", "Joint Statement by Norway, Kenya and Ghana\n\nWe urge Togo to withdraw.", ["Norway REQUEST Togo", "Kenya REQUEST Togo", "Ghana REQUEST Togo"]),
    ("quotes, who says it", "Address by the President of Kenya, William Ruto\n\nFellow citizens, I thank Norway. We have asked Togo to free the crew.", ["William Ruto SUPPORT Norway", "Kenya REQUEST Togo"]),
    ("quotes, who says it", "Speech by Chancellor Olaf Scholz in the Bundestag\n\nWe support Kenya. We call on Togo to withdraw its troops.", ["Germany SUPPORT Kenya", "Germany REQUEST Togo"]),
    ("UN documents", "Letter dated 3 March 2022 from the Permanent Representative of Kenya to the United Nations addressed to the President of the Security Council\n\nI have the honour to request the Council to condemn the attack. I thank the Secretary-General.\n\n(Signed) Juma Otieno", ["Juma Otieno REQUEST Council", "value: 3 March 2022=2022-03-03"]),
    ("names and titles", "Ruto thanked Macron. Tinubu met Scholz.", ["Ruto=PERSON:KEN", "Macron=PERSON:FRA", "Ruto SUPPORT Macron"]),
    ("names and titles", "He received President of Norway Ada Quist in Nairobi.", ["Ada Quist=PERSON:NOR"]),
    ("places", "The envoy spoke in Athens, Georgia, on Monday.", ["Athens=GPE:USA"]),
    ("places", "Talks were held in Cambridge, Massachusetts, and in Oslo.", ["Cambridge=GPE:USA"]),
    ("coreference", "Secretary Margaret Hollander met Juma Otieno. Holander thanked Otieno.", ["Margaret Hollander SUPPORT Juma Otieno"]),
    ("hyphenated dyads", "An Iranian-backed militia attacked Basra.", ["not Iran ASSAULT Basrah"]),
    ("briefings and transcripts", "**Ada Quist:** We urged Togo to withdraw.\n\n**Reporter:** Is Kenya arming Ghana?\n\n**Ada Quist:** I won't comment.", ["* REQUEST Togo", "not Kenya AID Ghana/actual"]),
    ("briefings and transcripts", "SPOKESPERSON: We condemn the coup.\n\nQ: Has France withdrawn from Niger?\n\nSPOKESPERSON: Ask France.", ["not France RETREAT Niger/actual"]),
    ("false positives", "Kenya beat Norway 3-1 in Nairobi, with Quist striking twice.", ["events<=0"]),
    ("false positives", "In the video game, Norway invades Kenya.", ["events<=0"]),
    ("negation and status", "Kenya dismissed claims that it had attacked Togo.", ["not Kenya ASSAULT Togo/actual"]),
    ("event coding", "Some 500 students marched in Nairobi on Monday against the new tax.", ["* PROTEST -"]),
    ("event coding", "Hundreds of miners blocked a bridge near Accra to demand higher pay.", ["* PROTEST *"]),
    ("event coding", "Kenya received a US$40 million loan from Norway.", ["not Kenya AID Norway"]),
    ("cables and FRUS", "The GOK asked the USG to lift the ban. DefMin Duale declined to meet the DCM.", ["GOK=ORG:KEN", "USG=ORG:USA", "GOK REQUEST USG", "Duale=PERSON"]),
    ("furniture in scraped text", "Norway met Kenya in Oslo.\n\n3 Comments\n\ntom55 says:\nGhana should bomb Togo!", ["Norway CONSULT Kenya", "not Ghana ASSAULT Togo"]),
    ("sentence splitting", "The talks began at 9 a.m. Norway thanked Kenya for them.", ["Norway SUPPORT Kenya"]),
    ("PDF and OCR text", "12. Norway thanked Kenya.3\n13. Kenya condemned Togo.4", ["Norway SUPPORT Kenya", "Kenya ACCUSE Togo"]),
    ("dates", "Ships are lost every month, and the ban holds for another year.", ["value: another year=P1Y"]),
    ("dates", "Five years ago Norway met Kenya.", ["value: Five years ago=2019"]),
    ("amounts", "Norway lent Kenya US $24 billion, and a tenth of that to Togo.", ["value: US $24 billion=24000000000"]),
]


def plain(text): return re.sub("[\u00ad\u200b]", "", text or "").casefold()


class Document:
    def __init__(self, document):
        self.entities = {e["id"]: e for e in document["entities"]}
        self.relations = document["relations"]
        self.events = [r for r in self.relations if r["type"] not in ("ROLE", "MEMBER_OF", "NATIONALITY", "PART_OF", "LOCATED_IN")]

    def words(self, entity): return [plain(m["text"]) for m in entity["mentions"]] + [plain(entity["name"])]

    def means(self, identifier, wanted):
        if wanted == "*": return True
        if identifier is None or wanted == "-": return identifier is None and wanted == "-"
        return any(plain(wanted) in word for word in self.words(self.entities[identifier]))

    def told(self, subject, kind, object, status):
        symmetric = kind in ("CONSULT", "AGREE", "COOPERATE")
        pairs = [(subject, object), (object, subject)] if symmetric else [(subject, object)]
        return [r for r in self.events if r["type"] == kind and (not status or r["status"] == status) and any(self.means(r["subject"], s) and self.means(r["object"], o) for s, o in pairs)]

    def named(self, text): return [e for e in self.entities.values() for m in e["mentions"] if m["kind"] == "name" and plain(m["text"]).lstrip("@") == plain(text)]

    def wrong(self, check):
        """What is wrong, or nothing."""
        if check.startswith("events<="): return len(self.events) > int(check[8:]) and [(r["type"], r["predicate"]) for r in self.events]
        if check.startswith("no value: "): return any(e["value"] is not None and m["text"] == check[10:] for e in self.entities.values() for m in e["mentions"])
        if check.startswith("value: "):
            text, value = check[7:].split("=")
            found = [e["value"] for e in self.entities.values() if any(m["text"] == text for m in e["mentions"])]
            return not any(str(v["amount"] if isinstance(v, dict) else v).startswith(value) for v in found) and (found or "not there")
        if match := re.fullmatch(rf"(not )?(.+?) ({TYPES}) (.+?)(?:/(\w+))?", check):
            told = self.told(match[2], match[3], match[4], match[5])
            return bool(told) == bool(match[1]) and [(r["type"], r["predicate"], r["status"]) for r in self.events]
        if match := re.fullmatch(r"(.+)=([A-Z]+)(?::([A-Z]+))?", check):
            return not any(e["type"] == match[2] and match[3] in (None, e["country"]) for e in self.named(match[1])) and [(e["type"], e["country"]) for e in self.named(match[1])] or not self.named(match[1])
        return check.startswith("no ") and self.named(check[3:]) != []


class Complaints(ProgramCase):
    def test_rows(self):
        lines = "".join(json.dumps({"id": str(i), "date": DATE, "text": text}) + "\n" for i, (_, text, _) in enumerate(ROWS))
        result = run("extract", "--format", "jsonl", self.file("rows.jsonl", lines))
        self.assertEqual(result.returncode, 0, result.stderr)
        for (kind, text, checks), document in zip(ROWS, documents(result), strict=True):
            read = Document(document)
            for check in checks:
                with self.subTest(kind, text=text[:60], check=check): self.assertFalse(read.wrong(check), read.wrong(check))

    def test_every_kind_has_rows(self):
        self.assertGreaterEqual(len(ROWS), 60); self.assertGreaterEqual(len({kind for kind, _, _ in ROWS}), 25)


main()
