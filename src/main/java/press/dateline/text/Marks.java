package press.dateline.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a line is by its own words.
enum Marks {
    /// Running text, a headline, a name: nothing that its own words tell.
    NONE,
    PAGE,
    EXHIBIT,
    STAMP,
    EMBARGO,
    DOCUMENT_WORD,
    END,
    SOURCE,
    COPYRIGHT,
    TAIL,
    MULTIMEDIA,
    TIMESTAMP,
    RULE,
    EDITORS,
    MAIL_HEADER,
    CONTACT,
    NAVIGATION;

    private static final int LOOKED_AT = 240;

    /// A menu of a page has so many entries of so many characters.
    private static final int LEAST_ENTRIES = 4;

    private static final int MOST_ENTRIES = 20;
    private static final int LONGEST_ENTRY = 24;

    private static final Pattern EXHIBITS =
            Pattern.compile(
                    "(?i)^ex-99\\S{0,6} \\d{1,2}"
                            + " \\S{3,60}\\.(?:html?|txt)(?:.{0,40}|.{0,120}exhibit"
                            + " 99\\S{0,6})$|^[\\[(]?ex(?:hibit)?["
                            + " .-]{0,4}\\(?[0-9a-z]{1,3}\\)?[0-9a-z.()]{0,14}[\\])]?(?:\\s+to form"
                            + " \\S+)?\\s*$|^[\\w-]{3,60}\\.(?:html?|txt)$|^www\\.exfile\\.com.*|^\\[missing"
                            + " graphic reference]$");
    private static final LinePattern STAMPS =
            new LinePattern(
                    Terms.any(
                            "(?i)^\\W{0,4}(?:(?:press|news|media)"
                                    + " (?:information|release|statement)\\W{1,4})?",
                            ".{0,80}$",
                            "for immediate(?:ly)? (?:press )?release",
                            "immediate release",
                            "for release",
                            "for publication",
                            "for:\\s{1,12}immediate",
                            "released?\\s*:",
                            "release date",
                            "zur sofortigen",
                            "pour diffusion immédiate",
                            "per pubblicazione"),
                    Openings.of(
                            4,
                            "press ",
                            "news ",
                            "media ",
                            "for ",
                            "for:",
                            "immediate ",
                            "release",
                            "zur sofort",
                            "pour diff",
                            "per pubb"));

    private static final LinePattern EMBARGOES =
            new LinePattern(
                    Terms.any(
                            "(?i)^\\W{0,4}",
                            "$",
                            "(?:strictly )?(?:under )?embargo.{0,160}",
                            "(?:not|hold) for (?:release|publication).{0,160}",
                            "for release (?:at|after|not before|on) .{0,120}\\d.{0,60}"),
                    Openings.of(
                            4,
                            "strictly",
                            "under ",
                            "embargo",
                            "not for",
                            "hold for",
                            "for release"));

    private static final LinePattern DOCUMENT_WORDS =
            new LinePattern(
                    Terms.any(
                            "(?iu)^\\W{0,4}",
                            "\\W{0,4}$",
                            "news copy",
                            "(?:company |joint )?(?:press|news|media) releases?(?:"
                                    + " (?:[np]r|no\\.?)? ?\\d[\\d./-]{0,12})?",
                            "(?:press|media) (?:information|statement|advisory|alert|contact"
                                    + " sheet)",
                            "news(?: advisory)?",
                            "(?:(?:press |news )?release )?(?:no|nr|number)\\.?:? ?#?"
                                    + "\\d[\\w./-]{0,12}",
                            "n e w s {1,4}r e l e a s e",
                            "p r e s s {1,4}r e l e a s e",
                            "(?:asx|nzx) (?:announcement|release)",
                            "comunicato stampa",
                            "communiqué de presse",
                            "pressemitteilung(?: Nr\\. ?[\\d/.-]+)?",
                            "medienmitteilung",
                            "nota de prensa"),
                    Openings.of(
                            4,
                            "news",
                            "no.",
                            "no ",
                            "nr",
                            "number",
                            "release ",
                            "company ",
                            "joint ",
                            "press",
                            "media ",
                            "n e w s",
                            "p r e s s",
                            "asx ",
                            "nzx ",
                            "comunicato",
                            "communiqu",
                            "medienmitteilung",
                            "nota de"));

