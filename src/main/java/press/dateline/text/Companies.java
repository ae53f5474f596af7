package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds the issuer: the subject of the first sentence, with the source line as witness.
final class Companies {

    private static final int LONGEST = 90;

    private static final Set<String> LEGAL =
            Terms.of(
                    """
                    inc, incorporated, corp, corporation, co, company, ltd, limited, plc, llc,
                    lp, l, p, ag, se, sa, s, a, nv, n, v, gmbh, kgaa, kg, oyj, ab, asa, spa,
                    llp, pty, bhd, berhad, as, oy, bv, b, ulc, the, pllc, pc, srl, sarl, sas,
                    kk, holdings
                    """);

    /// Endings of a name that follow a comma.
    private static final List<String> AFTER_COMMA =
            List.of(
                    "Inc",
                    "Incorporated",
                    "Ltd",
                    "Limited",
                    "LLC",
                    "L.L.C",
                    "L.P",
                    "L. P",
                    "LP",
                    "LLP",
                    "Corp",
                    "Corporation",
                    "Co.",
                    "Company",
                    "PLC",
                    "plc",
                    "S.A",
                    "N.V",
                    "AG",
                    "SE",
                    "P.C",
                    "GmbH",
                    "S.p.A",
                    "INC",
                    "LTD",
                    "CORP",
                    "Pty",
                    "ULC",
                    "N.A",
                    "A/S",
                    "S.E",
                    "K.K",
                    "B.V",
                    "Plc",
                    "S.à",
                    "PLLC",
                    "LLLP",
                    "Co.,LTD",
                    "Co.,Ltd");

    private static final Set<String> JOINERS =
            Terms.of(
                    """
                    of, for, the, de, du, la, le, des, del, di, der, und, et, y, e, da, do, van,
                    von, in, on, at
                    """);

    private static final Set<String> VERBS =
            Terms.of(
                    """
                    today, announced, announces, said, reported, reports, declared, introduced,
                    introduces, unveiled, launched, launches, named, names, appointed, has,
                    have, is, are, was, were, will, plans, expects, completed, completes,
                    received, receives, signed, released, releases, announce, opened, began,
                    filed, entered, acquired, agreed, won, joined, celebrates, confirmed,
                    continues, recently, on, this, yesterday, monday, tuesday, wednesday,
                    thursday, friday, issued, provides, provided, selected, awarded, posted,
                    had, does, did, can, may, would, could, should, also, now, passed, mined,
                    as, with, in, at, to, from, that, which, who, whose, by, issues, encourages,
                    reminds, investigates, expands, published, publishes, revealed, shared,
                    presented, presents, held, took, sold, bought, made, adds, added, joins,
                    wins, becomes, became, offers, offered, brings, gibt, hat, wird, annonce,
                    annuncia, anuncia, ist, präsentiert, heute, works, helps, serves, operates,
                    develops, called, urged, praised, notes, closed, priced, increased, raised,
                    commenced, initiated, delivered, welcomed, welcomes, shipped, secured,
                    secures, achieved, achieves, earned, recorded
                    """);

    /// Verbs that a headline prints with a capital and no name holds.
    private static final Set<String> HEADLINE_VERBS =
            Terms.of(
                    """
                    announces, announced, reports, declares, introduces, launches, names,
                    completes, receives, signs, has, is, are, will, expects, unveils, acquires,
                    appoints, expands, opens, wins, joins, celebrates, releases, elects, agrees,
                    enters, closes, awarded, selects, files, awards, to
                    """);

    private static final int MOST_TRIES = 100;

    /// How far around a name it is looked up, in characters.
    private static final int REACH = 50_000;

    private static final List<String> OFFICES =
            List.of(
                    "Department of ",
                    "Ministry of ",
                    "Office of ",
                    "Bureau of ",
                    "Division of ",
                    "Board of ",
                    "Institute of ",
                    "Institute for ");

    private static final int LONGEST_CITY = 24;

