"""Nouns that stand for parties: bodies, forces, persons, groups, amounts of them."""

from __future__ import annotations

BODIES = frozenset(
    (
        "government army military navy force forces troop troops soldier soldiers police "
        "official officials authority authorities minister ministry president premier leader "
        "king queen emir sultan chancellor ambassador envoy diplomat diplomats delegation "
        "negotiator spokesman spokeswoman spokesperson parliament senate lawmaker court regime "
        "administration counterpart colleague side aircraft jet jets plane planes warplane "
        "warplanes drone drones boat boats missile missiles rocket rockets artillery tank tanks "
        "warship warships ship ships vessel frigate cutter gunboat helicopter helicopters commando "
        "commandos fighter fighters rebel rebels militia militant militants guerrilla "
        "insurgent company firm operator coastguard guard guards embassy consulate cabinet "
        "state republic kingdom nation country agency commission foundation institute bank "
        "fund engineer engineers garrison battalion brigade convoy sailor sailors general "
        "commander chief secretary mission team party junta student students protester "
        "protesters demonstrator demonstrators marcher crowd bombers bomber gunner gunners "
        "patrol unit units mediator mediators peacekeeper peacekeepers prosecutor "
        "investigators delegate representative negotiators lawmakers observer monitor regulator "
        "intelligence spy officer senator deputy crew marine marines paratrooper coastguards "
        "gunman attacker raider jihadist separatist sniper pilot gendarme policeman "
        "ranger rangers guardsman airman airmen hacker hackers judge consul fleet treasury "
        "legislators expert experts note statement letter citizen national "
        "resident worker refugee migrant agent agents inspector inspectors customs guerrillas "
        "destroyer cruiser corvette submarine gunship militiaman "
        "office ruler rulers speedboat speedboats interrogator investigator interceptor gendarmes "
        "raiders committee command custom ombudsman watchdog presidency legislature leadership "
        "tsar czar defender taoiseach congressman legislator "
        "reservist reservists platoon detachment contingent squadron flotilla "
        "regiment armada howitzer howitzers "
        "tribunal gunboats submarines prosecutors saboteur saboteurs armour armor"
    ).split()
)
SERVICES = frozenset(
    "security intelligence secret border migration immigration custom customs".split()
)
"""What makes a "service" a body of its state."""
ENVOYS = frozenset("consul ambassador envoy attache attaché nuncio".split())
"""Who stands for a state in another."""
RULING = frozenset("ministry government parliament authority cabinet court".split())
OWN_BODIES = frozenset("army military navy government police troop soldier coastguard".split())
GROUPS = frozenset(
    "rebel militant insurgent guerrilla group bloc militia gunman movement front faction gang "
    "separatist jihadist fighter attacker raider secessionist militiaman assailant "
    "paramilitary alliance cartel".split()
)
COUNTRY_WORDS = frozenset(
    "country nation state republic kingdom side government neighbour neighbor island emirate "
    "sultanate archipelago monarchy".split()
)
PAIR = frozenset(
    "side country nation government leader president minister neighbour neighbor capital party "
    "state premier delegation army navy ministry force military foe rival head".split()
)


SIDES = frozenset("side party counterpart neighbour neighbor".split())
"""Said of two where no number is given: "the sides signed"."""