    private static final Pattern ENDS =
            Terms.any(
                    "^",
                    "$",
                    "(?:#\\s{0,12}){1,8}",
                    "\\*(?:\\s{0,6}\\*){2,}",
                    "\\+{3,}",
                    "(?i:[-–—#*_\\s]{0,12}(?:end|ends|30)[-–—#*_\\s]{0,12})",
                    "--30--.{0,40}",
                    "-0-.{0,40}",
                    "(?i:\\(end\\)).{0,60}",
                    "--cut here--",
                    "-[A-Z]{2,6}-",
                    "(?i:end of (?:press |news )?release)\\W*");

    /// The foot of a page that the release goes on behind.
    private static final Pattern MORE = Pattern.compile("(?i)[-–—(*_ ]{1,8}more[-–—)*_. ]{0,8}");

    private static final Pattern PAGES =
            Pattern.compile("(?i)(?:.{3,110}(?:[-–—|/•,]| {2,}) ?)?page \\d{1,3}(?: of \\d{1,3})?");

    private static final Pattern SOURCES =
            Terms.any(
                    "^",
                    "$",
                    "(?:SOURCE|Source)(?:\\s*:\\s*|\\s{1,6})(?=[\\p{Lu}\\d‘“\"]).{1,160}",
                    "source:\\s*\\p{Lu}.{1,100}",
                    "(?:SOURCE|Source):",
                    "(?:FUENTE|FONTE|QUELLE)(?:\\s*:\\s*|\\s{1,6})\\p{Lu}.{1,100}",
                    "(?:Quelle|Fuente|Fonte|Källa):\\s*.{2,80}");
    private static final Pattern COPYRIGHTS =
            Pattern.compile(
                    "(?i)^\\W{0,3}(?:(?:-c-\\s|c-\\s|copyright\\b|\\(c\\)\\s|©).{0,220}"
                            // A sign that an encoding lost.
                            + "|(?<=\\?)(?:19|20)\\d\\d .{2,120}rights reserved\\.?)$");

    /// Codes behind a label, as wires print them.
    private static final LinePattern CODES =
            new LinePattern(
                    Terms.any(
                            "^",
                            "\\s*:.{0,200}$",
                            "KEYWORDS?",
                            "INDUSTRY KEYWORD",
                            "SUBJECT CODE",
                            "URL",
                            "CO|ST|IN|SU|SVC|KW",
                            "Company Symbols?",
                            "(?:Subject|Industry|Market|Regional) Codes?",
                            "Ticker Symbols?",
                            "Folder Name",
                            "Relevance Score(?: on Scale of 100)?",
                            "NOTE TO EDITORS",
                            "Sprache|Unternehmen|Börsen|WKN|EQS News ID|Indizes",
                            "BW\\d+ .*"),
                    Openings.of(
                            0,
                            "keyword",
                            "industry",
                            "subject",
                            "url",
                            "co",
                            "st",
                            "in",
                            "su",
                            "svc",
                            "kw",
                            "market",
                            "regional",
                            "ticker",
                            "folder",
                            "relevance",
                            "sprache",
                            "unternehmen",
                            "börsen",
                            "wkn",
                            "eqs news",
                            "indizes",
                            "note to",
                            "bw"));

