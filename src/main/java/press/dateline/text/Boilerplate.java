package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells "About" sections by their headings, and boilerplate without a heading by what its first
/// sentence says of the issuer.
final class Boilerplate {

    private static final int HEADING = 140;
    private static final int LONGEST_BRIEF = 70;

    private static final int LONGEST_PROFILE = 40;

    /// What stands behind a name in a heading without `About`.
    private static final List<String> BRIEFS =
            List.of(" in brief", " at a glance", " profile", " background", " overview");

    private static final LinePattern PROFILES =
            new LinePattern(
                    Pattern.compile(
                            "(?i)(?:(?:company|corporate)"
                                    + " (?:profile|background|overview|description)|who we"
                                    + " are)\\s*:?\\s*"),
                    Openings.of(0, "company", "corporate", "who we"));

    private static final Pattern ABOUT =
            Pattern.compile(
                    "^\\W{0,4}(?:About|ABOUT|Über|[ÀA] propos(?: des| du| de la| de l’| de l'| de|"
                            + " d’| d')?|Informazioni su(?:l|lla|llo|ll’|ll'|i|gli|lle)?|Acerca"
                            + " de|Sobre|Om|关于)(?=[\\s:]|(?<=[’'])|(?<=关于))",
                    Pattern.UNICODE_CHARACTER_CLASS);

    /// `About the Offer` is about no company.
    private static final Set<String> TOPICS =
            Terms.of(
                    """
                    offer, study, trial, transaction, acquisition, merger, survey, research,
                    data, report, award, awards, program, programme, project, event, conference,
                    webinar, notes, rights, results, agreement, partnership, index, methodology,
                    presentation, study's
                    """);

    /// What a company is, behind "is" or "are".
    private static final String BEING =
            " (?:an? |the |one of |among |committed |dedicated |engaged"
                    + " |headquartered |based |located |primarily |currently |North"
                    + " America|America|Europe|redefining |transforming |building |helping"
                    + " |leading |traded |recognized |known |home |focused |owned |your |proud"
                    + " |well|widely|also |both |Canada|Britain|comprised|part"
                    + " of|pioneering|a-|developing|advancing|the\\b)";

    private static final CuePattern IS =
            CuePattern.of(
                    0,
                    "\\bis"
                            + BEING
                            + "|\\bare"
                            + BEING
                            + "|, (?:headquartered|based|founded|established|incorporated)"
                            + " (?:in|at|near|on)\\b|, with (?:annual"
                            + " )?(?:sales|revenues?|offices|operations)\\b|, an?"
                            + " (?:recognized|leading|global|world|pioneer|premier|privately|wholly"
                            + "|publicly) |, through"
                            + " its|\\bthrough its (?:operating )?subsidiar");

    /// What a company does.
    private static final CuePattern DOES =
            CuePattern.words(
                    "provides|engineers|develops|manufactures|designs|markets|offers|serves|operates|owns|employs?|represents|delivers|produces|supplies|specializes|specialises|engages|creates|builds|helps|enables|works|makes|sells|distributes|publishes|brings|combines|leads|connects|supports|has"
                            + " (?:been|more|over|approximately|offices|operations|annual|about|nearly|grown|provided|served)|was"
                            + " (?:founded|formed|established|created|begun in|started in|started"
                            + " by|organized in|organized by|opened"
                            + " in)|manages|invests|focuses|empowers|powers|protects|develop|provide|explores|mines|generates|trades"
                            + " on|transforms|includes|consists|traces|partners|gives|redefined|ignited|strives|conducts|runs|transports|processes|holds|covers|explore");

    private static final CuePattern NEWS =
            CuePattern.words(
                    "today|announced|said|stated|added|commented|yesterday|this morning|noted"
                            + "|explained|concluded|reported (?:a |net|record|that)");
    private static final Pattern OPENS =
            Pattern.compile(
                    "^(?:Based in|Headquartered in|Founded in|Established in|With (?:more"
                            + " than|over|approximately|about|nearly|operations|headquarters|\\d)|Since"
                            + " |An?"
                            + " (?:leading|global|world|pioneer|Fortune|S&P|premier|wholly|subsidiary|member|division|member)|The"
                            + " (?:company|Company|firm) |Incorporated in|Located in|Listed on|For"
                            + " (?:more|over) than )");

