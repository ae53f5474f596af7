package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the words of a contact are by themselves: a person's name, a title, a firm, or the word for
/// whom the contact is.
final class ContactWords {

    private static final Set<String> TITLE_WORDS =
            Terms.of(
                    """
                    president, director, manager, officer, ceo, cfo, coo, cto, cio, cmo, vice,
                    vp, svp, evp, avp, head, chief, secretary, counsel, treasurer, chairman,
                    chairwoman, chair, coordinator, specialist, partner, editor, senior,
                    executive, spokesman, spokesperson, spokeswoman, representative, assistant,
                    analyst, founder, principal, supervisor, consultant, associate,
                    administrator, advisor, adviser, lead, deputy, controller, communications,
                    marketing, affairs, relations, pr, publicist, strategist, leiter, leiterin,
                    sprecher, sprecherin, responsable, directeur, directrice, leader, producer,
                    owner, correspondent, gerente, directora, jefe, jefa, responsabile
                    """);

    /// What no word begins or ends with.
    private static final String SIGNS_BEHIND = " \t\n\u000B\f\r,;•·*|[]–—-";

    private static final String SIGNS_BEFORE = SIGNS_BEHIND + ":/";

    private static final Set<String> ORG_WORDS =
            Terms.of(
                    """
                    inc, inc., corp, corp., corporation, company, co., ltd, ltd., limited, llc,
                    group, plc, l.p., lp, llp, gmbh, ag, s.a., n.v., incorporated, associates,
                    partners, agency, university, institute, foundation, association, council,
                    bank, holdings, technologies, technology, systems, industries,
                    international, services, solutions, communications, networks, network,
                    media, public, relations, news, newsroom, department, office, team, desk,
                    center, centre, bureau, capital, energy, pharmaceuticals, therapeutics,
                    software, labs, laboratories, airlines, motors, resources, financial,
                    insurance, press, committee, ministry, society, club, hospital, college,
                    school, museum, conference, online, trust, federation, investor, investors,
                    corporate, information, line, hotline, global, strategies, advisors, consulting,
                    marketing, entertainment, studios, products, brands, worldwide, ventures,
                    power, electric, street, avenue, road, suite, drive, floor, boulevard, blvd,
                    ave, st., usa, box, contact, contacts, email, e-mail, phone, fax, us, here,
                    wire, newswire, recycling, the, and, of, for, health, bio, biopharma,
                    digital, interactive, inquiries, enquiries, media:, website, visit, our,
                    blog, copyright, please, note, today, or, call, toll, free, general, new,
                    more, view, source, related, links, se, ab, asa, oyj, bhd, sdn, pty, pvt,
                    kgaa, bv, nv, pr, guild, union, brotherhood, alliance, chamber, authority,
                    commission, league, coalition
                    """);

    /// What firms' names begin with in languages that say first what they are.
    private static final Set<String> ORG_OPENERS =
            Terms.of(
                    "cabinet, agence, groupe, société, agentur, agencia, grupo, gruppo, kantoor,"
                            + " bureau");

    private static final CuePattern PRESS = CuePattern.of(0, "\\bpr\\b|\\bpress");

    private static final Set<String> LEGAL_FORMS =
            Terms.of("Inc, Corp, LLC, Ltd, Co, L.P, LLP, AG, SE, GmbH, plc, PLC");

    private static final Set<String> DEGREES = Terms.of("phd, cfa, cpa, esq, apr, mba, iii");

    private static final Pattern NAME =
            Pattern.compile(
                    "(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Frau|Herr)\\.?"
                            + " )?\\p{Lu}(?:[\\p{L}'’.-]{0,24}|\\.)(?:"
                            + " (?:\\p{Lu}[\\p{L}'’.-]{0,24}|\\p{Lu}\\.|van|von|de|der|den|del|della|di|da|la|le|bin|al|ter|ten|[\"“(]\\p{Lu}\\p{L}{1,12}[\"”)])){1,4}(?:,?"
                            + " (?:Jr|Sr|II|III|IV|PhD|Ph\\.D|MD|M\\.D|CFA|CPA|Esq|APR|MBA)\\.?)*");

    private ContactWords() {}