WARSHIPS = {
    "USS": "US", "HMS": "GB", "HMAS": "AU", "HMCS": "CA", "HMNZS": "NZ", "BRP": "PH", "ROKS": "KR",
    "KRI": "ID", "TCG": "TR",
}  # fmt: skip
"""Whose warships bear what before their names."""
OPPOSITE = frozenset("counterpart colleague equivalent opposite".split())
AGAINST_STATES = frozenset(
    "rebel insurgent guerrilla separatist jihadist gunman militant bandit raider pirate smuggler "
    "extremist mutineer militia gang secessionist paramilitary gangster".split()
)
"""Said with a state's name, these fight it: "Niger's rebels"."""
ARMED = frozenset(
    "militiaman attacker assailant kidnapper hijacker terrorist fighter abductor".split()
)
"""Armed people who, beside those, have no state where nothing names one."""
VAGUE = frozenset(
    "suspected alleged unidentified unknown armed masked heavily several other more many the some "
    "dozens about believed local two three four five six seven eight nine ten".split()
)
"""What is said of armed people that is no part of what they are called."""
BACKED = frozenset("back lead base align support occupy control train fund arm dominate".split())
BACKED_ENDS = ("-backed", "-led", "-based", "-aligned", "-supported", "-occupied", "-held")
RELATED = frozenset(
    "host guest visitor neighbour neighbor ally rival opponent partner foe enemy creditor".split()
)
AMOUNTS = frozenset(
    "thousand hundred dozen score group crowd number majority most some half pair handful ten "
    "million several many couple part all each both barrage salvo wave swarm volley member dozens "
    "dissident remnant column "
    "squad batch".split()
)
FORCES = frozenset(
    "troop soldier ship boat warship vessel jet plane drone fighter gunman rebel militant guard "
    "policeman "
    "officer commando marine gunner insurgent guerrilla militiaman paramilitary separatist tank "
    "ranger gendarme bomber jihadist helicopter force raider mercenary".split()
)
FIRMS = frozenset(
    "firm company operator miner contractor shipper carrier producer giant refiner utility "
    "supplier maker developer airline lender shipyard trader manufacturer builder conglomerate "
    "subsidiary shipbuilder carmaker drugmaker insurer retailer smelter planemaker steelmaker "
    "chipmaker shipowner refinery".split()
)
EDGES = frozenset("border frontier boundary".split())
IN_DEALS = frozenset("buyer seller partner bidder contractor consortium developer".split())
"""What a firm is called by its part in a deal; persons are, too."""
FIRM_NAMES = frozenset(
    "Oil Petroleum Gas Airways Airlines Energy Steel Power Electric Telecom Mining Metals Minerals "
    "Resources Shipping Lines Holdings Holding Group Trading Industries Motors Logistics Refinery "
    "Petrochemicals Copper Gold Aluminium Cement Corp Corporation Ltd Limited plc Inc LNG "
    "Networks Cable Systems Technologies".split()
)
"""Last words of firms' names."""
STATE_BODIES = frozenset("court ministry parliament senate congress cabinet presidency".split())
HALVES = {"North": "KP", "South": "KR"}
SIZES = {"two": 2, "both": 2, "three": 3, "four": 4}
ROYALS = frozenset("prince princess sheikh queen emir sultan pope premier chancellor envoy".split())
PERSONS = frozenset("leader president minister premier king diplomat ambassador men".split())
MEETING = frozenset("meet host receive visit talk speak sign agree negotiate welcome greet".split())
FRONTS = frozenset(
    "water boundary border frontier zone waters airspace coast line area sea".split()
)
SOIL = frozenset(
    "region province area district territory oblast city town village capital county state".split()
)
OWNED = frozenset(
    "flag own register operate manage run build draft propose devise author suggest "
    "hold claim control occupy".split()
)
OWNED_ENDS = ("-flagged", "-owned", "-drafted", "-proposed")
"""What is said of a thing with whose it is: "a Greek-owned tanker", "the Omani-drafted text"."""
LOCAL = frozenset("police court prosecutor magistrate authority tribunal".split())
"""Bodies of the state of whose town they are."""
PEOPLE = frozenset("people residents citizens men".split())
CURRENCIES = frozenset(
    "dollar pound euro franc krone krona peso rupee rupiah dinar dirham riyal rial rouble ruble "
    "yen yuan renminbi lira rand naira shilling zloty forint koruna leu lev baht "
    "ringgit taka kina vatu pa'anga tala guarani quetzal lempira birr cedi dalasi kwacha pula "
    "tugrik tenge som manat hryvnia lari dram shekel".split()
)
OFFSHORE = frozenset("off near outside".split())
"""After these stands the coast a ship lay off, whosever it is."""

# Joined once: they are looked up for every noun.
COUNTRIES_AND_GROUPS = COUNTRY_WORDS | GROUPS
REBELS_AND_GROUPS = AGAINST_STATES | GROUPS
BODIES_AND_GROUPS = BODIES | GROUPS
ACROSS = OPPOSITE | RELATED
DEALING = FIRMS | IN_DEALS | {"group"}
WORLD_BODIES = ("Security Council", "General Assembly", "Human Rights Council", "Court of Justice")
"""How bodies of the world are called that others turn to."""
BORDERLINES = EDGES | {"line", "fence"}