    /// What may stand before the name in a first sentence, the longer of two before the shorter.
    private static final List<String> OPENINGS =
            List.of(
                    "the board of directors of ",
                    "the trustees of ",
                    "trustees of ",
                    "the board of ",
                    "the boards of directors of ",
                    "shares of ",
                    "shareholders of ",
                    "officials of ",
                    "today, ",
                    "today ",
                    "in a move ",
                    "the management of ",
                    "the supervisory board of ",
                    "officials at ",
                    "executives of ",
                    "stockholders of ",
                    "law firm ",
                    "the law firm of ",
                    "the law offices of ",
                    "law offices of ",
                    "researchers at ",
                    "scientists at ",
                    "leaders of ",
                    "the partners of ",
                    "die ",
                    "das ",
                    "der ",
                    "la ",
                    "l'",
                    "l’",
                    "le ",
                    "il ");

    /// Names are read up to so many words.
    private static final int LONGEST_NAME = 24;

    private Companies() {}

    /// The name that the sentence beginning here is about; null where it begins otherwise.
    static @Nullable Span subject(String s, int start, int end) {
        int at = Dates.skip(s, start, end, " \n\"“*");
        String low =
                s.substring(at, Math.min(end, at + 60)).toLowerCase(Locale.ROOT).replace('\n', ' ');
        for (int round = 0; round < 2; round++) {
            for (String opening : OPENINGS) {
                if (low.startsWith(opening)) {
                    at = Dates.skip(s, at + opening.length(), end, " \n");
                    low =
                            s.substring(at, Math.min(end, at + 60))
                                    .toLowerCase(Locale.ROOT)
                                    .replace('\n', ' ');
                    break;
                }
            }
        }
        return name(s, pastDate(s, at, end), end);
    }

    /// Past the date that a sentence begins with, `In January 2004, Alder Mills`; the beginning where
    /// it begins otherwise.
    private static int pastDate(String s, int at, int end) {
        if (!s.startsWith("In ", at) && !s.startsWith("On ", at)) {
            return at;
        }
        Dates.Found date = Dates.at(s, at + 3, end);
        return date != null && date.year() > 0 && date.end() < end && s.charAt(date.end()) == ','
                ? Dates.skip(s, date.end() + 1, end, " \n")
                : at;
    }

