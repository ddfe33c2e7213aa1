"""Who attacks, takes or threatens whom, where the words of the event don't say it plainly."""

# ruff: noqa: E501  (sentences are easier to read whole)

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell, conflicts

DRAWN = ("asserted", "planned")

TOLD = {
    "armed people without a name go by what they are called": (
        "Suspected Islamist militants killed 20 soldiers in an attack on an army post in northern Benin. "
        "Papuan separatists shot down an Indonesian helicopter on Monday. "
        "Armed men abducted 28 schoolchildren in Kaduna, in northern Nigeria.",
        {
            ("ASSAULT", "Islamist militants", "BJ"),
            ("ASSAULT", "Papuan separatists", "ID"),
            ("COERCE", "armed men", "NG"),
        },
    ),
    "a gang goes by the name it gives itself": (
        "A gang calling itself Gran Grif massacred 70 people in the Haitian town of Gonaïves.",
        {("ASSAULT", "Gran Grif", "HT")},
    ),
    "an attack is that of who claims it afterwards": (
        "A suicide bomber killed 11 people at a checkpoint in Bannu. The Pakistani Taliban claimed responsibility.",
        {("ASSAULT", "Pakistani Taliban", "PK")},
    ),
    "what struck says whose attack it was": (
        "Israeli air strikes killed at least 14 people in southern Lebanon on Wednesday. "
        "A barrage of Russian drones hit Odesa's port for the third night running.",
        {("ASSAULT", "IL", "LB"), ("ASSAULT", "RU", "UA")},
    ),
    "who comes under fire is attacked": (
        "A UN peacekeeping patrol came under fire from M23 near Goma on Saturday.",
        {("ASSAULT", "M23", "UN")},
    ),
    "both sides of a clash attack": (
        "Syrian government forces clashed with Druze gunmen in the town of Sahnaya.",
        {("ASSAULT", "SY", "Druze gunmen"), ("ASSAULT", "Druze gunmen", "SY")},
    ),
    "jets are scrambled against who came": (
        "Japan scrambled fighter jets after a Chinese military plane entered its airspace on Monday.",
        {("MOBILIZE", "JP", "CN"), ("MOBILIZE", "CN", "JP")},
    ),
    "a ship taken from nobody named is still taken": (
        "Estonia's navy boarded a tanker in the Gulf of Finland on Friday.",
        {("COERCE", "EE", None)},
    ),
    "a ship is that of the flag told next": (
        "Yemen's Houthis boarded the cargo ship Galaxy from a helicopter. She sails under the flag of the Bahamas.",
        {("COERCE", "Houthis", "BS")},
    ),
    "the ship is the one told of before": (
        "The Panamanian tanker Celeste was late. An hour later the Iranian navy announced that it had taken the ship to Bandar Abbas.",
        {("COERCE", "IR", "PA")},
    ),
    "they are the people told of last": (
        "Panama wants two engineers of its canal authority back. They were arrested by Nicaraguan police in Bluefields.",
        {("COERCE", "NI", "PA")},
    ),
    "fire from the other bank is the other state's": (
        "Guyanese soldiers were shot at from the Venezuelan bank of the Cuyuni on Sunday. They returned fire.",
        {("ASSAULT", "VE", "GY"), ("ASSAULT", "GY", "VE")},
    ),
    "a strike is on the group whose men it killed": (
        "Israel's drones struck a car in Baalbek and killed a commander of Hezbollah.",
        {("ASSAULT", "IL", "Hezbollah")},
    ),
    "who rules a state speaks for it": (
        "Gunmen of the Islamic State attacked a Taliban checkpoint outside Kunduz.",
        {("ASSAULT", "Islamic State", "AF")},
    ),
    "their ministers' soldiers are theirs": (
        "In Mogadishu the government says it has the upper hand. Last week its soldiers drove al-Shabaab from Baidoa.",
        {("ASSAULT", "SO", "al-Shabaab")},
    ),
    "an answer with weapons is an attack": (
        "Ukraine's navy sank a Russian ship on Tuesday. Russia answered with 60 drones.",
        {("ASSAULT", "UA", "RU"), ("ASSAULT", "RU", "UA")},
    ),
    "forces at home are moved against nobody": (
        "Peru has deployed 3,000 troops in Arequipa. Guyana said its army had sent a regiment to Lethem. Kenya has stationed 400 police officers in Haiti to support the government.",
        {("MOBILIZE", "PE", None), ("MOBILIZE", "GY", None)},
    ),
    "an armed group that carries people off does it to the state of the land, police to nobody": (
        "Gunmen abducted 40 traders from a village in Niger's Tillabéri region. Nigerian police arrested three arms dealers in Kano. Israeli soldiers detained two Lebanese shepherds.",
        {("COERCE", "gunmen", "NE"), ("COERCE", "NG", None), ("COERCE", "IL", "LB")},
    ),
    "security forces are those of the place": (
        "LIMA, June 13 (Andes Wire) - Security forces seized rifles from members of the Los Halcones gang in Trujillo. Soldiers clashed with the gang in Piura.",
        {
            ("COERCE", "PE", "Los Halcones"),
            ("ASSAULT", "PE", "Los Halcones"),
            ("ASSAULT", "Los Halcones", "PE"),
        },
    ),
    "who claims an attack has made it, and its fighters are of the group": (
        "Gunmen attacked a Pakistani checkpoint in Quetta, killing six soldiers. The Baloch Liberation Army claimed the attack. Pakistani forces killed seven fighters on Tuesday.",
        {
            ("ASSAULT", "Baloch Liberation Army", "PK"),
            ("ASSAULT", "PK", "Baloch Liberation Army"),
        },
    ),
    "who traded fire can't undo it by a denial of who began": (
        "Thai and Cambodian troops exchanged fire near Preah Vihear. Thailand said Cambodian soldiers had opened fire first. Cambodia denied that.",
        {("ASSAULT", "TH", "KH"), ("ASSAULT", "KH", "TH")},
    ),
    "the dead of an ambush are its target, and its makers are named after by": (
        "NIAMEY - At least 17 Nigerien soldiers were killed on Tuesday in an ambush by armed groups near the border with Mali, the defence ministry said. "
        "Four Turkish soldiers were killed in an attack blamed on the Kurdistan Workers' Party.",
        {
            ("ASSAULT", "armed groups", "NE"),
            ("ASSAULT", "Kurdistan Workers' Party", "TR"),
        },
    ),
    "who is blamed for an attack that nobody owned to has made it": (
        "A car bomb exploded outside a police station in the Colombian town of Jamundí on Friday. Authorities blamed dissidents of the FARC.",
        {("ASSAULT", "FARC", "CO")},
    ),
    "an attack told by what it did is that of who was behind it": (
        "A drone attack shut down an oil depot in Russia's Krasnodar region. Ukraine's SBU security service was behind the attack.",
        {("ASSAULT", "UA", "RU")},
    ),
    "a name beside a militia is an armed group's": (
        "Rockets launched by Saraya al-Nur, a militia close to Tehran, struck Turkish soldiers at Bashiqa. "
        "Cartel del Valle gunmen ambushed a convoy of the National Guard in Zacatecas, in northern Mexico.",
        {("ASSAULT", "Saraya al-Nur", "TR"), ("ASSAULT", "Cartel del Valle", "MX")},
    ),
    "forces without a state are of whoever tells of them": (
        "ISWAP militants overran an army post, killing seven Nigerian soldiers. Air force jets later bombed the fighters, the defence ministry in Abuja said.",
        {("COERCE", "ISWAP", "NG"), ("ASSAULT", "ISWAP", "NG"), ("ASSAULT", "NG", "ISWAP")},
    ),
    "police are those of the place told of before": (
        "Thousands of Bangladeshis marched to the Indian high commission in Dhaka. Police stopped them and detained 23 people.",
        {("COERCE", "BD", None)},
    ),
    "who holds a town or claims its waters has it": (
        "Myanmar military aircraft bombed a village held by the People's Defence Force. A Venezuelan navy ship entered waters claimed by Guyana.",
        {("ASSAULT", "MM", "People's Defence Force"), ("MOBILIZE", "VE", "GY")},
    ),
    "a ship off a coast is not the coast's": (
        "A tanker was hijacked off Basra on Tuesday night by gunmen of a group called the Reed Brigade.",
        {("COERCE", "Reed Brigade", None)},
    ),
    "ground is retaken from who took it": (
        "The Rapid Support Forces seized the pumping station at Jebelein from Sudanese troops on Friday. Sudan's air force bombed the compound on Saturday.",
        {("COERCE", "Rapid Support Forces", "SD"), ("ASSAULT", "SD", "Rapid Support Forces")},
    ),
    "ships sent in response face whoever acted": (
        "North Korea test-fired a missile towards Japan on Sunday. The United States has sent a carrier and two cruisers to the Sea of Japan in response.",
        {("MOBILIZE", "KP", "JP"), ("MOBILIZE", "US", "KP")},
    ),
    "a state's own drill is a show of force, a common one is none": (
        "South Korean marines held live-fire drills near the sea border on Wednesday. Poland held a joint military exercise with Latvia.",
        {("MOBILIZE", "KR", None)},
    ),
    "a disputed land is its state's, or nobody's": (
        "Israeli forces raided the West Bank city of Jenin, arresting 15 people. The army said its troops had come under fire from gunmen.",
        {("ASSAULT", "IL", "PS"), ("COERCE", "IL", "PS"), ("ASSAULT", "gunmen", "IL")},
    ),
    "people are taken by who raided just before": (
        "Fighters of JNIM attacked a market in Mali on Tuesday. Three Senegalese drivers were taken hostage.",
        {("ASSAULT", "JNIM", "ML"), ("COERCE", "JNIM", "SN")},
    ),
}
DENIED = (
    "Baku denies it, but Azerbaijani drones struck an Armenian truck near Vardenis, Yerevan said. "
    "Despite denials from Asmara, Eritrean soldiers attacked Ethiopian positions on Monday. "
    "Chad denied any role in the raid. Sudan said Chadian aircraft had bombed a camp near Geneina."
)
QUIET = (
    "A film about the Japanese invasion of Manchuria opened the festival in Busan. "
    "Ryanair and Wizz Air are fighting a price war in Italy. "
    "Videos said to show Eritrean gunboats firing on a Yemeni dhow have been shared. "
    "Australian police seized a yacht carrying cocaine from Ecuador. "
    "Nepal's police used batons against demonstrators in front of the Chinese visa office in Kathmandu. "
    "A regional bloc had held the two at a table in Bangui for a week. "
    "A Kyrgyz guard fired into the air on Monday. "
    "Rwandan troops have fought alongside the M23 rebels. "
    "Japan sent a cable ship to Okinawa. Bangladesh has deployed soldiers in Sylhet to distribute food. "
    "Thirty-two years after Iraqi troops invaded Kuwait, the two have signed an accord. "
    "We wrote that Ugandan jets had bombed Masisi. They had not. "
    "Lithuania summoned the Belarusian envoy after a drone crashed outside Vilnius. "
    "Three Poles who crossed the frontier of Belarus were given tea."
)


@pytest.mark.parametrize(("text", "told"), TOLD.values(), ids=TOLD)
def test_who_attacks_whom_is_read_beyond_the_verb(tell: Tell, text: str, told):
    assert {c[:3] for c in conflicts(tell(text)) if c[3] in DRAWN} == told


def test_attacks_on_different_days_are_two(tell: Tell):
    text = "Russian drones hit the Ukrainian port of Izmail on Wednesday. Russia also struck Odesa in April."
    days = [c.when and str(c.when.start) for c in tell(text).conflicts if c.actor.key == "RU"]
    assert days == ["2024-05-15", "2024-04-01"]


def test_figures_of_speech_hearsay_and_the_police_at_work_attack_no_state(tell: Tell):
    drawn = {c for c in conflicts(tell(QUIET)) if c[3] in DRAWN}
    assert {c[:3] for c in drawn} <= {("COERCE", "AU", None)}


def test_a_denial_holds_where_it_stands_before_the_claim(tell: Tell):
    assert {c[1:] for c in conflicts(tell(DENIED))} == {
        ("AZ", "AM", "denied"),
        ("ER", "ET", "denied"),
        ("TD", "SD", "denied"),
    }