    /// Adverts and notices of relays.
    private static final LinePattern ADVERTS =
            new LinePattern(
                    Terms.any(
                            "(?i)^\\W{0,3}",
                            ".{0,200}$",
                            "today's news on the net",
                            "all of today's",
                            "tables in this file",
                            "to review or revise",
                            "this information is provided by rns",
                            "with hyperlinks",
                            "web\\s?site:",
                            "company news on-call",
                            "or fax, 8",
                            "email this story",
                            "more quotes and news",
                            "related news categories",
                            "-? ?notice of copyright",
                            "for the best viewing",
                            "use the following email",
                            "\\(s\\)$",
                            "pickup -",
                            "original/source press release",
                            "newsramp\\.com",
                            "distributed by",
                            "jump to first matched",
                            "source:? (?:dow jones|reuters|factiva|newsedge)\\b",
                            "this (?:press )?release was (?:issued|distributed) (?:through|by)",
                            "the post .{4,180} (?:first appeared|appeared first) on",
                            "reddit post$",
                            "this message (?:was )?forwarded",
                            "original message (?:dated|from)",
                            "your browser does not support",
                            "hashtag:",
                            "the issuer is solely responsible",
                            "für den inhalt der mitteilung ist der emittent",
                            "(?:continue reading|read more)\\W*$",
                            "transmis par ",
                            "by:?\\s{1,3}24-7 press release$",
                            "correction\\W{1,3}by .{2,100}",
                            "(?:EQS|DGAP)-[A-Za-z]+: .{2,100}/ (?:schlagwort|key ?word)",
                            "http://www\\.(?:prnewswire|businesswire)\\.com\\s*$",
                            "source:? (?:bw|pr|prn|business wire|pr newswire|globe ?newswire)\\b"),
                    Openings.of(
                            5,
                            "today's news",
                            "all of today",
                            "tables in",
                            "to review",
                            "this information",
                            "with hyper",
                            "web",
                            "company news",
                            "or fax",
                            "email this",
                            "more quotes",
                            "related news",
                            "notice of",
                            "for the best",
                            "use the following",
                            "s)",
                            "pickup",
                            "original/source",
                            "newsramp",
                            "distributed by",
                            "jump to",
                            "source",
                            "this press release",
                            "this release",
                            "the post ",
                            "reddit post",
                            "this message",
                            "original message",
                            "your browser",
                            "hashtag:",
                            "the issuer",
                            "für den inhalt",
                            "continue reading",
                            "read more",
                            "transmis par",
                            "by",
                            "correction",
                            "eqs-",
                            "dgap-",
                            "http://www"));

    /// Slugs, topic codes, pictures that were lost, the names of wires alone.
    private static final Pattern SLUGS =
            Terms.any(
                    "^",
                    "$",
                    "/(?:PRNewswire|Web site|FAX|Photo|NOTE).{0,200}",
                    "[A-Z]{2,5}-[A-Z]",
                    "\\([A-Z]{1,5}-[A-Z]\\)",
                    "BW\\d{3,5}\\s.{0,100}",
                    "R-\\d\\d-\\d+",
                    "-- ?[A-Z]{2,6}\\d{2,4} ?--",
                    "--[A-Z][A-Za-z]{2,16}(?: [A-Z][a-z]{2,12})?--",
                    "\\( ?BW ?\\)\\s?\\([^)]{1,80}\\)(?:\\([^)]{1,60}\\))?",
                    "RNS Number\\s?:.{1,20}",
                    "RNS|Reach",
                    "\\[[A-Za-z .,&-]{0,60}(?:LOGO|Logo|GRAPHIC|IMAGE|Image)[A-Za-z ]{0,20}]",
                    "PR ?Newswire|Business ?Wire|GlobeNewswire|Canada NewsWire|Internet Wire|EIN"
                            + " ?Presswire",
                    "Dow Jones News Service");

    private static final Openings SLUG_WORDS =
            Openings.of(
                    0,
                    "bw",
                    "rns",
                    "reach",
                    "pr newswire",
                    "prnewswire",
                    "business",
                    "globenewswire",
                    "canada news",
                    "internet wire",
                    "ein press",
                    "dow jones");

    /// What wires call their own copy of a release, to which they point behind it.
    static final String WIRES_COPY = "original content|source version";

    static final String FULL_RELEASE = "full (?:news |press )?release";

    private static final LinePattern MULTIMEDIAS =
            new LinePattern(
                    Terms.any(
                            "(?i)^\\W{0,3}",
                            ".{0,400}$",
                            "view (?:" + WIRES_COPY + "|the original|the " + FULL_RELEASE + ")",
                            "to view the original",
                            "(?:photo|logo|video|infographic|multimedia|image)s?(?: gallery)?(?:"
                                    + " available)?(?: at)?\\s?[-–:]\\s?(?:https?|www|http).{3,}",
                            "(?:a|the) (?:photo|photos|video|media|infographic)s?(?:/\\w+)*"
                                    + " accompanying this",
                            "photos? (?:accompanying|available)",
                            "a portrait photo",
                            "this (?:press|news) release features multimedia",
                            "visit (?:our|the) (?:website|blog)$"),
                    Openings.of(
                            3,
                            "view ",
                            "to view",
                            "photo",
                            "logo",
                            "video",
                            "infographic",
                            "multimedia",
                            "image",
                            "a photo",
                            "a video",
                            "a media",
                            "a infographic",
                            "a portrait",
                            "the photo",
                            "the video",
                            "the media",
                            "the infographic",
                            "this press release features",
                            "this news release features",
                            "visit our",
                            "visit the"));

