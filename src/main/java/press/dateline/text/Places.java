package press.dateline.text;

import java.util.Locale;
import java.util.Set;

/// Names that end a place in a dateline, and cities that stand alone in one.
final class Places {

    private static final Set<String> REGIONS =
            words(
                    ("alabama alaska arizona arkansas california colorado connecticut delaware"
                            + " florida georgia hawaii idaho illinois indiana iowa kansas kentucky"
                            + " louisiana maine maryland massachusetts michigan minnesota mississippi"
                            + " missouri montana nebraska nevada ohio oklahoma oregon pennsylvania"
                            + " tennessee texas utah vermont virginia washington wisconsin wyoming ala"
                            + " ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich"
                            + " minn miss mo mont neb nev nh nj nm ny nc nd okla ore pa ri sc sd tenn"
                            + " tex va vt wash wis wva wyo dc ontario quebec alberta manitoba"
                            + " saskatchewan nova scotia newfoundland ont que alta bc qc ab sk mb nb"
                            + " ns canada mexico brazil argentina chile peru colombia bermuda england"
                            + " scotland wales ireland france germany spain italy portugal netherlands"
                            + " belgium luxembourg switzerland austria poland sweden norway denmark"
                            + " finland iceland greece turkey israel egypt morocco kenya nigeria ghana"
                            + " india pakistan bangladesh china japan korea taiwan vietnam thailand"
                            + " malaysia indonesia philippines singapore australia zealand uae qatar"
                            + " bahrain kuwait jordan lebanon ukraine russia romania bulgaria hungary"
                            + " serbia croatia slovenia slovakia estonia latvia lithuania cyprus malta"
                            + " monaco uk us usa emirates kingdom states africa rico panama tobago"
                            + " jamaica bahamas barbados cayman islands deutschland österreich schweiz"
                            + " suisse italia españa brasil méxico czechia sar"));

    private static final Set<String> POSTAL =
            words(
                    ("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT"
                            + " NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI"
                            + " WY DC BC AB ON QC MB SK NS NB NL PE PR UK US"));

    /// Cities that the AP Stylebook prints without a state or country, and some more that releases
    /// print so.
    private static final Set<String> CITIES =
            Terms.of(
                    """
                    atlanta, baltimore, boston, chicago, cincinnati, cleveland, dallas, denver,
                    detroit, honolulu, houston, indianapolis, las vegas, los angeles, miami,
                    milwaukee, minneapolis, new orleans, new york, new york city, oklahoma city,
                    philadelphia, phoenix, pittsburgh, st. louis, salt lake city, san antonio,
                    san diego, san francisco, san jose, seattle, washington, charlotte, austin,
                    nashville, orlando, tampa, sacramento, portland, london, paris, berlin,
                    munich, rome, milan, madrid, barcelona, amsterdam, rotterdam, brussels,
                    geneva, zurich, zürich, basel, vienna, stockholm, oslo, copenhagen,
                    helsinki, dublin, edinburgh, manchester, lisbon, athens, istanbul, moscow,
                    dubai, abu dhabi, riyadh, doha, tel aviv, jerusalem, cairo, johannesburg,
                    cape town, nairobi, lagos, mumbai, new delhi, delhi, bangalore, bengaluru,
                    chennai, hyderabad, beijing, shanghai, shenzhen, guangzhou, hong kong,
                    taipei, tokyo, osaka, seoul, singapore, bangkok, kuala lumpur, jakarta,
                    manila, hanoi, ho chi minh city, sydney, melbourne, brisbane, perth,
                    auckland, toronto, montreal, vancouver, calgary, ottawa, quebec city, mexico
                    city, são paulo, sao paulo, rio de janeiro, buenos aires, santiago, lima,
                    bogota, frankfurt, hamburg, düsseldorf, köln, münchen, wien, milano, roma,
                    torino, genève, bruxelles, luxembourg, monaco, lyon, lille, silicon valley,
                    wall street, stavanger, bergen, trondheim, gothenburg, göteborg, malmö, aarhus,
                    tampere, turku, espoo, antwerp, ghent, liège, eindhoven, utrecht, the hague,
                    lausanne, bern, lugano, stuttgart, cologne, leipzig, dresden, nuremberg, hannover,
                    bremen, dortmund, mannheim, heidelberg, graz, linz, salzburg, warsaw, krakow,
                    gdansk, prague, brno, budapest, bucharest, sofia, zagreb, belgrade, ljubljana,
                    bratislava, vilnius, riga, tallinn, kyiv, turin, naples, bologna, genoa, florence,
                    valencia, seville, bilbao, zaragoza, málaga, porto, marseille, toulouse, bordeaux,
                    nantes, strasbourg, grenoble, birmingham, leeds, glasgow, aberdeen, bristol,
                    cardiff, belfast, liverpool, sheffield, reykjavik, ankara, izmir, casablanca,
                    tunis, accra, kampala, durban, pretoria, karachi, lahore, islamabad, dhaka,
                    colombo, kolkata, pune, ahmedabad, noida, nagoya, kyoto, yokohama, fukuoka,
                    busan, taichung, hsinchu, macau, cebu, surabaya, penang, adelaide, canberra,
                    wellington, christchurch, montevideo, quito, medellin, caracas, panama city,
                    monterrey, guadalajara, brasilia, curitiba, belo horizonte, halifax, winnipeg,
                    edmonton, saskatoon, lansing, albany, harrisburg, columbus, topeka, little rock,
                    baton rouge, tallahassee, raleigh, annapolis, trenton, hartford, montpelier,
                    bismarck, boise, cheyenne, santa fe, carson city, olympia, juneau, fort worth,
                    memphis, louisville, kansas city, omaha, tulsa, tucson, albuquerque, buffalo,
                    jacksonville, fort lauderdale, long beach, palo alto, spokane, st. paul
                    """);

    private Places() {}

    private static Set<String> words(String list) {
        return Set.copyOf(java.util.Arrays.asList(list.split(" ", -1)));
    }

    /// Whether the last word names a state, a province or a country.
    static boolean endsInRegion(String place) {
        String last = place.substring(Math.max(place.lastIndexOf(' '), place.lastIndexOf(',')) + 1);
        String bare = last.replace(".", "");
        return POSTAL.contains(bare) || REGIONS.contains(bare.toLowerCase(Locale.ROOT));
    }

    static boolean isCity(String place) {
        return CITIES.contains(place.toLowerCase(Locale.ROOT));
    }

    /// Whether an "and" before these words belongs to one name.
    static boolean joins(String after) {
        String word = after.strip().toLowerCase(Locale.ROOT);
        return word.startsWith("tobago")
                || word.startsWith("herzegovina")
                || word.startsWith("barbuda")
                || word.startsWith("nevis")
                || word.startsWith("the grenadines")
                || word.startsWith("labrador");
    }
}
