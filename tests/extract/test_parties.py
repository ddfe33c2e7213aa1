"""Who else an event has to do with, where its own words say so late, before, or not at all."""

# ruff: noqa: E501  (sentences are easier to read whole)

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell, drawn

SYMMETRIC = {"AGREE", "CONSULT", "COOPERATE"}

TOLD = [
    (
        "South Korean Foreign Minister Kang Dae-won spoke by telephone with his Omani counterpart on Wednesday.",
        [("CONSULT", "KR", "OM")],
    ),
    (
        "Iran seized a South Korean tanker in the Gulf of Oman. Seoul has sent a destroyer towards the Strait of Hormuz.",
        [("COERCE", "IR", "KR"), ("MOBILIZE", "KR", "IR")],
    ),
    (
        "Gazprom cut off Moldova over a debt that the government disputes.",
        [("SANCTION", "Gazprom", "MD")],
    ),
    (
        "Azerbaijan's SOCAR signed a letter of intent with Petronas on Friday.",
        [("AGREE", "SOCAR", "Petronas")],
    ),
    (
        "Iran freed the Greek tanker Asphodel, which its Revolutionary Guards had seized off Jask.",
        [("CONCEDE", "IR", "GR"), ("COERCE", "IR", "GR")],
    ),
    (
        "Pakistani gunners fired back at positions around Spin Boldak until dawn.",
        [("ASSAULT", "PK", "AF")],
    ),
    (
        "Algeria deported 9,000 Nigeriens; no one has asked them why.",
        [("COERCE", "DZ", "NE")],
    ),
    (
        "Port of Spain has asked Caracas for their release.",
        [("REQUEST", "TT", "VE")],
    ),
    (
        "In March Islamabad asked Washington for a sanctions waiver.",
        [("REQUEST", "PK", "US")],
    ),
    (
        "On Wednesday Islamabad, which was angry, summoned the Afghan chargé d'affaires.",
        [("ACCUSE", "PK", "AF")],
    ),
    (
        "North Korea fired a short-range missile into the sea. Seoul condemned the launch.",
        [("MOBILIZE", "KP", "None"), ("ACCUSE", "KR", "KP")],
    ),
    (
        "Niger's oil minister thanked Algeria for a grant of 40 million dollars.",
        [("SUPPORT", "NE", "DZ"), ("AID", "DZ", "NE")],
    ),
    (
        "Fighters of Ansar al-Sahra ambushed a Nigerien army convoy near Arlit.",
        [("ASSAULT", "Ansar al-Sahra", "NE")],
    ),
    (
        "The Polisario Front shelled Moroccan positions, and a Moroccan drone killed two of the front's fighters.",
        [("ASSAULT", "Polisario Front", "MA"), ("ASSAULT", "MA", "Polisario Front")],
    ),
    (
        "A brigade has been moved from Quetta to the frontier with Afghanistan.",
        [("MOBILIZE", "PK", "AF")],
    ),
    (
        "Ukraine struck an oil depot in Russia's Volgograd region with drones.",
        [("ASSAULT", "UA", "RU")],
    ),
    (
        "Delhi has urged its southern neighbour Sri Lanka to keep a survey ship out.",
        [("REQUEST", "IN", "LK")],
    ),
    (
        "Rome handed over two patrol boats to Libya's coastguard.",
        [("AID", "IT", "LY")],
    ),
    (
        "ULAANBAATAR — Prime Minister Bold Enkhtur thanked Beijing for its patience.",
        [("SUPPORT", "MN", "CN")],
    ),
    (
        "Rebels of the Savannah Union fell upon a Chadian army escort near Doba.",
        [("ASSAULT", "Savannah Union", "TD")],
    ),
    (
        "The European Union paid Chișinău €60 million to soften the bills.",
        [("AID", "European Union", "MD")],
    ),
    (
        "Turkish President Kemal Aydin arrived in Baku on Monday for talks with his Azerbaijani counterpart on gas transit.",
        [("CONSULT", "TR", "AZ")],
    ),
    (
        "Kenya's foreign minister, Alice Njoroge, flew to Kampala on Friday. She told reporters after the meeting that the two countries had agreed to lift trade restrictions.",
        [("CONSULT", "KE", "UG"), ("AGREE", "KE", "UG")],
    ),
    (
        "Talks between Ethiopia and Egypt broke down on Sunday. Cairo accused Addis Ababa of bad faith, and said it would take the matter to the Security Council.",
        [("CONSULT", "ET", "EG"), ("ACCUSE", "EG", "ET")],
    ),
    (
        "Vietnam on Wednesday protested against what it called illegal fishing by Chinese vessels near the Paracels. Beijing rejected the complaint.",
        [("ACCUSE", "VN", "CN"), ("REJECT", "CN", "VN")],
    ),
    (
        "Germany has imposed sanctions on three Belarusian officials over the detention of protesters, the foreign ministry in Berlin said.",
        [("SANCTION", "DE", "BY")],
    ),
    (
        "Algeria recalled its ambassador from Paris on Saturday, citing interference in its internal affairs.",
        [("SANCTION", "DZ", "FR")],
    ),
    (
        "Artillery fire from the Armenian side killed two Azerbaijani soldiers near Kelbajar, the defence ministry in Baku said.",
        [("ASSAULT", "AM", "AZ")],
    ),
    (
        "Pakistani jets bombed villages in Afghanistan's Khost province overnight, killing 12 people, Taliban officials said.",
        [("ASSAULT", "PK", "AF")],
    ),
    (
        "Sudan and South Sudan resumed negotiations on oil transit fees in Juba under the mediation of Ethiopia.",
        [("CONSULT", "SD", "SS"), ("CONSULT", "ET", "SD"), ("CONSULT", "ET", "SS")],
    ),
    (
        "The two navies will hold joint drills in the Java Sea next month, Indonesia and Australia announced.",
        [("COOPERATE", "ID", "AU")],
    ),
    (
        "Iran's deputy foreign minister warned the United Arab Emirates against any attempt to change the status of the islands.",
        [("THREATEN", "IR", "AE")],
    ),
    (
        "The Japanese coastguard said four Chinese ships had entered its territorial waters around the Senkakus.",
        [("MOBILIZE", "CN", "JP")],
    ),
    (
        "Argentina's president landed in Santiago late on Sunday. He is to meet his Chilean host on Monday before a business forum.",
        [("CONSULT", "AR", "CL")],
    ),
    (
        "The ministers of Ghana and Togo met in Lome. They agreed on a timetable for marking the maritime boundary.",
        [("CONSULT", "GH", "TG"), ("AGREE", "GH", "TG")],
    ),
    (
        "Ukraine's President, Petro Kovalenko, hailed the decision by Canada to supply air defence systems.",
        [("SUPPORT", "UA", "CA"), ("AID", "CA", "UA")],
    ),
    (
        "Egypt's foreign minister wrapped up a two-day visit to Eritrea during which the sides signed a port accord.",
        [("CONSULT", "EG", "ER"), ("AGREE", "EG", "ER")],
    ),
    (
        "During her stay in Vienna, Croatian Prime Minister Ana Horvat also met with Chancellor Karl Huber.",
        [("CONSULT", "HR", "AT")],
    ),
    (
        "“We will not accept any pressure,” Hungary's foreign minister told his Dutch colleague during a heated phone call.",
        [("CONSULT", "HU", "NL")],
    ),
    (
        "US Secretary of State Mark Nolan is expected in Hanoi next week to finalise an accord on semiconductors.",
        [("CONSULT", "US", "VN"), ("AGREE", "US", "VN")],
    ),
    (
        "President Ravi Persaud sent a note of protest to Caracas over the detention of the crew, Guyana's foreign ministry said.",
        [("ACCUSE", "GY", "VE")],
    ),
    (
        "The Kremlin said President Putin had spoken by phone with Turkish President Erdogan about grain shipments.",
        [("CONSULT", "RU", "TR")],
    ),
    (
        "MANILA, May 14 — The Philippines on Tuesday summoned China's ambassador after a coastguard vessel fired water cannon at a supply boat near Scarborough Shoal, injuring three sailors. Ambassador Wu Jian was handed a note verbale. He told reporters that Beijing regarded the shoal as its own.",
        [("ACCUSE", "PH", "CN"), ("ASSAULT", "CN", "PH")],
    ),
    (
        "Officials from Laos and Thailand wrapped up a second day of negotiations in Vientiane over a disputed stretch of the Mekong. A joint commission will be set up, the two governments said.",
        [("CONSULT", "LA", "TH")],
    ),
    (
        "Oman's sultan welcomed the emir of Kuwait at the airport in Muscat. The rulers are expected to sign a tax treaty before the visitor leaves on Thursday.",
        [("CONSULT", "OM", "KW"), ("AGREE", "OM", "KW")],
    ),
    (
        "The Ukrainian parliament thanked Lithuania, which last week shipped a battery of howitzers to Odesa.",
        [("SUPPORT", "UA", "LT"), ("AID", "LT", "UA")],
    ),
    (
        "Mongolia's prime minister flies to Seoul next week to court investors, and will be received by President Han.",
        [("CONSULT", "MN", "KR")],
    ),
    (
        "After two days of fighting, Sudanese troops pushed Ethiopian militiamen out of the Fashaga triangle, the army said in Khartoum.",
        [("ASSAULT", "SD", "ET")],
    ),
    (
        "A shell fired from Syrian territory landed in a field near Kilis, wounding a shepherd, Turkish media said. The army returned fire.",
        [("ASSAULT", "SY", "TR"), ("ASSAULT", "TR", "SY")],
    ),
    (
        "The United Arab Emirates and Pakistan initialled a trade agreement that will cut duties on textiles.",
        [("AGREE", "AE", "PK")],
    ),
    (
        "Lebanon's caretaker premier, Samir Azar, telephoned his Cypriot counterpart to thank him for the fire engines sent by Nicosia.",
        [("CONSULT", "LB", "CY"), ("SUPPORT", "LB", "CY"), ("AID", "CY", "LB")],
    ),
    (
        "Bangladesh says Myanmar's helicopters violated its airspace twice on Sunday. It lodged a protest with the junta.",
        [("ACCUSE", "BD", "MM"), ("MOBILIZE", "MM", "BD")],
    ),
    (
        "Japan lodged a protest with Russia after a patrol plane flew near Hokkaido. Moscow said the flight was routine.",
        [("ACCUSE", "JP", "RU"), ("MOBILIZE", "RU", "JP")],
    ),
    (
        "Malawi on Friday banned maize from Tanzania and Zambia, blaming a plant disease. Lusaka said it would appeal.",
        [("SANCTION", "MW", "TZ"), ("SANCTION", "MW", "ZM")],
    ),
    (
        "Chad's army chief visited Niamey for talks with General Salou of Niger about a joint force against jihadists.",
        [("CONSULT", "TD", "NE")],
    ),
    (
        "Croatia's president criticised Bosnia's plan to store nuclear waste near the border, and demanded that Sarajevo choose another site.",
        [("ACCUSE", "HR", "BA"), ("REQUEST", "HR", "BA")],
    ),
    (
        "The Kenyan and Somali leaders, who met in Mombasa under heavy guard, agreed to exchange ambassadors again.",
        [("CONSULT", "KE", "SO"), ("AGREE", "KE", "SO")],
    ),
    (
        "WARSAW — Poland's defence minister said on Thursday that Warsaw would buy 96 attack helicopters from the United States, the largest order of its kind.",
        [("COOPERATE", "PL", "US")],
    ),
    (
        "Iraq's prime minister, Ali Rashid, held a phone call with his Jordanian counterpart to discuss a pipeline to Aqaba.",
        [("CONSULT", "IQ", "JO")],
    ),
    (
        "Ethiopian fighter jets carried out two strikes near the Sudanese border town of Gallabat, Khartoum said.",
        [("ASSAULT", "ET", "SD")],
    ),
    (
        "Russia's energy minister arrived in Tehran at the head of a large delegation. He will meet his Iranian colleague on Wednesday.",
        [("CONSULT", "RU", "IR")],
    ),
    (
        "Armenian and Turkish envoys sat down in Vienna for a fifth round of talks on opening their shared frontier.",
        [("CONSULT", "AM", "TR")],
    ),
    (
        "Paraguay's president said he had told his Argentine colleague that toll charges on the waterway were unacceptable.",
        [("CONSULT", "PY", "AR")],
    ),
    (
        "The two presidents signed the document in Ashgabat. Turkmenistan will supply gas to Azerbaijan through Iran from January.",
        [("COOPERATE", "TM", "AZ")],
    ),
    (
        "Mozambique's government has asked Rwanda for another thousand soldiers to fight insurgents in Cabo Delgado.",
        [("REQUEST", "MZ", "RW")],
    ),
    (
        "Colombia's president blamed Ecuador for the outbreak. Quito reacted angrily, recalling its envoy for consultations.",
        [("ACCUSE", "CO", "EC"), ("SANCTION", "EC", "CO")],
    ),
    (
        "Algeria and Mali patched up a quarrel over a downed drone after the intervention of Mauritania's president.",
        [("AGREE", "DZ", "ML")],
    ),
    (
        "Croatia, Slovenia and Italy will share the cost of a rail tunnel under the Karst, their transport ministers said in Trieste.",
        [("COOPERATE", "HR", "SI"), ("COOPERATE", "HR", "IT"), ("COOPERATE", "SI", "IT")],
    ),
    (
        "ANKARA (Agency) — Turkey and Bulgaria have agreed to raise the capacity of a gas link across their frontier, Energy Minister Selim Yildiz told reporters on Monday after hosting his Bulgarian colleague.",
        [("AGREE", "TR", "BG"), ("CONSULT", "TR", "BG")],
    ),
    (
        "The Thai foreign ministry handed a protest note to the Cambodian charge d'affaires over landmines found near the frontier.",
        [("ACCUSE", "TH", "KH")],
    ),
    (
        "Three Greek frigates shadowed a Turkish research ship south of Crete for a second day, Athens said.",
        [("MOBILIZE", "GR", "TR")],
    ),
    (
        "Tunis has recalled its consul from Tripoli and asked the Libyan authorities to explain the arrest of two fishermen.",
        [("SANCTION", "TN", "LY"), ("REQUEST", "TN", "LY")],
    ),
    (
        "Azerbaijan's leader made a brief stop in Tbilisi, where he and the Georgian prime minister discussed railway tariffs.",
        [("CONSULT", "AZ", "GE")],
    ),
    (
        "Sudan has banned Kenyan tea since March in retaliation for a meeting of rebel politicians in Nairobi.",
        [("SANCTION", "SD", "KE")],
    ),
    (
        "“Iraq is our partner,” President Demir said in Ankara, standing next to Prime Minister Ali Rashid. The two signed 20 memoranda.",
        [("AGREE", "TR", "IQ")],
    ),
    (
        "Iran and Pakistan agreed on Friday to defuse a row after trading missile strikes on each other's territory.",
        [("AGREE", "IR", "PK"), ("ASSAULT", "IR", "PK"), ("ASSAULT", "PK", "IR")],
    ),
    (
        "North Macedonia's foreign minister said after talks with her Greek opposite number in Thessaloniki that name plates would be changed.",
        [("CONSULT", "MK", "GR")],
    ),
    (
        "Bosnia's Serb leader flew to Moscow for the third time this year and was received by the president.",
        [("CONSULT", "BA", "RU")],
    ),
    (
        "Talks on the border between Guyana and Venezuela have been adjourned, Brazil, which is hosting them, said.",
        [("CONSULT", "GY", "VE"), ("CONSULT", "BR", "GY"), ("CONSULT", "BR", "VE")],
    ),
    (
        "South Africa took Israel to the International Court of Justice, accusing it of breaching a convention.",
        [("ACCUSE", "ZA", "IL")],
    ),
    (
        "Mali's foreign minister told Algeria to stop meddling. In reply Algiers closed its airspace to Malian aircraft.",
        [("REQUEST", "ML", "DZ"), ("SANCTION", "DZ", "ML")],
    ),
    (
        "Chadian gunmen raided a village in Sudan's West Darfur state and drove off cattle, residents said.",
        [("ASSAULT", "Chadian gunmen", "SD")],
    ),
    (
        "Sri Lanka's president travelled to Beijing, where China's leader promised him a refinery worth $3.7 billion.",
        [("CONSULT", "LK", "CN"), ("AID", "CN", "LK")],
    ),
    (
        "Kyrgyz and Uzbek surveyors finished marking the Kempir-Abad reservoir last month, sealing a treaty signed by the two presidents.",
        [("AGREE", "KG", "UZ")],
    ),
    (
        "Moldova has not stopped importing electricity from Romania.",
        [("COOPERATE", "MD", "RO")],
    ),
]
NOTHING = [
    "Rumours that Chinese troops had crossed into Myanmar were false.",
    "Police in Skopje used tear gas against marchers outside the Turkish cultural club.",
    "China retaliated with duties on European pork.",
    "Eritrea denied that its soldiers had entered Tigray.",
    "Tamil Nadu's chief minister urged Delhi to press Colombo for their release.",
    "Slovakia's prime minister flew home from Moscow without a contract.",
    "Ghana's president has called off a trip to Lagos.",
    "Latvia will not follow Estonia in closing its consulate in Pskov, the government in Riga said.",
    "Peace talks in Doha between the Congolese government and M23 rebels have been suspended, the Qatari foreign ministry said.",
    "Armenia's prime minister said his country was ready to sign a treaty with Azerbaijan.",
    "Djibouti hosts bases of both China and the United States.",
    "Negotiators for Cyprus and Lebanon have failed to agree on a sea boundary, a Lebanese official said.",
    "Rwanda deployed 1,000 soldiers to Mozambique in 2021 at the government's request.",
    "Norway raised its military alert after drones were seen near gas platforms.",
    "Hungary's oil company MOL will invest in a refinery in Bosnia.",
    "Guinea-Bissau's president accused unnamed neighbours of plotting a coup.",
    "Finland joined Sweden and Norway in condemning the sabotage.",
    "Vienna will not send soldiers to Ukraine, the chancellor said.",
    "Turkmen gas began to flow to Iran again this week under a swap agreed with Azerbaijan.",
    "Israel withdrew its envoys from all three capitals.",
    "Denmark handed Greenland's government a list of questions.",
    "The emirate's envoy shuttled between Kigali and Kinshasa.",
    "Police in Skopje used tear gas against marchers outside the Bulgarian cultural club.",
    "Jordan shot down a drone carrying drugs from Syria.",
    "Moldova has stopped importing electricity from Transnistria.",
    "Lithuania ceased buying oil from Russia, and Romania has suspended importing grain from Ukraine.",
]


def marks(pairs) -> set[tuple[str, ...]]:
    return {
        (kind, *(sorted((a, str(b))) if kind in SYMMETRIC else (a, str(b)))) for kind, a, b in pairs
    }


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_the_parties_of_each_event_are_found_and_no_others(tell: Tell, text: str, told):
    assert marks(drawn(tell(text))) == marks(told)


@pytest.mark.parametrize("text", NOTHING)
def test_what_states_do_not_do_is_not_drawn(tell: Tell, text: str):
    assert drawn(tell(text)) == set()