    private static final LinePattern EDITOR_LINES =
            new LinePattern(
                    Pattern.compile(
                            "^(?:T[Oo]"
                                    + " )?(?:(?:Business|BUSINESS|ENERGY|FINANCIAL|CITY|NATIONAL|Energy|Health|Medical|Technology|High[-"
                                    + " ]Tech|Financial|Automotive|Science|Travel|Sports|Features?|City|Assignment|National|News|Food|Real"
                                    + " Estate)["
                                    + " /&,A-Za-z-]{0,60})?(?:Editors?|EDITORS?|Writers?|Desks?|DESKS?)(?:"
                                    + " ?[&/] ?[A-Za-z"
                                    + " -]{2,40}(?:Editors?|Writers?))?(?:[:,].{0,80})?$"),
                    Openings.of(
                            0,
                            "to ",
                            "business",
                            "energy",
                            "financial",
                            "city",
                            "national",
                            "health",
                            "medical",
                            "technology",
                            "high",
                            "automotive",
                            "science",
                            "travel",
                            "sports",
                            "feature",
                            "assignment",
                            "news",
                            "food",
                            "real estate",
                            "editor",
                            "writer",
                            "desk"));

    private static final Pattern MAIL_HEADERS =
            Pattern.compile(
                    "^(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Message-ID|Message-Id|Newsgroups|Organization|Lines|Path|Sender|References|In-Reply-To|X-[A-Za-z-]+|MIME-Version|Mime-Version|Content-[A-Za-z-]+|NNTP-Posting-Host|Received|Return-Path|Status|Importance|Delivered-To|Portal-[A-Za-z]+|Distribution|Followup-To|Keywords|Summary|Approved|DKIM-Signature|Thread-[A-Za-z]+):(?:"
                            + " .{0,600})?$");
    private static final String WHOSE =
            String.join(
                    "|",
                    "media|press|news|news media|investors?|investor and media|media and"
                            + " investor|analyst",
                    "company|corporate|corporate information|corporate media|information|public"
                            + " relations",
                    "sales|editorial|reader|financial|general|local|agency|trade|shareholder|customer|pr|ir",
                    "media relations|investor relations|press"
                            + " information|investors?/media|media/investors?",
                    "medien|presse");

    /// `Members of the media are invited to contact`.
    static final String INVITED =
            "(?:analysts|investors|shareholders|reporters|journalists|(?:members of the"
                    + " )?(?:news )?media)(?: and (?:analysts|investors|media))? (?:are invited"
                    + " to|should|may|can|please) contact";

    static final Pattern CONTACTS =
            Terms.any(
                    "(?i)^[/\\[\\W]{0,4}",
                    // Not `investors.alder.example`, nor `Investor-owned`.
                    "\\b(?:\\s*(?::|[–—]|--|$|\\]|\\.(?!\\w))|\\s+-|-(?=\\s))",
                    "for (?:more|further|additional) (?:media |press )?information,? ?(?:please"
                            + " )?contact",
                    "for (?:more|further) information",
                    INVITED,
                    "(?:for )?(?:"
                            + WHOSE
                            + ")(?: ?(?:&|and|or|/) ?(?:media|press|investors?|analysts?|investor"
                            + " relations))?(?: relations)?(?: enquiries| inquiries)? contacts?(?:"
                            + " information)?",
                    "contacts?(?: information| details| person| presse| stampa)?",
                    "(?:media|press|investor|investors|analyst)(?: relations)?(?: enquiries|"
                            + " inquiries)",
                    "enquiries|inquiries",
                    "investor relations|media relations|media|investors|press",
                    "pour (?:plus|toute) information",
                    "(?:pour (?:de plus amples )?)?renseignements",
                    "contactos? (?:de prensa|para medios|con (?:los )?medios|de medios|con"
                            + " inversionistas|para inversionistas)",
                    "kontakt|pressekontakt|contatti|contactos?|ansprechpartner");
    private static final Pattern CONTACT_LEADS =
            Pattern.compile(
                    "^/?(?:CONTACTS?|Contacts?)(?::|/|(?:"
                            + " (?:Details|Information))?(?=\\p{Lu}\\p{Ll}{2,})|\\s{2,}|\\s+(?=\\p{Lu}\\p{Ll}+"
                            + " \\p{Lu}))|^/CONTACT\\b");

