BEGIN TRANSACTION;
CREATE TABLE entry (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  recorded_at INTEGER NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  deed TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  supersedes INTEGER REFERENCES entry (number),
  commitment BLOB,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO "entry" VALUES(1,1795996804366721,1,'add','case','case.toml','Ann','begin',NULL,X'8A0CE8122E2149C0DDB846601E6294CA401A83EAC3F0BDD6785D40A9F64CE327',X'80AF51CCA985276435327F34561DF25950362F930AA77716082FA8126AC05526');
INSERT INTO "entry" VALUES(2,1795996804366738,1,'add','report','aea9305c75e91868c7a9f63daf8cb55f0b0cc92564b77864eb7ace8ed94c31ee','Ann','begin',NULL,X'E51275E391C228522018D24F507107A4E012DFD606D6455D985D261D78C09DF7',X'3D1A10D566A3C1D7247DB2AF0FEAB1EC7BDE277BD93236EAD20F084F3697CA24');
INSERT INTO "entry" VALUES(3,1795996804366745,1,'add','claim','c1','Ann','begin',NULL,X'59E5F1DCC39BDBEEDB5463A233E141712F12393C782091BAB3E4B9E31297861C',X'7D16EC9D51F12D4A2CC8B48DA93FDE0E811ADB727F008D53F7ACD308F9BDB870');
INSERT INTO "entry" VALUES(4,1795996804366750,1,'add','claim','c2','Ann','begin',NULL,X'79A47709CDFD73E6602DAE696BFE73E8240A16FA58F78954442460E284B10807',X'63C2F94DE3E3CCF95FD016658430FED87CD5C45E5B046612F8A32C83754D673A');
INSERT INTO "entry" VALUES(5,1795996804366755,1,'add','claim','c3','Ann','begin',NULL,X'41D5F11F4ED23E183A4BB27F610A9A8DC31E4D3A25F3D3A376EBB41926DC4589',X'C9FEEF11419347726B3918CADA8C7679A0C63E08E22E9F0C45B836966E466B24');
INSERT INTO "entry" VALUES(6,1795996804366760,1,'add','event','e1','Ann','begin',NULL,X'666655BBFA0B78CD0AE10C94F976AB838480AF081E4F2936AE4E05C3957BBED2',X'4038061498387600D0E99E336510E1719E8BBD6FE0245AB8FFE22FACBB4D0B59');
INSERT INTO "entry" VALUES(7,1795996804399950,1,'correct','claim','c2','Ben','misread',4,X'F05793FAFF73861966E24C8F2BA318A6B52870BA12EE86E67212A731664B8E75',X'8FB1B99E90713ACE24A97E5659B55E0E660BA78F1A11151F21ED64F74386033B');
INSERT INTO "entry" VALUES(8,1795996804405876,1,'withdraw','claim','c1','Ben','retracted',3,NULL,X'6B952CDF5F7D61C9DB7965C1EDDE038B104A436CA23D7614EFEA918F7E4A746B');
INSERT INTO "entry" VALUES(9,1795996804417166,1,'undo','claim','c1','Ann','another was meant',8,X'989EE8523616A8EC0766AD07749592F243D341ED39649A5230193B13CF8C9E8A',X'F0672098ADAD35BD92BEA8BC8D8F6F4EC6E68AF507446A33D64624896FB04978');
INSERT INTO "entry" VALUES(10,1795996804425213,1,'rate','source','Seoul','Ann','',NULL,X'F6068390478003D7AC714E632E14E93DAC688706A9A89BE80BBD0BE0C1DB7E14',X'E8D8DF38A0C8963006D5AA83FF01B618DA376D9772F1207DF9879E3C21A9136C');
INSERT INTO "entry" VALUES(11,1795996804457564,1,'rate','credibility','c3','Ann','',NULL,X'9B46097D89CF92B67311BFCCD04170A7A9314200A7838F2121DDC89A042167FC',X'9590CEDEE09DBADF41265E0CAA571AF2758F163C0306165FCA688A98096DDB10');
INSERT INTO "entry" VALUES(12,1795996804515288,1,'accept','claim','c3','Ann','one briefing',5,X'E13DBB44A5DEF20F7C022F4154E4846AA41E2AC1A7265063F5D1E5316ADB57C5',X'F584A82A8CEC1C6D9B4E349ED5A38BEB570542219C95D51D2132306ABB8EF405');
INSERT INTO "entry" VALUES(13,1795996804558478,1,'refuse','claim','c1','Ben','own count',9,X'08FBFA980D98EF07824FE298F8EE98FAC78DF51D7E24276F277AAE39D558ADF3',X'B2BCA488B5DC65302EE0BC6C1EAD6B0938748A0F8BBB927C32E081FE6B4F652D');
INSERT INTO "entry" VALUES(14,1795996804609434,1,'forget','event','e1','Ann','request',6,NULL,X'731E50C748A9548BB1F2CEC47F5E42FB5F0861BC923C810BF7FF62E2B04861FA');
INSERT INTO "entry" VALUES(15,1795996804657977,1,'withdraw','claim','c1','Ben','retracted',13,NULL,X'940A57D2368FF699CB0E74CC7519E0CC2DF6B7CEF6D7B54ED42AD062E571CAD0');
CREATE TABLE payload (
  number INTEGER PRIMARY KEY REFERENCES entry (number),
  salt BLOB NOT NULL,
  body TEXT NOT NULL,
  subject TEXT,
  said_on TEXT
) STRICT;
INSERT INTO "payload" VALUES(1,X'2821D5166E1683B6A3D55672A9FBC367','{"file":"case.toml","text":"[case]\nname = \"small\"\ntitle = \"A small case\"\nprincipal = \"RU\"\npartner = \"KP\"\nopponent = \"UA\"\nstart = 2024-09-30\n\n[[forces]]\nid = \"kp-force\"\nname = \"North Korean force\"\nactor = \"KP\"\n"}',NULL,NULL);
INSERT INTO "payload" VALUES(2,X'679C19CCC3D8D25B2FC1731A564A8759','{"file":"count.txt","text":"Title: A count\nOutlet: KBS\n\nSeoul counts 600 dead, says Major Hong Gildong."}',NULL,NULL);
INSERT INTO "payload" VALUES(3,X'6FBFAD207944103FF9B5055F59F09157','{"as_of_end":"2024-11-10","bound":"about","claimant":"Kyiv","claimant_group":"UA","mode":"asserted","point":"10000","quantity":"present","reported_on":"2024-11-10","subject":"kp-force"}','kp-force','2024-11-10');
INSERT INTO "payload" VALUES(4,X'A81E773AEBBEC8F0958C1DD1E461DDFE','{"as_of_end":"2024-12-22","bound":"about","claimant":"Kyiv","claimant_group":"UA","mode":"asserted","point":"500","quantity":"killed","reported_on":"2024-12-22","subject":"kp-force"}','kp-force','2024-12-22');
INSERT INTO "payload" VALUES(5,X'B6C2CB465E661704DD2E43FC922BD168','{"as_of_end":"2025-01-09","bound":"about","claimant":"Seoul","claimant_group":"KR","cue":"says Major Hong Gildong","mode":"estimated","point":"600","quantity":"killed","report_id":"aea9305c75e91868c7a9f63daf8cb55f0b0cc92564b77864eb7ace8ed94c31ee","reported_on":"2025-01-09","span":"13-16","subject":"kp-force"}','kp-force','2025-01-09');
INSERT INTO "payload" VALUES(7,X'42069FA6840B25A9EFBB993170CF0BE6','{"as_of_end":"2024-12-22","bound":"about","claimant":"Kyiv","claimant_group":"UA","mode":"asserted","note":"über 500","point":"550","quantity":"killed","reported_on":"2024-12-22","subject":"kp-force"}','kp-force','2024-12-22');
INSERT INTO "payload" VALUES(9,X'35BEB9DA864C43FAAC7B0850A36ECD80','{"as_of_end":"2024-11-10","bound":"about","claimant":"Kyiv","claimant_group":"UA","mode":"asserted","point":"10000","quantity":"present","reported_on":"2024-11-10","subject":"kp-force"}','kp-force','2024-11-10');
INSERT INTO "payload" VALUES(10,X'34C2757C2FC42691C6BF17D3988B9B1F','{"reliability":"B"}',NULL,NULL);
INSERT INTO "payload" VALUES(11,X'9E7C9A5BE417873C7056ABEE7E021F5D','{"credibility":"2"}',NULL,NULL);
INSERT INTO "payload" VALUES(12,X'31E7054E45BF5AA4FFF86BE1304A155C','{"as_of_end":"2025-01-09","bound":"about","claimant":"Seoul","claimant_group":"KR","cue":"says Major Hong Gildong","mode":"estimated","origin":"c2","point":"600","quantity":"killed","report_id":"aea9305c75e91868c7a9f63daf8cb55f0b0cc92564b77864eb7ace8ed94c31ee","reported_on":"2025-01-09","span":"13-16","subject":"kp-force"}','kp-force','2025-01-09');
INSERT INTO "payload" VALUES(13,X'3E6321E10983352472908DAA08D2A656','{"as_of_end":"2024-11-10","bound":"about","claimant":"Kyiv","claimant_group":"UA","mode":"asserted","origin":"c1","point":"10000","quantity":"present","reported_on":"2024-11-10","subject":"kp-force"}','kp-force','2024-11-10');
CREATE INDEX entry_thing ON entry (kind, name, number);
CREATE INDEX payload_subject ON payload (subject, said_on) WHERE subject IS NOT NULL;
CREATE TRIGGER entry_in_turn BEFORE INSERT ON entry
  WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry)
    OR NEW.recorded_at <= (SELECT recorded_at FROM entry WHERE number = NEW.number - 1)
  BEGIN SELECT raise(ABORT, 'entries come in turn'); END;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
  BEGIN SELECT raise(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry
  BEGIN SELECT raise(ABORT, 'entries are never deleted'); END;
CREATE TRIGGER payload_once BEFORE INSERT ON payload
  WHEN EXISTS (SELECT 1 FROM payload WHERE number = NEW.number)
  BEGIN SELECT raise(ABORT, 'words are never changed'); END;
CREATE TRIGGER payload_stays BEFORE UPDATE ON payload
  BEGIN SELECT raise(ABORT, 'words are never changed'); END;
CREATE TRIGGER payload_kept BEFORE DELETE ON payload
  WHEN NOT EXISTS (SELECT 1 FROM entry e JOIN entry f ON f.kind = e.kind AND f.name = e.name
    WHERE e.number = OLD.number AND f.number > e.number AND f.deed = 'forget')
  BEGIN SELECT raise(ABORT, 'only what is forgotten is deleted'); END;
COMMIT;