    static boolean isName(String words) {
        String text = words.strip();
        if (text.length() < 4 || text.length() > 48 || !NAME.matcher(text).matches()) {
            return false;
        }
        if (opensOrganization(text)) {
            return false;
        }
        int plain = 0;
        for (String word : Terms.pieces(text, c -> c == ' ' || c == ',', 10)) {
            String low = word.toLowerCase(Locale.ROOT);
            String bare = Terms.without(low, ".,:");
            if (ORG_WORDS.contains(low) || ORG_WORDS.contains(bare) || TITLE_WORDS.contains(bare)) {
                return false;
            }
            if (word.length() > 2
                    && !DEGREES.contains(bare)
                    && Words.isCapitals(word)
                    && !word.contains(".")
                    && text.length() > 14
                    && !Words.isCapitals(text)) {
                return false;
            }
            plain += Character.isUpperCase(word.isEmpty() ? ' ' : word.charAt(0)) ? 1 : 0;
        }
        return plain >= 2 && !Places.endsInRegion(text) && !Places.isCity(text);
    }

    /// What slashes and "or" part; a last piece is blank where a name follows on the next line.
    static String[] several(String piece) {
        return Terms.split(piece, "\\s*/\\s*|\\s+(?:or|and|&)\\s+|\\s+or$", 6);
    }

    static boolean isNames(String piece) {
        if (isName(piece)) {
            return true;
        }
        String[] several = several(piece);
        if (several.length < 2) {
            return false;
        }
        int named = 0;
        for (String one : several) {
            if (!one.isBlank() && !isName(one.strip())) {
                return false;
            }
            named += one.isBlank() ? 0 : 1;
        }
        return named > 0;
    }

    static boolean isTitle(String words) {
        return Terms.pieces(words.toLowerCase(Locale.ROOT), c -> !Character.isLetter(c), 24)
                .stream()
                .anyMatch(TITLE_WORDS::contains);
    }

    /// Whether words begin as a title does: `Head of Public Relations and Communications`.
    static boolean opensTitle(String words) {
        String[] all = words.split(" ", 4);
        return isTitle(all[0]) || (all.length > 2 && isTitle(all[1]) && all[2].startsWith("of"));
    }

    static boolean isOrganization(String words) {
        String low = words.toLowerCase(Locale.ROOT);
        int from = Math.max(low.lastIndexOf(' '), low.lastIndexOf(',')) + 1;
        String last = low.substring(from);
        return ORG_WORDS.contains(last)
                || (from > 0 && opensOrganization(words))
                || ORG_WORDS.contains(last.replace(".", ""))
                || LEGAL_FORMS.contains(lastWord(words));
    }

    /// The last word, without a full stop behind it.
    private static String lastWord(String words) {
        int end = words.endsWith(".") ? words.length() - 1 : words.length();
        int from = end;
        while (from > 0
                && (Terms.isWordCharacter(words.charAt(from - 1))
                        || words.startsWith("L.", from - 2))) {
            from--;
        }
        return words.substring(from, end);
    }

    private static boolean opensOrganization(String words) {
        int blank = words.indexOf(' ');
        return blank > 0
                && ORG_OPENERS.contains(words.substring(0, blank).toLowerCase(Locale.ROOT));
    }

    static boolean isOrganizationTail(String words) {
        return !Terms.matches(
                words,
                "(?:Corporate|Marketing|Investor|Public|Media|Press|News|Community|Customer|Communications|Sales|Global|Human|External|Business|Product|Operations|Finance|Strategy|Engineering|Government|Regulatory).*");
    }

    /// For whom a contact is, as a label, a title or a firm says it; null where it does not.
    ///
    /// @param low the words in small letters
    static ParsedContact.@Nullable Kind kind(String low) {
        boolean investor =
                Terms.holds(low, "invest", "analyst", "shareholder", "financial community")
                        || Terms.wholeWord(low, 0, low.length(), "ir") >= 0;
        boolean media =
                Terms.holds(low, "media", "médias", "public relations", "news") || PRESS.finds(low);
        if (media && !investor) {
            return ParsedContact.Kind.MEDIA;
        }
        if (investor && !media) {
            return ParsedContact.Kind.INVESTOR;
        }
        return Terms.holds(low, "sales", "customer", "legal", "technical", "product ")
                ? ParsedContact.Kind.OTHER
                : null;
    }

    /// Without the signs around words: commas, bullets, brackets, a full stop that ends no
    /// abbreviation.
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && SIGNS_BEFORE.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && SIGNS_BEHIND.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to > from && text.charAt(to - 1) == '.' && !isAbbreviation(text, from, to - 1)) {
            to--;
        }
        return text.substring(from, to).strip();
    }

    /// Whether a full stop at a place belongs to what stands before it.
    private static boolean isAbbreviation(String text, int from, int stop) {
        if (stop > from && text.charAt(stop - 1) >= 'A' && text.charAt(stop - 1) <= 'Z') {
            return true;
        }
        for (String form : List.of("Inc", "Corp", "Ltd", "Co", "Jr", "Sr")) {
            if (stop - form.length() >= from && text.startsWith(form, stop - form.length())) {
                return true;
            }
        }
        return false;
    }
}