    /// A name that is said twice without a break is no longer.
    private static final int LONGEST_DOUBLED = 24;

    /// What stands before the second capital of a name is no longer: `Mac`.
    private static final int LONGEST_PREFIX = 3;

    /// Shorter words tell nothing, in letters.
    private static final int SHORTEST_WORD = 4;

    private Boilerplate() {}

    /// A heading "About X" that begins here.
    ///
    /// @param subjectStart where X begins
    /// @param subjectEnd past X
    /// @param end past the heading with its colon
    /// @param glued whether the break behind it was lost
    record Heading(int subjectStart, int subjectEnd, int end, boolean glued) {}

    /// The heading that begins here; null without one.
    static @Nullable Heading heading(String s, int start, int end) {
        int brief = end - start < LONGEST_BRIEF ? brief(s, start, end) : -1;
        if (brief > 0) {
            return new Heading(start, brief, end, false);
        }
        if (end - start < LONGEST_PROFILE && PROFILES.matches(s.substring(start, end))) {
            return new Heading(end, end, end, false);
        }
        if (!mayBegin(s, start, end)) {
            return null;
        }
        Matcher matcher = ABOUT.matcher(s).region(start, Math.min(end, start + 24));
        if (!matcher.lookingAt()) {
            return null;
        }
        int subject = Dates.skip(s, matcher.end(), end, " \n:");
        if (subject >= end) {
            return end - start < 30 && matcher.group().strip().equals("About")
                    ? new Heading(end, end, end, false)
                    : null;
        }
        char c = s.charAt(subject);
        boolean capital =
                Character.isUpperCase(c)
                        || "“\"‘'".indexOf(c) >= 0
                        || c >= 0x2E80
                        || s.startsWith("the ", subject)
                        || s.startsWith("our ", subject)
                        || (Character.isLowerCase(c)
                                && subject + 1 < end
                                && Character.isUpperCase(s.charAt(subject + 1)))
                        || (Character.isDigit(c) && !isPercent(s, subject, end))
                        || Companies.isSite(s, subject, end);
        if (!capital) {
            return null;
        }
        int length = end - start;
        int stop = headingEnd(s, subject, Math.min(end, start + HEADING), end);
        if (stop < 0) {
            return null;
        }
        if (stop >= end) {
            char last = s.charAt(end - 1);
            if (length > HEADING
                    || (last == '.'
                            && length > 60
                            && !Terms.matches(
                                    s.substring(subject, end),
                                    ".{0,120}(?:Inc|Corp|Ltd|Co|L\\.P|S\\.A|N\\.V|plc)\\.$"))) {
                return null;
            }
            return new Heading(subject, trim(s, subject, end), end, false);
        }
        int past = Dates.skip(s, stop, end, " \n:-–—.");
        boolean glued = past == stop && s.charAt(stop - 1) != ':';
        return new Heading(subject, trim(s, subject, stop), past, glued);
    }

    /// Past the name in `Alder Mills in brief`, a line of its own; -1 in others.
    private static int brief(String s, int start, int end) {
        int k = end;
        while (k > start && (Words.isSpace(s.charAt(k - 1)) || s.charAt(k - 1) == ':')) {
            k--;
        }
        for (String brief : BRIEFS) {
            int name = k - brief.length();
            boolean named =
                    name > start
                            && Character.isUpperCase(s.charAt(start))
                            && s.regionMatches(true, name, brief, 0, brief.length())
                            && s.substring(start, name).split(" ", 7).length < 6;
            // Others than the first stand above much else, too.
            if (named && (brief.equals(BRIEFS.getFirst()) || isSaidBelow(s, start, name, end))) {
                return name;
            }
        }
        return -1;
    }

    /// Whether the paragraph below a heading begins with its first word.
    private static boolean isSaidBelow(String s, int start, int name, int end) {
        int below = Dates.skip(s, end, s.length(), " \r\n\t");
        below += s.startsWith("The ", below) ? "The ".length() : 0;
        int word = Dates.word(s, start, name);
        return word > start + 1 && s.regionMatches(below, s, start, word - start);
    }

