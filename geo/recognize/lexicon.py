"""Closed classes of words that tell a place from its neighbours. Facts of English, not of texts."""

from __future__ import annotations

from geo.days import DAYS_AND_MONTHS

PREPOSITIONS = frozenset(
    "in at from near of to into onto toward towards across throughout outside inside around "
    "between beyond via for by with against over through on under within along off behind about "
    "amid during after before until since like as per versus vs upon".split()
)
PLACE_PREPOSITIONS = frozenset(
    "in at from near to into toward towards across throughout outside inside around between "
    "beyond via within through off".split()
)
FUNCTION_WORDS = PREPOSITIONS | frozenset(
    "the a an and or but nor so yet this that these those its his her their our my your which who "
    "whom whose when where while if than then not no is are was were be been being has have had "
    "do does did will would can could may might should must he she it they we you i said says "
    "say told where's there here also both all some many most other another such only just even "
    "each every any new former".split()
)
SAYING = frozenset(
    "said says say told tells tell added adds replied insisted argued warned warns denied denies "
    "recalled explained noted stressed urged urges vowed claimed claims asked asks believes "
    "believed thinks thought wants wanted hopes hoped wrote writes joked laughed smiled nodded "
    "testified pleaded agreed agrees announced announces condemned condemns rejected rejects "
    "accused accuses fears feared insists maintains maintained considers refused refuses "
    "expects signalled signaled demanded demands threatened threatens".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof professor president minister premier chancellor "
    "senator sen rep representative gov governor mayor councilman councilwoman councillor sheriff "
    "judge justice chief captain capt cmdr commander col colonel gen general lt lieutenant sgt "
    "sergeant maj major adm admiral cpl officer deputy detective coach pastor rev reverend "
    "father sister brother bishop archbishop cardinal pope king queen prince princess emperor "
    "sheikh ayatollah imam rabbi ambassador envoy spokesman spokeswoman spokesperson secretary "
    "director chairman chairwoman chair commissioner attorney lawyer superintendent principal "
    "actor actress singer author writer driver quarterback pitcher forward guard defender "
    "striker midfielder goalkeeper player star aunt uncle saint councilor trooper inspector "
    "analyst economist historian".split()
)
PORTFOLIOS = frozenset(
    "energy finance defence defense interior foreign health education justice trade transport "
    "agriculture environment labor labour economy information culture tourism sport sports housing "
    "planning commerce industry science technology water railway petroleum prime home security "
    "immigration state police works fisheries mines oil gas power".split()
)
"""What a minister or an office is in charge of."""
ORG_HEADS = frozenset(
    "university college institute institution school academy bank times post herald tribune "
    "journal gazette news newspaper magazine radio tv television channel inc corp corporation co "
    "company ltd llc plc group holdings partners industries systems association society union "
    "federation league club fc united foundation fund trust church cathedral temple mosque "
    "hospital center centre museum library theatre theater stadium arena hotel casino resort mall "
    "party movement front army brigade agency authority administration department ministry bureau "
    "office commission committee council board court senate parliament congress assembly "
    "legislature government cabinet police sheriff fire rescue district airlines airways railway "
    "railroad motors energy oil gas petroleum electric power bancorp insurance financial capital "
    "medical health clinic zoo orchestra band symphony festival fair games cup championship open "
    "olympics olympic marathon series agreement agreements accord accords treaty convention "
    "conventions conference summit protocol declaration act bill plan project organization "
    "organisation chamber network press agency service services force forces guard navy "
    "coalition alliance council exchange index team athletics".split()
)
LOCAL_BODY_HEADS = frozenset(
    "police sheriff fire council board commission court department office school schools district "
    "mayor city county high jail courthouse airport government authority coroner health clerk "
    "chamber commissioners supervisors schools".split()
)
STREETS = frozenset(
    "street st avenue ave road rd boulevard blvd drive dr lane ln highway hwy parkway pkwy court "
    "ct circle cir pike turnpike way trail terrace freeway expressway bypass trafficway alley "
    "plaza streets roads avenues crescent close grove gardens".split()
)
NUMBERED_ROADS = frozenset("highway route interstate hwy rte fm cr sr autobahn motorway".split())
PLACE_TAILS = frozenset(
    "county parish township borough river lake creek bay island islands mountain mountains hills "
    "hill valley beach park forest desert peninsula province prefecture district region state "
    "republic sea ocean gulf strait canal falls springs heights basin plateau coast city town "
    "village municipality governorate oblast territory canyon swamp wilderness preserve reserve "
    "airport bridge dam square port harbor harbour ridge cape point reservoir delta plain plains "
    "glacier volcano stadium cemetery plantation ranch archipelago highlands".split()
)
PLACE_LEADS = frozenset(
    "lake mount mt fort ft port cape north south east west northern southern eastern western "
    "central new saint st san santa los las el la le upper lower greater downtown inner outer "
    "southeast southwest northeast northwest southeastern southwestern northeastern northwestern "
    "mid point gulf bay isle camp".split()
)
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest "
    "southeast southwest northeastern northwestern southeastern southwestern upper lower inner "
    "greater downtown mainland suburban rural metropolitan metro".split()
)
WORDS_OF_PLACE = frozenset(
    "city town village suburb province region state county district capital port island country "
    "nation republic border coast city's towns villages cities provinces states counties "
    "countries river neighborhood neighbourhood municipality area hamlet".split()
)
DISEASES = frozenset(
    "virus viruses fever flu influenza disease encephalitis syndrome strain strains hemorrhagic "
    "haemorrhagic bacteria bacterium plague pox cholera measles".split()
)
MONTHS_AND_DAYS = frozenset(name.lower() for name in DAYS_AND_MONTHS) | frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue tues wed thu thur thurs fri sat sun".split()
)
GIVEN_NAMES = frozenset(
    "aaron abdul abdullah abigail abraham adam adrian ahmad ahmed aisha alan albert alejandro "
    "aleksandr alex alexander alexei alexis alfred ali alice alicia allan allen allison amanda "
    "amber amy ana andrea andrei andrew andy angela angelina anita ann anna anne annie anthony "
    "antonio april arnold arthur ashley audrey barack barbara barry becky ben benjamin bernard "
    "beth betty beverly bill billy bob bobby boris brad bradley brandon brenda brent brian "
    "brittany brooke brooklyn bruce bryan caitlin calvin carl carla carlos carmen carol caroline "
    "catherine cathy chad charlene charles charlie charlotte chelsea cheryl chris christian "
    "christina christine christopher cindy claire clarence claude claudia clyde cody colin connor "
    "craig crystal curtis cynthia dale dan daniel danielle danny darren dave david dawn dean "
    "deborah debra denise dennis derek diana diane dick dmitry dolores dominic don donald donna "
    "doris dorothy doug douglas dustin dwight dylan earl eddie edgar edith eduardo edward edwin "
    "eileen elaine eleanor elena eli elizabeth ellen emily emma emmanuel eric erica erik erin "
    "ernest ethan eugene eva evan evelyn fatima felix fernando florence frances francis francisco "
    "frank franklin fred frederick gabriel gail gary gene geoffrey george gerald gina glenn "
    "gloria gordon grace grant greg gregory guy hannah harold harriet harry hassan hazel heather "
    "hector heidi helen henry herbert herman hillary holly howard hugh hussein ian ibrahim igor "
    "irene iris isaac isabel ivan jack jackie jackson jacob jacqueline jaime jake james jamie jan "
    "jane janet janice jared jasmine jason javier jay jean jeanne jeff jeffrey jennifer jenny "
    "jeremy jerome jerry jesse jessica jesus jill jim jimmy joan joanna joanne jody joe joel johan "
    "john johnny jon jonathan jordan jorge jose joseph joshua joy joyce juan judith judy julia "
    "julian julie june justin karen karl kate katherine kathleen kathryn kathy katie keith kelly "
    "ken kenneth kerry kevin kim kimberly kristen kristin kurt kyle larry laura lauren laurie "
    "lawrence leah lee leo leon leonard leroy leslie lewis lillian linda lindsay lisa lloyd logan "
    "lois lori louis louise lucas lucy luis luke lynn madison marc marcus margaret maria marie "
    "marilyn mario marion marjorie mark marlene martha martin marvin mary mason matt matthew "
    "maureen max megan mel melanie melissa michael michelle miguel mike mikhail mildred mitchell "
    "mohamed mohammad mohammed monica morgan muhammad nancy naomi natalia natalie natasha nathan "
    "neil nicholas nick nicole nikolai nina noah nora norma norman oleg olga oliver olivia omar "
    "oscar owen pamela patricia patrick paul paula pauline pavel pedro peggy penny perry pete "
    "peter phil philip phillip phyllis rachel ralph ramon randy ray raymond rebecca regina "
    "renee ricardo richard rick ricky rita rob robert roberta roberto robin rodney roger roland "
    "ron ronald rosa rose roy ruben ruby russell ruth ryan sally sam samantha samuel sandra sara "
    "sarah sean sergei sergey seth shane shannon sharon shaun shawn sheila shelby sheldon sherry "
    "shirley sidney simon sofia sonia sophia spencer stacy stanley stella stephanie stephen steve "
    "steven stewart stuart sue susan suzanne sydney sylvia tamara tammy tanya tara taylor ted "
    "teresa terri terry theodore theresa thomas tiffany tim timothy tina todd tom tommy toni tony "
    "tracy travis troy tyler valerie vanessa vera vernon veronica victor victoria vincent "
    "virginia vivian vladimir wallace walter wanda warren wayne wendy wesley whitney will william "
    "willie winston yolanda yuri yusuf yvonne zachary paris".split()
)
