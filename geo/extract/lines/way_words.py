"""The words by which English tells the course of a line."""

from __future__ import annotations

from geo.extract.reading import WATERS

THROUGH = frozenset("via through by past across over under beneath along".split())
TO = frozenset("to until into towards toward".split())
LINKING = frozenset("link connect join tie unite".split())
RUNNING = frozenset("run pass go lead".split())
GOING_ON = frozenset(
    "continue extend carry head proceed turn climb descend snake wind drop dip swing veer "
    "curve".split()
)
LEAVING = frozenset("leave depart".split())
"""What begins at the place that follows."""
BEGINNING = frozenset("begin start originate rise".split())
"""What begins at the place that "at", "in" or "from" gives."""
ENDING = frozenset("end terminate finish arrive land surface stop".split())
"""What ends at the place that "at" or "in" gives."""
REACHING = frozenset("reach enter".split())
PASSING = frozenset("pass cross traverse touch skirt".split())
CALLS = frozenset("stop call landing port point stopover halt".split())
MEETING = frozenset("meet converge join merge".split())
LANDING = frozenset("land stop call touch".split())
MOVING = frozenset(
    "fly travel return march flee fall rise range vary drop grow increase raise walk drive "
    "race chase cycle pedal hike trek sprint parade pursue smuggle rush escort "
    "arrive deport evacuate expand widen switch change migrate retreat commute ride".split()
)
"""Whose subject goes from one place to another, not the line."""
LAID = frozenset(
    "run lay build string dig operate sail ply open stretch bore plan propose shuttle move travel "
    "restore suspend resume construct complete go".split()
)
"""What "between" may stand after, where it tells a course."""
RISING = frozenset("rise stand lie take emerge sprout appear progress advance".split())
"""What a line or its bridges do between two places while they are made."""
FLOWS = frozenset(
    "traffic data terabit bandwidth stream train lorry truck vehicle barge coach flow pumping "
    "sailing haulage delivery punctuality journey time trip drive gap".split()
)
"""What goes "between" two places as a line does, where a line is told of."""
FIXED = frozenset("pipe pipeline cable conveyor".split())
"""What nobody travels by: what goes "by pipe" goes along a line."""
ACCIDENTS = frozenset(
    "capsize sink collide crash derail overturn vanish founder disappear drift die kill".split()
)
"""What befalls a ship or train where no line need be."""
SOIL = frozenset("territory soil land water side".split())
PARTED_BY = {
    **dict.fromkeys(("across", "over", "along"), WATERS | {"river"}),
    **dict.fromkeys(("under", "beneath"), WATERS | {"lake", "river"}),
}
"""After these words, a sea or a river lies between and is no stop; a lake only if it is above."""
TRAVELLERS = frozenset(
    "train sleeper service ferry ship vessel boat oil gas crude freight power current string "
    "hydrofoil catamaran barge coaster liner steamer freighter trawler carrier convoy "
    "it which that one this latter former".split()
)
"""What sets out from a place as a line does, or along one."""