    /// The capitalised words that begin here, with the legal form after a comma; null without any.
    static @Nullable Span name(String s, int at, int end) {
        int from = at;
        if (s.startsWith("The ", at) || s.startsWith("the ", at)) {
            from = at + 4;
        }
        int limit = Math.min(end, from + LONGEST + 30);
        int k = from;
        int stop = from;
        int words = 0;
        while (k < limit) {
            char c = s.charAt(k);
            if (Words.isSpace(c)) {
                if (c == '\n' && k + 1 < limit && s.charAt(k + 1) == '\n') {
                    break;
                }
                k++;
                continue;
            }
            if (c == '&' || c == '+' || c == '/') {
                k++;
                continue;
            }
            if (c == ',') {
                int next = Dates.skip(s, k + 1, limit, " \n");
                int legal = legal(s, next, limit);
                int partner = legal < 0 && words == 1 ? pastPartner(s, next, limit) : -1;
                int past = Math.max(legal, partner);
                if (past > 0 && words > 0) {
                    stop = past;
                    k = past;
                    words++;
                    continue;
                }
                break;
            }
            int bracket = c == '(' && words > 0 ? pastCity(s, k, limit) : -1;
            if (bracket > 0) {
                k = bracket;
                continue;
            }
            int wordEnd = k;
            while (wordEnd < limit && isNameCharacter(s, wordEnd, limit)) {
                wordEnd++;
            }
            if (wordEnd == k) {
                break;
            }
            if (c >= 0x2E80) {
                for (String said : List.of("今天", "今日", "宣布", "日前", "近日", "发布")) {
                    int at1 = s.indexOf(said, k, wordEnd);
                    if (at1 > k) {
                        wordEnd = at1;
                        limit = at1;
                    }
                }
            }
            String word = s.substring(k, wordEnd);
            String low = bare(word);
            boolean capital =
                    Character.isUpperCase(c)
                            || Character.isDigit(c)
                            || c >= 0x2E80
                            || hasInnerCapital(word)
                            || (words == 0 && isSite(s, k, limit));
            if (JOINERS.contains(low) && words > 0) {
                int next = Dates.skip(s, wordEnd, limit, " \n");
                if (next < limit
                        && Character.isUpperCase(s.charAt(next))
                        && !low.equals("in")
                        && !low.equals("on")
                        && !low.equals("at")) {
                    k = wordEnd;
                    continue;
                }
                break;
            }
            if (low.equals("and") && words > 0) {
                int next = Dates.skip(s, wordEnd, limit, " \n");
                Span other =
                        next < limit && Character.isUpperCase(s.charAt(next))
                                ? isOffice(s, from)
                                        ? new Span(next, Dates.word(s, next, limit))
                                        : oneWordThenVerbOrLegal(s, from, next, limit)
                                : null;
                if (other == null) {
                    break;
                }
                stop = other.end();
                k = stop;
                words += 2;
                continue;
            }
            boolean verb =
                    VERBS.contains(low)
                            && (Character.isLowerCase(c)
                                    || low.equals("today")
                                    || (words > 0 && HEADLINE_VERBS.contains(low)));
            boolean form =
                    words > 0 && (low.equals("plc") || low.equals("llc") || low.equals("inc"));
            if (!form && (!capital || verb)) {
                break;
            }
            words++;
            stop = wordEnd;
            k = wordEnd;
            if (isPossessive(s, word, wordEnd, limit)) {
                stop -= 2;
                break;
            }
        }
        while (stop > from && "®™,;:*".indexOf(s.charAt(stop - 1)) >= 0) {
            stop--;
        }
        if (stop > from && s.charAt(stop - 1) == '.' && !endsInAbbreviation(s, from, stop)) {
            stop--;
        }
        if (words == 0 || stop <= from || stop - from > LONGEST) {
            return null;
        }
        return new Span(from, stop);
    }

    /// Whether the name of a site begins here: `alder.example`, not `www.alder.example`.
    static boolean isSite(String s, int at, int end) {
        int dot = at;
        while (dot < end && Terms.isWordCharacter(s.charAt(dot))) {
            dot++;
        }
        return dot > at + 1
                && dot + 2 < end
                && s.charAt(dot) == '.'
                && Character.isLowerCase(s.charAt(dot + 1))
                && Character.isLowerCase(s.charAt(dot + 2))
                && !s.startsWith("www.", at);
    }

    /// Past the second partner of `Alder, Roebuck and Co.`; -1 where this is none.
    private static int pastPartner(String s, int at, int limit) {
        int end = Dates.word(s, at, limit);
        if (end == at || !Character.isUpperCase(s.charAt(at))) {
            return -1;
        }
        int and = Dates.skip(s, end, limit, " \n");
        int last =
                s.startsWith("and ", and)
                        ? and + "and ".length()
                        : s.startsWith("& ", and) ? and + "& ".length() : -1;
        if (last < 0) {
            return -1;
        }
        int legal = legal(s, last, limit);
        return legal > 0 ? legal : -1;
    }

    /// Past a city in brackets inside a name, `Alder (Beijing) Technology Co., Ltd.`; -1 where this
    /// is none.
    private static int pastCity(String s, int open, int limit) {
        int close = s.indexOf(')', open, Math.min(limit, open + LONGEST_CITY));
        if (close < 0 || !Character.isUpperCase(s.charAt(open + 1))) {
            return -1;
        }
        for (int i = open + 2; i < close; i++) {
            if (!Character.isLowerCase(s.charAt(i))) {
                return -1;
            }
        }
        int end = close + 1;
        int words = 0;
        while (words < 4) {
            int next = Dates.skip(s, end, limit, " \n,");
            if (words > 0 && legal(s, next, limit) > 0) {
                return close + 1;
            }
            if (next >= limit || !Character.isUpperCase(s.charAt(next))) {
                return -1;
            }
            end = Dates.word(s, next, limit);
            words++;
        }
        return -1;
    }