    private static final Openings CONTACT_WORDS =
            Openings.of(
                    5,
                    "for ",
                    "media",
                    "press",
                    "news",
                    "members of",
                    "reporters",
                    "journalists",
                    "investor",
                    "analyst",
                    "company",
                    "corporate",
                    "information",
                    "public relations",
                    "sales",
                    "editorial",
                    "reader",
                    "financial",
                    "general",
                    "local",
                    "agency",
                    "trade",
                    "shareholder",
                    "customer",
                    "pr",
                    "ir",
                    "medien",
                    "presse",
                    "contact",
                    "enquiries",
                    "inquiries",
                    "pour ",
                    "renseignements",
                    "kontakt",
                    "contatti",
                    "ansprechpartner");

    /// The name of a wire before a date.
    private static final Pattern WIRED =
            Pattern.compile(
                    "(?:PR ?Newswire|Business ?Wire|Globe ?Newswire|Canada NewsWire) ?[-–—,|:]"
                            + " ?[A-Z\\d]");

    private static final LinePattern NAVIGATIONS =
            new LinePattern(
                    Pattern.compile(
                            "(?i)^(?:download|full"
                                    + " size|small|preview|thumbnail|print|share|multimedia"
                                    + " gallery|site navigation|search|follow us|more from business"
                                    + " wire|business wire information|accept the use of cookies.*|i"
                                    + " accept|log in|sign up|sign in|advanced news search.*|release"
                                    + " (?:summary|versions)|microsite.*|skip (?:navigation|to"
                                    + " .{2,30})|accessibility statement|share this"
                                    + " (?:article|release|press release)|share to ?\\w{1,12}|all"
                                    + " news(?: releases)?|pdf version.*|subscribe|print \\|.*|e-?mail"
                                    + " alerts|sec filings|contact ir|stock information)$"),
                    Openings.of(
                            0,
                            "download",
                            "full size",
                            "small",
                            "preview",
                            "thumbnail",
                            "print",
                            "share",
                            "multimedia gallery",
                            "site navigation",
                            "search",
                            "follow us",
                            "more from",
                            "business wire information",
                            "accept the use",
                            "i accept",
                            "log in",
                            "sign up",
                            "sign in",
                            "skip ",
                            "accessibility",
                            "all news",
                            "pdf version",
                            "subscribe",
                            "email alerts",
                            "e-mail alerts",
                            "sec filings",
                            "contact ir",
                            "stock information",
                            "advanced news",
                            "release ",
                            "microsite"));

    /// What a page says before its date.
    private static final LinePattern DATED =
            new LinePattern(
                    Pattern.compile(
                            "(?i)\\W?(?:published|posted|released|updated|issued|date)(?:"
                                    + " on)?\\s?:?\\s.*"),
                    Openings.of(1, "published", "posted", "released", "updated", "issued", "date"));

    /// What pages of wires say behind the date: `| Source: Alder Mills`.
    private static final Pattern BEHIND_DATE =
            Pattern.compile("(?i)\\s?[|•·]\\s?source:?\\s.{2,120}");

    /// What a filing writes above each of its documents.
    private static final List<String> FILING_TAGS =
            List.of("<TYPE>", "<SEQUENCE>", "<FILENAME>", "<DESCRIPTION>", "<DOCUMENT>", "<TEXT>");