    private static boolean isPercent(String s, int at, int end) {
        int k = at;
        while (k < end && (Character.isDigit(s.charAt(k)) || s.charAt(k) == '.')) {
            k++;
        }
        return k < end && (s.charAt(k) == '%' || s.charAt(k) == ' ');
    }

    private static boolean mayBegin(String s, int start, int end) {
        int i = start;
        while (i < end && i < start + 5 && !Character.isLetter(s.charAt(i))) {
            i++;
        }
        if (i >= end) {
            return false;
        }
        char c = s.charAt(i);
        return c == 'A' || c == 'Ü' || c == 'À' || c == 'I' || c == 'S' || c == 'O' || c == '关';
    }

    private static int trim(String s, int from, int to) {
        int k = to;
        while (k > from
                && " \n:*.,-–—".indexOf(s.charAt(k - 1)) >= 0
                && !(s.charAt(k - 1) == '.' && k - from > 3 && isAbbreviation(s, k))) {
            k--;
        }
        return k;
    }

    private static boolean isAbbreviation(String s, int k) {
        String tail = s.substring(Math.max(0, k - 5), k).toLowerCase(Locale.ROOT);
        return tail.endsWith("inc.")
                || tail.endsWith("ltd.")
                || tail.endsWith("corp.")
                || tail.endsWith("co.")
                || tail.endsWith(".p.")
                || tail.endsWith(".a.")
                || tail.endsWith(".v.")
                || tail.endsWith(".c.")
                || tail.endsWith(".s.");
    }

    /// Where the heading ends: at the end of its line, at a colon, at a glued break, or where the
    /// name that it holds begins again.
    private static int headingEnd(String s, int subject, int limit, int end) {
        for (int k = subject; k < limit; k++) {
            char c = s.charAt(k);
            if (c == '\n') {
                return headingLine(s, k, end);
            }
            if (c == ':' && k + 1 < end && !insideBracket(s, subject, k)) {
                int sentence = starter(s, Dates.word(s, subject, end), k);
                return sentence > 0 ? sentence : k + 1;
            }
            if (k > subject + 2 && k <= subject + LONGEST_DOUBLED && isDoubled(s, subject, k)) {
                return k;
            }
            if (k > subject + 1 && isGlue(s, k)) {
                return k;
            }
        }
        boolean sentence = end - subject > 60 && s.charAt(end - 1) == '.';
        if (end <= limit && !sentence) {
            return end;
        }
        int again = repeated(s, subject, end);
        return again < 0 && end <= limit ? end : again;
    }

    private static int headingLine(String s, int k, int end) {
        int next = Dates.skip(s, k, end, " \n");
        return next >= end ? end : k;
    }

    private static boolean insideBracket(String s, int from, int k) {
        int open = s.lastIndexOf('(', k);
        return open >= from && s.indexOf(')', open) > k;
    }

    /// A small letter or a closing sign with a capital right behind it.
    static boolean isGlue(String s, int k) {
        char before = s.charAt(k - 1);
        char here = s.charAt(k);
        if (!Character.isUpperCase(here) && here != '“') {
            return false;
        }
        boolean name =
                before == '’'
                        && k > 1
                        && Character.isUpperCase(s.charAt(k - 2))
                        && (k < 3 || !Character.isLetter(s.charAt(k - 3)));
        if (name) {
            // `O’Hara`
            return false;
        }
        if (".:)!?®™”\"’".indexOf(before) >= 0) {
            return !(before == '.' && k > 1 && Character.isUpperCase(s.charAt(k - 2)))
                    && !((before == '’' || before == '"')
                            && k > 1
                            && Character.isUpperCase(s.charAt(k))
                            && s.charAt(k - 2) == ' ');
        }
        if (!Character.isLowerCase(before) && !Character.isDigit(before)) {
            return false;
        }
        // A capital inside a word is glue only where a word of its own begins there.
        int wordStart = k;
        while (wordStart > 0 && Character.isLetter(s.charAt(wordStart - 1))) {
            wordStart--;
        }
        int wordEnd = k;
        while (wordEnd < s.length() && Character.isLetter(s.charAt(wordEnd))) {
            wordEnd++;
        }
        String left = s.substring(wordStart, k);
        String right = s.substring(k, wordEnd);
        return right.equals(left)
                || (STARTERS.contains(right) && left.length() > 1)
                || s.startsWith("-based ", wordEnd)
                || repeatsSubject(s, wordStart, right)
                || (left.length() > LONGEST_PREFIX && isSubject(s, k, wordEnd));
    }