    /// Whether an office begins here, whose name may hold an "and": `Department of Parks and Roads`.
    private static boolean isOffice(String s, int at) {
        return OFFICES.stream().anyMatch(office -> s.startsWith(office, at));
    }

    /// `Alder and Alder announced`, `Harbor Gas and Electric Company today`: one name; `Alder Mills
    /// and Tolland Steel announced` are two.
    private static @Nullable Span oneWordThenVerbOrLegal(String s, int from, int next, int limit) {
        int wordEnd = next;
        while (wordEnd < limit && Character.isLetter(s.charAt(wordEnd))) {
            wordEnd++;
        }
        int after = Dates.skip(s, wordEnd, limit, " \n");
        int legal = legal(s, after, limit);
        if (legal > 0) {
            return new Span(next, legal);
        }
        String both = s.substring(from, wordEnd).replace('\n', ' ');
        boolean again =
                wordEnd - next > 2
                        && !standsAlone(s, from, next, wordEnd)
                        && (s.indexOf(both, wordEnd, Math.min(s.length(), wordEnd + REACH)) > 0
                                || s.indexOf(both, Math.max(0, from - REACH), from) >= 0);
        return again ? new Span(next, wordEnd) : null;
    }

    /// Whether the text has the word behind an "and" elsewhere without it, where the words before it
    /// are others: a name of its own.
    private static boolean standsAlone(String s, int from, int word, int end) {
        String name = s.substring(word, end);
        if (s.startsWith(name, from)) {
            return false;
        }
        int limit = Math.min(s.length(), end + REACH);
        int at = s.indexOf(name, Math.max(0, word - REACH), limit);
        for (int tries = 0; at >= 0 && tries < MOST_TRIES; tries++) {
            int past = at + name.length();
            boolean whole =
                    (past == s.length() || !Character.isLetter(s.charAt(past)))
                            && (at == 0 || !Character.isLetter(s.charAt(at - 1)));
            if (whole && at != word && !s.startsWith("and ", Math.max(0, at - 4))) {
                return true;
            }
            at = s.indexOf(name, past, Math.max(past, limit));
        }
        return false;
    }

    /// Whether a word is a name's with what belongs to it, `Alder's survey`, and not a name that ends
    /// so, `Alder's said`, `Alder's, Inc.`
    private static boolean isPossessive(String s, String word, int end, int limit) {
        if (word.length() < 4 || !(word.endsWith("’s") || word.endsWith("'s"))) {
            return false;
        }
        int next = Dates.skip(s, end, limit, " \n");
        if (next >= limit || next == end) {
            return false;
        }
        String following = s.substring(next, Dates.word(s, next, limit));
        return Character.isDigit(s.charAt(next))
                || (!following.isEmpty()
                        && Character.isLowerCase(following.charAt(0))
                        && !VERBS.contains(following)
                        && !JOINERS.contains(following)
                        && !following.equals("and"));
    }

    private static boolean isNameCharacter(String s, int k, int limit) {
        char c = s.charAt(k);
        if (Character.isLetterOrDigit(c) || "'’-&!®™+*`".indexOf(c) >= 0) {
            return !(c == '-'
                    && k + 1 < limit
                    && (s.charAt(k + 1) == '-' || s.charAt(k + 1) == ' '));
        }
        if (c == '.') {
            return k + 1 >= limit || !s.startsWith("..", k);
        }
        return false;
    }