    static Marks of(Reading reading, Line line) {
        String text = reading.text();
        int start = line.start();
        int length = line.length();
        char first = text.charAt(start);
        if (line.is(Line.TABLE)) {
            return NONE;
        }
        // A dash in a cell of a table is a figure.
        if (length == 1 && line.is(Line.CELL) && "-–—".indexOf(first) >= 0) {
            return NONE;
        }
        if (length < 6 && isSigns(text, start, line.end())) {
            return first == '#' || first == '*' ? END : RULE;
        }
        if (length <= 80 && isRule(text, start, line.end())) {
            return first == '#' || first == '*' || first == '+'
                    ? ENDS.matcher(text.substring(start, line.end())).matches() ? END : RULE
                    : RULE;
        }
        if (first == '<') {
            if (FILING_TAGS.stream().anyMatch(tag -> text.startsWith(tag, start))) {
                return EXHIBIT;
            }
            boolean picture = text.startsWith("<<...", start) && length < 80;
            return text.regionMatches(true, start, "<page>", 0, 6) ? PAGE : picture ? TAIL : NONE;
        }
        if (length > 1200 && first != '/') {
            return NONE;
        }
        String words = text.substring(start, Math.min(line.end(), start + LOOKED_AT));
        return of(words, length);
    }

    /// The head or the foot of a page: `Alder Mills Reports – Page 2`, `Page 2 of 5`.
    private static boolean isPage(String words) {
        return words.length() > 5
                && Terms.holds(
                        words,
                        words.length() > 20 ? words.length() - 20 : 0,
                        words.length(),
                        "page ")
                && PAGES.matcher(words).matches();
    }

    private static boolean isTail(String words) {
        int colon = words.indexOf(':');
        return (colon > 0 && colon < 40 && CODES.matches(words))
                || ADVERTS.matches(words)
                || (words.length() < 120 && maySlug(words) && SLUGS.matcher(words).matches());
    }

    private static boolean maySlug(String words) {
        char first = words.charAt(0);
        if (!Character.isLetter(first)) {
            return "/([-".indexOf(first) >= 0;
        }
        return words.indexOf('-') > 0 || SLUG_WORDS.open(words);
    }