    /// Whether a word is what a sentence speaks of: `Cancer is`.
    private static boolean isSubject(String s, int word, int end) {
        for (int i = word + 1; i < end; i++) {
            if (Character.isUpperCase(s.charAt(i))) {
                return false;
            }
        }
        return end - word >= SHORTEST_WORD
                && (s.startsWith(" is ", end) || s.startsWith(" are ", end));
    }

    private static final Set<String> STARTERS =
            Terms.of(
                    """
                    The, With, We, Founded, Based, For, At, As, Our, In, Headquartered, Since,
                    An, A, Through, From, Established, This, Today, These, Certain, Statements,
                    Except, To, All, Any, Forward, It, Its, By, One, Some, Media
                    """);

    /// Whether the word after the glue is the first word of the heading's subject.
    private static boolean repeatsSubject(String s, int wordStart, String right) {
        int from = Math.max(0, wordStart - 90);
        int about = s.lastIndexOf("About ", wordStart);
        if (about < from || right.length() < 2) {
            return false;
        }
        int subject = about + 6;
        if (s.startsWith("the ", subject)) {
            subject += 4;
        }
        if (s.startsWith(right, subject) && subject < wordStart) {
            return true;
        }
        // `About HER2 Breast CancerBreast cancer`
        int again =
                right.length() >= SHORTEST_WORD ? s.indexOf(" " + right, subject, wordStart) : -1;
        return again > 0 && !Character.isLetter(s.charAt(again + 1 + right.length()));
    }

    /// In a text of one line, `About Acme Corp. Acme Corp. makes`: where the name begins again, or a
    /// usual first word of boilerplate stands.
    private static int repeated(String s, int subject, int end) {
        int wordEnd = subject;
        while (wordEnd < end
                && !Words.isSpace(s.charAt(wordEnd))
                && ",;(".indexOf(s.charAt(wordEnd)) < 0) {
            wordEnd++;
        }
        int limit = Math.min(end, subject + 110);
        if (wordEnd >= limit) {
            return -1;
        }
        boolean article = s.startsWith("the ", subject) || s.startsWith("The ", subject);
        if (article || wordEnd - subject <= 2) {
            // An article or `AI` says little without the next word.
            wordEnd = Dates.word(s, Math.min(limit, wordEnd + 1), limit);
        }
        String first = s.substring(article ? subject + 4 : subject, wordEnd);
        int again = first.length() > 2 ? again(s, first, wordEnd, limit) : -1;
        if (again > 0) {
            int starter = starter(s, wordEnd, again);
            return starter > 0 ? starter : again;
        }
        return starter(s, wordEnd, limit);
    }

    /// Where a name begins again behind a blank, with its article or what it is based in; -1 where it
    /// does not.
    private static int again(String s, String name, int from, int limit) {
        int at = s.indexOf(" " + name, from, limit);
        while (at > 0 && ("&:(".indexOf(s.charAt(at - 1)) >= 0 || s.startsWith(" and", at - 4))) {
            // `Roe & Roe`, `(NYSE: ROE)`
            at = s.indexOf(" " + name, at + 1, limit);
        }
        if (at < 0) {
            return -1;
        }
        int before = s.lastIndexOf(' ', at - 1);
        boolean belongs =
                before >= from
                        && (s.startsWith("-based", at - 6)
                                || s.substring(before + 1, at).equalsIgnoreCase("the"));
        return belongs ? before : at;
    }

    /// Where a usual first word of boilerplate stands in a range; -1 without one.
    private static int starter(String s, int from, int limit) {
        for (int k = from; k < limit; k++) {
            if (s.charAt(k) == ' ') {
                String word = s.substring(k + 1, Dates.word(s, k + 1, limit));
                if (STARTERS.contains(word)
                        && !word.equals("A")
                        && !word.equals("Media")
                        && !word.equals("One")
                        && !word.equals("In")) {
                    return k;
                }
            }
        }
        return -1;
    }

