package press.dateline.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tells forward-looking disclaimers by their headings and by their own words.
final class Disclaimers {

    private static final int HEADING = 260;

    private static final Pattern HEADINGS =
            Terms.any(
                    // A company's name may stand before: `Alder Forward-Looking Statements`.
                    "^\\W{0,4}(?:[Aa] )?(?:\\p{Lu}[\\p{L}&.’']{1,24} ){0,4}?",
                    "(?i: note)?(?:\\s?\\(?(?i:the private securities litigation reform act of"
                            + " 1995)\\)?)?(?:\\s+(?i:of)\\s+1995)?",
                    "(?i:special |important )?(?i:pre)?(?i:cautionary|cautions?)(?i: note| notice|"
                            + " statements?| language| information)?(?i:"
                            + " (?:regarding|concerning|about|on|relating to|relevant to|with respect"
                            + " to|as to|for purposes"
                            + " of|under)[^.:]{0,120}?)?(?i:statements?|information|disclosures?|1995)(?i:"
                            + " and (?:other )?(?:information|statements))?",
                    "(?i:special |important |legal"
                            + " )?(?i:note|notice|statement|disclosure|disclaimer|information|language)s?"
                            + " (?i:on|regarding|about|concerning|relating to)[^.:]{0,40}(?i:forward[-"
                            + " –]looking)[^.:]{0,30}(?i:statements?|information)",
                    "(?i:forward[- –]looking)(?i: and cautionary)? (?i:statements?|information)(?i:"
                            + " disclaimer| disclosure| note| is subject to risks? and"
                            + " uncertaint(?:y|ies)| and (?:risk factors|other"
                            + " information|information))?",
                    "[“\"'‘]?(?i:safe[- ]harbou?r)[”\"'’]?(?i: statements?| disclosure| language|"
                            + " notice| provision| for forward[- ]looking statements)?(?i:"
                            + " (?:under|regarding|concerning|pursuant to|for|about|relating to)"
                            + "[^.:]{0,140}?(?:1995|statements?|act))?",
                    "(?i:disclosure notice|legal notice|disclaimer|forward[- –]looking disclaimer)",
                    "(?i:hinweis zu zukunftsgerichteten aussagen|zukunftsgerichtete aussagen)",
                    "(?i:déclarations prospectives|[ée]noncés prospectifs|dichiarazioni"
                            + " previsionali|declaraciones (?:a futuro|prospectivas|sobre el"
                            + " futuro)|declarações prospectivas|framåtriktade uttalanden)");
    private static final Pattern STARTS =
            Terms.any(
                    "(?i)^\\W{0,4}",
                    "",
                    "(?:this|the foregoing|these?|our) (?:(?:press|news|media|earnings) )?"
                            + "(?:release|announcement|update|document|communication|statement|presentation|foregoing)(?:"
                            + " and [^.]{0,80}?)?,?(?: [^.]{0,60}?)? (?:contains?|includes?|may"
                            + " (?:contain|include)|made|constitutes?)",
                    "the foregoing contains",
                    "(?:certain|some|portions of|various|all)(?: of the)?(?: oral or written)?"
                            + " (?:statements?|information|matters|portions|this)",
                    "certain (?:of the )?statements",
                    "statements (?:in|made in|contained in|included"
                            + " in|about|regarding|herein|which|that)",
                    "except for (?:the )?(?:historical|statements)",
                    "matters discussed",
                    "any (?:statements|forward)",
                    "all (?:statements|forward)",
                    "forward[- ]looking (?:statements?|information)",
                    "information (?:in|contained|set forth)",
                    "safe harbor",
                    "statements herein",
                    "to the extent",
                    "in this (?:press|news) release",
                    "the (?:statements|information|matters) (?:in|contained|made|discussed)",
                    "the company(?:'s|’s)? (?:cautions|wishes|forward|may|believes|desires)",
                    "with the exception",
                    "other than statements",
                    "as (?:used|provided)",
                    "readers are|investors are");

    /// What a disclaimer's first sentence begins with.
    private static final List<String> OPENINGS =
            List.of(
                    "Certain statements",
                    "Certain of the statements",
                    "This press release contains",
                    "This news release contains",
                    "This release contains",
                    "This press release may contain",
                    "Statements in this",
                    "Except for historical",
                    "Except for the historical");

    /// A first sentence tells within so many characters what it is.
    private static final int SENTENCE = 400;

    /// What tells a heading, in small letters, by language.
    private static final List<String> LOOKING_FORWARD =
            List.of(
                    "forward",
                    "harbo",
                    "zukunft",
                    "prospecti",
                    "previsional",
                    "a futuro",
                    "sobre el futuro",
                    "uttalanden");