    private static boolean isSigns(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRule(String text, int start, int end) {
        if (end - start < 3) {
            return end - start == 1 && text.charAt(start) == '#';
        }
        for (int i = start; i < end; i++) {
            if ("-=_~*#+ .".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// What a line is.
    ///
    /// @param words its first characters
    /// @param length of the whole line
    static Marks of(String words, int length) {
        char first = words.charAt(0);
        char low = Character.toLowerCase(first);
        boolean letter = Character.isLetter(first);
        if (length < 100
                && (low == 'e'
                        || low == '('
                        || low == '['
                        || low == 'w'
                        || words.endsWith(".htm")
                        || words.endsWith(".txt"))
                && (low != 'e' || words.regionMatches(true, 0, "ex", 0, 2) || isFileName(words))
                && EXHIBITS.matcher(words).matches()) {
            return EXHIBIT;
        }
        if (length < 20 && !letter && MORE.matcher(words).matches()) {
            return PAGE;
        }
        if (length < 140 && Character.isDigit(words.charAt(words.length() - 1)) && isPage(words)) {
            return PAGE;
        }
        if (length < 120 && "#*+-–—_(eE3 ".indexOf(first) >= 0 && ENDS.matcher(words).matches()) {
            return END;
        }
        if (low == 's' && length < 90 && isTail(words)) {
            return TAIL;
        }
        if ((low == 's' || low == 'q' || low == 'f' || low == 'k')
                && length < 240
                && SOURCES.matcher(words).matches()
                && !isSentence(words)) {
            return SOURCE;
        }
        if (length < 200) {
            if (EMBARGOES.matches(words)
                    && words.toLowerCase(Locale.ROOT).indexOf("immediat") < 0) {
                return EMBARGO;
            }
            if (STAMPS.matches(words) && !isSentence(words)) {
                return STAMP;
            }
        }
        if (length < 50 && DOCUMENT_WORDS.matches(words)) {
            return DOCUMENT_WORD;
        }
        if (length < 300
                && (low == 'c' || !letter)
                && mayClaim(words)
                && COPYRIGHTS.matcher(words).matches()) {
            return COPYRIGHT;
        }
        if (length < 1200 && MULTIMEDIAS.matches(words)) {
            return MULTIMEDIA;
        }
        if (length < 300 && isTail(words)) {
            return TAIL;
        }
        if (length < 120 && letter && Character.isUpperCase(first) && EDITOR_LINES.matches(words)) {
            return EDITORS;
        }
        if (letter
                && words.indexOf(':') > 1
                && words.indexOf(':') < 28
                && MAIL_HEADERS.matcher(words).matches()) {
            return MAIL_HEADER;
        }
        if (isContactLead(words, length)) {
            return CONTACT;
        }
        if (length < 60 && letter && NAVIGATIONS.matches(words)) {
            return NAVIGATION;
        }
        if (length < 90
                && "PBGC".indexOf(first) >= 0
                && WIRED.matcher(words).lookingAt()
                && Dates.findIn(words, 0, words.length()) != null) {
            return TIMESTAMP;
        }
        if ((length < 100 || (length < 200 && words.indexOf('|') > 0)) && isTimestamp(words)) {
            return TIMESTAMP;
        }
        return NONE;
    }

    /// A page's menu: `Home | Products | Newsroom | Contact us`. Below a release such a line stands
    /// for its links.
    static boolean isMenu(String text, Line line) {
        if (line.length() >= LOOKED_AT || text.indexOf('|', line.start(), line.end()) < 0) {
            return false;
        }
        String words = text.substring(line.start(), line.end());
        if (Terms.holdsDigit(words)) {
            return false;
        }
        List<String> entries = Terms.pieces(words, c -> c == '|', MOST_ENTRIES);
        return entries.size() >= LEAST_ENTRIES
                && entries.stream()
                        .allMatch(e -> e.strip().length() < LONGEST_ENTRY && e.indexOf(':') < 0);
    }

    static boolean isContactLead(String words, int length) {
        if (!CONTACT_WORDS.open(words)) {
            return false;
        }
        if (CONTACT_LEADS.matcher(words).lookingAt()) {
            return true;
        }
        return length < 240 && CONTACTS.matcher(words).lookingAt();
    }

    private static boolean isFileName(String words) {
        return words.endsWith(".htm") || words.endsWith(".html") || words.endsWith(".txt");
    }

    /// A quick look for a copyright notice, which may begin with signs.
    private static boolean mayClaim(String words) {
        if (words.charAt(0) == '?') {
            return true;
        }
        int at = 0;
        while (at < words.length() && at < 5 && "cC©".indexOf(words.charAt(at)) < 0) {
            at++;
        }
        return at < Math.min(5, words.length())
                && (words.charAt(at) == '©'
                        || words.regionMatches(true, at, "copyright", 0, 9)
                        || words.startsWith("-", at + 1)
                        || words.startsWith(")", at + 1));
    }

    private static boolean isSentence(String words) {
        return words.length() > 90 && words.endsWith(".") && words.contains(" the ");
    }

    /// A line that is a date, a time, or both.
    private static boolean isTimestamp(String words) {
        int end = words.length();
        int at = 0;
        if (DATED.matches(words)) {
            at = words.indexOf(' ');
            at = Dates.skip(words, words.startsWith(" on ", at) ? at + 4 : at, end, " :");
        }
        if (at == 0
                && Character.isDigit(words.charAt(0))
                && words.indexOf(':') > 0
                && words.indexOf(':') < 3) {
            at = Dates.time(words, 0, end);
            at = Dates.skip(words, at, end, " ,-|");
        }
        if (at >= end) {
            return true;
        }
        if (end - at < 12
                && Terms.matches(
                        words.substring(at), "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?")) {
            return true;
        }
        Dates.Found found = Dates.at(words, at, end);
        if (found == null || (found.day() == 0 && found.year() == 0)) {
            return false;
        }
        int time = Dates.skip(words, found.end(), end, " ,-|@/");
        time = words.startsWith("at ", time) ? time + 3 : time;
        int said = Dates.time(words, time, end);
        int behind = said > time ? said : found.end();
        return end - Dates.skip(words, behind, end, " .,;|-/)") < 3
                || BEHIND_DATE.matcher(words).region(behind, end).matches();
    }
}