    /// Whether a name with capitals is said twice without a break: `ABCDABCD is`.
    private static boolean isDoubled(String s, int subject, int k) {
        int length = k - subject;
        if (!s.regionMatches(subject, s, k, length)
                || (k + length < s.length() && Character.isLetterOrDigit(s.charAt(k + length)))) {
            return false;
        }
        boolean capital = false;
        for (int i = subject; i < k; i++) {
            if (!Character.isLetter(s.charAt(i))) {
                return false;
            }
            capital |= Character.isUpperCase(s.charAt(i));
        }
        return capital;
    }

    /// Whether a heading's subject is a topic, not a company or product.
    static boolean isTopic(String subject) {
        String[] words = Terms.split(subject.toLowerCase(Locale.ROOT), "\\W+", 12);
        return words.length > 0
                && !namesOne(subject)
                && subject.length() < 60
                && (words.length == 1
                        || words[0].equals("the")
                        || words[0].equals("this")
                        || words[0].equals("our"))
                && TOPICS.contains(
                        words[words.length - 1].isEmpty() && words.length > 1
                                ? words[words.length - 2]
                                : words[words.length - 1]);
    }

    /// `THE ALDER PROJECT`, `the Alder Award`: a name stands between the article and the word.
    private static boolean namesOne(String subject) {
        String[] words = subject.split(" ", 9);
        if (words.length < 3 || TOPICS.contains(words[1].toLowerCase(Locale.ROOT))) {
            return false;
        }
        return Words.isCapitals(subject)
                ? words.length == 3
                : Terms.matches(words[1], "\\p{Lu}\\p{Ll}+.*");
    }

    /// Whether a paragraph without a heading describes a company whose name begins with one of the
    /// given words.
    static boolean describes(String s, int start, int end, Set<String> names) {
        if (end - start < 80 || "“\"`‘*".indexOf(s.charAt(start)) >= 0) {
            return false;
        }
        int stop = Math.min(end, start + 320);
        String opening = Words.clean(s.substring(start, stop));
        String head = opening.substring(0, Math.min(opening.length(), 150));
        boolean late = OPENS.matcher(opening).lookingAt() || speaksOfUs(opening);
        boolean named =
                late
                        ? names.stream().anyMatch(n -> holdsWord(opening, n))
                                || opening.startsWith("The Company")
                                || opening.startsWith("The company")
                        : startsWithName(head, names);
        return named
                && !opening.contains("trademark")
                && (speaksOfUs(opening) || IS.finds(opening) || DOES.finds(opening))
                && !NEWS.finds(opening);
    }

    /// `At Alder Mills, we believe`.
    private static boolean speaksOfUs(String opening) {
        int comma = opening.indexOf(", ");
        return opening.startsWith("At ")
                && comma > 0
                && comma < LONGEST_BRIEF
                && (opening.startsWith("we ", comma + 2) || opening.startsWith("our ", comma + 2));
    }

    private static boolean holdsWord(String text, String name) {
        int at = text.indexOf(name);
        return at >= 0
                && (at + name.length() == text.length()
                        || !Character.isLetter(text.charAt(at + name.length())));
    }

    /// A name that the news prints in capitals and the boilerplate does not.
    private static boolean startsInOtherCase(String text, String name) {
        return name.length() >= SHORTEST_WORD
                && Words.isCapitals(name)
                && text.regionMatches(true, 0, name, 0, name.length());
    }

    private static boolean startsWithName(String head, Set<String> names) {
        String whole = head.startsWith("The ") ? head.substring(4) : head;
        // `J. D. Alder` is `J.D. Alder`.
        String bare =
                whole.indexOf(". ") < 0
                        ? whole
                        : Terms.replace(whole, "(?<=\\b\\p{Lu}\\.) (?=\\p{Lu})", "");
        String tight = bare.replace(". ", ".");
        return names.stream()
                .anyMatch(
                        name ->
                                (bare.startsWith(name)
                                                || tight.startsWith(name)
                                                || startsInOtherCase(bare, name))
                                        && (bare.length() == name.length()
                                                || !Character.isLetter(
                                                        bare.charAt(
                                                                Math.min(
                                                                        bare.length() - 1,
                                                                        name.length())))));
    }
}