    /// What headings begin with, behind the name of a company.
    private static final Openings FIRST_WORDS =
            Openings.of(
                    0,
                    "special ",
                    "important ",
                    "caution",
                    "precaution",
                    "note",
                    "notice",
                    "statement",
                    "disclosure",
                    "disclaimer",
                    "information",
                    "language",
                    "forward",
                    "safe",
                    "legal",
                    "hinweis",
                    "zukunft",
                    "déclarations",
                    "énoncés",
                    "enoncés",
                    "dichiarazioni",
                    "declara",
                    "framåt");

    /// So many words of a company's name may stand before, with an article.
    private static final int MOST_WORDS = 5;

    private static final Openings HEADING_WORDS =
            Openings.of(
                    0,
                    Stream.concat(LOOKING_FORWARD.stream(), Stream.of("caution", "disclaim"))
                            .toArray(String[]::new));

    /// Titles that say nothing by themselves, right above a disclaimer.
    private static final Pattern TITLES =
            Pattern.compile(
                    "(?i)\\W{0,3}(?:important (?:information|notice|note)s?|legal"
                            + " (?:information|notices?)|advisor(?:y|ies)|notices?|outlook|risk"
                            + " factors|cautionary (?:note|language|statements?))\\W{0,3}");

    private static final int LONGEST_TITLE = 60;

    /// The words of disclaimers; those of one list are one cue.
    private static final List<List<String>> CUES =
            List.of(
                    List.of("orward-looking", "orward looking", "ORWARD-LOOKING"),
                    List.of(
                            "Reform Act",
                            "Act of 1995",
                            "Securities Exchange Act",
                            "safe harbor",
                            "Safe Harbor",
                            "Section 27A"),
                    List.of("uncertaint", "assumptions"),
                    List.of("isks", "isk factors", "Risk Factors"),
                    List.of(
                            "iffer materially",
                            "could differ",
                            "may differ",
                            "to differ",
                            "may vary",
                            "o vary "),
                    List.of(
                            "ndertakes no",
                            "no obligation",
                            "o not undertake",
                            "not undertake",
                            "no duty",
                            "not intend to update",
                            "no assurance",
                            "undue reliance",
                            "disclaims any",
                            "assumes no",
                            "undertake no"),
                    List.of(
                            "Securities and Exchange Commission",
                            "Form 10-K",
                            "filings with the SEC",
                            "filed with the SEC"));

    private Disclaimers() {}

    /// Past the heading that begins here, -1 without one. The heading is the whole line, or ends in
    /// a colon, or the next sentence begins behind it.
    ///
    /// @param whole whether only a heading that fills the range counts
    static int heading(String s, int start, int end, boolean whole) {
        int limit = Math.min(end, start + HEADING);
        if (!mayBegin(s, start, limit)) {
            return -1;
        }
        Matcher matcher = HEADINGS.matcher(s).region(start, limit);
        if (!matcher.lookingAt()) {
            return -1;
        }
        int past = matcher.end();
        String heading = s.substring(start, past).toLowerCase(Locale.ROOT);
        boolean clear =
                LOOKING_FORWARD.stream().anyMatch(heading::contains)
                        || heading.contains("1995")
                        || heading.startsWith("disclaimer")
                        || (heading.contains("caution") && heading.length() > 20);
        if (!clear) {
            return -1;
        }
        int at = past;
        while (at < end && " \n.:\"”*-–—".indexOf(s.charAt(at)) >= 0 && at < past + 12) {
            at++;
        }
        if (at >= end) {
            return end;
        }
        boolean goesOn =
                end - start < 200
                        && ".!?:".indexOf(s.charAt(end - 1)) < 0
                        && s.indexOf('\n', past, end) < 0
                        && Terms.anyIn(s, at, Math.min(end, at + 9), "ursuant ", "nder ", "ithin ");
        if (goesOn) {
            return end;
        }
        if (whole) {
            return -1;
        }
        boolean colon =
                s.substring(past, at).indexOf(':') >= 0
                        || s.substring(past, at).indexOf('—') >= 0
                        || s.substring(past, at).indexOf('–') >= 0;
        boolean sentence =
                Character.isUpperCase(s.charAt(at)) || "“\"(‘".indexOf(s.charAt(at)) >= 0;
        boolean caps = Words.isCapitals(heading);
        return colon || (sentence && !caps) ? at : -1;
    }