    private static boolean hasInnerCapital(String word) {
        for (int i = 1; i < word.length(); i++) {
            if (Character.isUpperCase(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsInAbbreviation(String s, int from, int stop) {
        String name = s.substring(from, stop);
        String last = name.substring(Math.max(name.lastIndexOf(' '), name.lastIndexOf(',')) + 1);
        return LEGAL.contains(bare(last))
                || (last.length() <= 5 && last.indexOf('.') < last.length() - 1)
                || last.length() == 2;
    }

    /// Whether the last word of a name is a legal form.
    static boolean hasLegalForm(String s, Span name) {
        String words = s.substring(name.start(), name.end());
        return LEGAL.contains(bare(words.substring(words.lastIndexOf(' ') + 1)));
    }

    private static int legal(String s, int at, int limit) {
        for (String form : AFTER_COMMA) {
            if (s.startsWith(form, at)) {
                int past = at + form.length();
                if (past < limit && Character.isLetter(s.charAt(past))) {
                    continue;
                }
                if (past < limit && s.charAt(past) == '.' && !form.endsWith(".")) {
                    past++;
                }
                return past;
            }
        }
        return -1;
    }

    private static String bare(String word) {
        return Terms.without(word, ".,®™*’'").toLowerCase(Locale.ROOT);
    }

    /// Words of a name without legal forms, in lower case.
    static List<String> core(String name) {
        List<String> all =
                Terms.pieces(
                        name.toLowerCase(Locale.ROOT).replace('’', '\''),
                        Companies::parts,
                        LONGEST_NAME);
        all.removeIf(String::isEmpty);
        var core = new ArrayList<>(all);
        core.removeIf(LEGAL::contains);
        return core.isEmpty() ? all : core;
    }

    private static boolean parts(int c) {
        int type = Character.getType(c);
        return !Character.isLetterOrDigit(c)
                && type != Character.OTHER_NUMBER
                && type != Character.LETTER_NUMBER
                && c != '&'
                && c != '\'';
    }

    /// Whether two printed names begin alike, so that both may name one company.
    static boolean isSame(String one, String other) {
        List<String> a = core(one);
        List<String> b = core(other);
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        boolean han = one.charAt(0) >= 0x2E80;
        if (han) {
            return one.startsWith(other) || other.startsWith(one);
        }
        int common = 0;
        while (common < a.size() && common < b.size() && a.get(common).equals(b.get(common))) {
            common++;
        }
        return common == Math.min(a.size(), b.size()) && (common > 1 || a.getFirst().length() > 3);
    }

    /// Whether two printed names are equal but for their legal forms.
    static boolean isEqual(String one, String other) {
        return core(one).equals(core(other));
    }

    /// The names by which the issuer may be known in its boilerplate.
    static Set<String> names(List<String> companies) {
        var names = new HashSet<String>();
        for (String company : companies) {
            String bare =
                    Terms.replace(
                                    company,
                                    ",? (?:Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|L\\.?"
                                            + " ?P|PLC|plc|AG|SE|N\\.V|S\\.A|Company|Co)\\.?$",
                                    "")
                            .strip();
            if (bare.length() > 2) {
                names.add(bare);
            }
            String first = Terms.pieces(bare, c -> c == ' ' || c == ',', 2).getFirst();
            if (first.length() > 2
                    && !Set.of(
                                    "The",
                                    "First",
                                    "New",
                                    "American",
                                    "United",
                                    "General",
                                    "National",
                                    "North",
                                    "South",
                                    "Global",
                                    "Bank",
                                    "International")
                            .contains(first)) {
                names.add(first);
            }
            List<String> core = core(bare);
            if (core.size() > 1) {
                int second = bare.indexOf(' ', bare.indexOf(' ') + 1);
                String two =
                        Terms.replace(
                                (second < 0 ? bare : bare.substring(0, second)), "[.,]+$", "");
                if (two.length() > 6 && !two.startsWith("The ")) {
                    names.add(two);
                }
            }
            if (bare.startsWith("United States ")) {
                names.add("U.S." + bare.substring(14));
            }
            String initials = initials(bare);
            if (initials.length() > 2) {
                names.add(initials);
            }
        }
        return names;
    }

    private static String initials(String name) {
        var initials = new StringBuilder();
        for (String word : name.split(" ", 8)) {
            if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
                initials.append(word.charAt(0));
            }
        }
        return initials.toString();
    }
}