    private static boolean mayBegin(String s, int start, int limit) {
        int i = start;
        while (i < limit && !Character.isLetter(s.charAt(i))) {
            if (i > start + 4) {
                return false;
            }
            i++;
        }
        if (i >= limit || !Character.isUpperCase(s.charAt(i))) {
            return i < limit && s.startsWith("forward", i);
        }
        if (!mayOpen(s, i, limit)) {
            return false;
        }
        int stop = Math.min(limit, i + 130);
        while (i < stop && !HEADING_WORDS.openAt(s, i, stop)) {
            i++;
        }
        return i < stop;
    }

    /// Whether a first word of headings stands here or behind some words with capitals.
    private static boolean mayOpen(String s, int start, int limit) {
        int k = start;
        for (int words = 0; words <= MOST_WORDS && k < limit; words++) {
            k += "“\"'‘".indexOf(s.charAt(k)) >= 0 ? 1 : 0;
            if (FIRST_WORDS.openAt(s, k, limit)) {
                return true;
            }
            if (k >= limit || !Character.isUpperCase(s.charAt(k))) {
                return false;
            }
            while (k < limit
                    && (Character.isLetter(s.charAt(k)) || "&.’'".indexOf(s.charAt(k)) >= 0)) {
                k++;
            }
            if (k >= limit || s.charAt(k) != ' ') {
                return false;
            }
            k++;
        }
        return false;
    }

    /// Whether a sentence opens a disclaimer here, by the words of a first sentence alone: inside a
    /// text without breaks, or as a paragraph of one sentence.
    static boolean opens(String s, int at) {
        int end = Math.min(s.length(), at + SENTENCE);
        return OPENINGS.stream().anyMatch(words -> s.startsWith(words, at))
                && Terms.anyIn(s, at, end, "orward-looking", "orward looking", "Reform Act");
    }

    /// Whether a line may head the disclaimer below it: `Important information`.
    static boolean mayHead(String s, int start, int end) {
        return end - start < LONGEST_TITLE && TITLES.matcher(s).region(start, end).matches();
    }

    /// Whether a paragraph is a disclaimer by its own words: it begins as one does, or is full of
    /// their words.
    static boolean isDisclaimer(String s, int start, int end) {
        if (end - start < 60
                || s.charAt(start) == '“'
                || (s.charAt(start) == '"' && !s.startsWith("\"Safe", start))) {
            return false;
        }
        if (!mayDisclaim(s, start, Math.min(end, start + 6000))) {
            return false;
        }
        if (end - start < SENTENCE && opens(s, start)) {
            return true;
        }
        int cues = cues(s, start, end);
        if (cues < 2) {
            return false;
        }
        boolean forward =
                Terms.anyIn(
                        s,
                        start,
                        end,
                        "forward-looking",
                        "forward looking",
                        "Reform Act",
                        "forward–looking",
                        "zukunftsgerichtet",
                        "prospecti");
        boolean begins = STARTS.matcher(s).region(start, Math.min(end, start + 260)).lookingAt();
        if (begins) {
            return forward || cues >= 3;
        }
        return (forward && cues >= 4) || cues >= 6;
    }

    /// A quick look: running text has none of these words.
    private static boolean mayDisclaim(String s, int start, int end) {
        return Terms.anyIn(
                s,
                start,
                end,
                "orward",
                "ncertaint",
                "isks",
                "iffer",
                "Reform",
                "FORWARD",
                "zukunft",
                "prospecti");
    }

    /// Whether a paragraph goes on with a disclaimer that stands before it.
    static boolean goesOn(String s, int start, int end) {
        return cues(s, start, end) >= 1;
    }

    private static int cues(String s, int start, int end) {
        int stop = Math.min(end, start + 6000);
        int cues = 0;
        for (List<String> one : CUES) {
            for (String word : one) {
                if (has(s, word, start, stop)) {
                    cues++;
                    break;
                }
            }
        }
        return has(s, "anticipate", start, stop) && has(s, "believe", start, stop)
                ? cues + 1
                : cues;
    }

    private static boolean has(String s, String word, int start, int end) {
        return s.indexOf(word, start, end) >= 0;
    }

    /// A legend that stands beside a disclaimer: no offer of securities, no exchange's approval.
    static boolean isLegend(String s, int start, int end) {
        String low = s.substring(start, Math.min(end, start + 400)).toLowerCase(Locale.ROOT);
        return low.contains("not constitute an offer")
                || low.contains("neither an offer to sell")
                || low.contains("neither tsx venture")
                || low.contains("neither the tsx venture")
                || low.contains("not be deemed an offer")
                || low.contains("inside information as defined")
                || low.contains("constitutes inside information");
    }
}
