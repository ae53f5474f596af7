package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A release whose blocks have their parts: finds the boilerplate without a heading and makes the
/// fields.
final class Draft {

    /// The site that printed stamps without a year did so in these years.
    private static final int RELAY_FIRST = 1998;

    private static final int RELAY_LAST = 2003;

    private static final Pattern CORRECTS =
            Pattern.compile(
                    "(?i)^\\W{0,3}(?:correcting|correction|corrected|/?c o r r e c t i o"
                            + " n|inserting|updating|updated|replac|correcting and replacing)");

    /// What stands above decks and is none.
    private static final Pattern LABELS =
            Pattern.compile(
                    "(?i)(?:(?:key|financial|quarterly|recent|company|business|operational)"
                            + " )?(?:highlights?|news summary|summary|in brief|key points|at a"
                            + " glance):?");

    /// Decks of a head whose breaks were lost, each between dashes.
    private static final Pattern BETWEEN_DASHES = Pattern.compile("(?s)[–—] .+ [–—]");

    private static final Pattern CORRECTED_FOLLOWS =
            Pattern.compile(
                    "(?i)(?:the )?(?:corrected|complete, corrected|full,?"
                            + " corrected|updated|revised) (?:press |news )?(?:release|version|text)(?:"
                            + " of (?:the|this) release)? (?:follows|reads|is as follows|appears"
                            + " below)[^:.]{0,30}[:.]");

    /// What sections about companies speak of.
    private static final CuePattern SAYS =
            CuePattern.beginnings(
                    0,
                    "company|Company|firm|corporation|Inc\\.|Ltd|LLC|provider|manufacturer|magazine"
                            + "|publication|newspaper|headquartered|founded|Founded|subsidiar|Nasdaq"
                            + "|NASDAQ|NYSE|retailer|bank|organization|organisation|institute"
                            + "|university|employees|maker|producer|developer|supplier|customers"
                            + "|leader|distributor|brand|association|foundation|agency|we\\b|our\\b"
                            + "|Our|We|Unternehmen|entreprise|groupe|azienda|società");

    private static final CuePattern LEGAL =
            CuePattern.words(
                    "Inc|Corp|Corporation|Ltd|LLC|Company|Group|plc|AG|SE|GmbH|LP|L\\.P|S\\.A|N\\.V"
                            + "|Holdings|Partners|Bank");

    private final Reading reading;
    private final String s;
    private final int width;
    private boolean inferred;
    private Dates.@Nullable Found linked;
    final List<Block> blocks;
    private final List<Block> headline;
    private final List<Block> decks;
    final DatelineReader.@Nullable Found found;
    private final Dates.@Nullable Found stamp;
    private final boolean relayed;
    final List<ParsedContact> contacts;
    private final @Nullable Block source;
    final @Nullable String agency;

    private final Issuers issuers;

    Draft(
            Pieces pieces,
            int width,
            List<Block> blocks,
            DatelineReader.@Nullable Found found,
            @Nullable String agency) {
        this.reading = pieces.reading;
        this.s = reading.text();
        this.width = width;
        this.blocks = blocks;
        this.headline = pieces.headline;
        this.decks = pieces.decks;
        this.found = found;
        this.stamp = pieces.stamp;
        this.relayed = pieces.relayed;
        this.contacts = new ArrayList<>(pieces.contacts);
        this.source = pieces.source;
        this.agency = agency;
        this.issuers = new Issuers(reading, blocks, headline, source);
    }

    ParsedRelease finish(int ordinal, Parts.Frame frame, @Nullable Filing filing, String original) {
        Passage correction = correction();
        issuers.find(contacts);
        unheadedAbout();
        trailing();
        List<ParsedCompany> companies = issuers.companies();
        Passage headlineText = passage(headline);
        ParsedDateline dateline = dateline();
        sentenceContacts();
        mergeContacts();
        List<BodyBlock> body = body();
        var envelope = new ArrayList<Passage>();
        for (Block block : blocks) {
            if (block.kind == PartKind.ENVELOPE) {
                Passage passage = reading.passage(block.lines);
                if (passage != null) {
                    envelope.add(passage);
                }
            }
        }
        Passage embargo = passage(blocks.stream().filter(b -> b.kind == PartKind.EMBARGO).toList());
        Passage sourceText = source == null ? null : reading.passage(source.lines);
        var subheadlines = new ArrayList<Passage>();
        var deck = new ArrayList<Block>();
        for (Block block : decks) {
            boolean full =
                    !deck.isEmpty()
                            && width > 0
                            && deck.getLast().lines.getLast().length() > width - 14;
            boolean parted =
                    (isBulleted(block) && !deck.isEmpty() && isBulleted(deck.getFirst()))
                            || (!full
                                    && !deck.isEmpty()
                                    && (block.gap() > 0 || !wraps(deck.getLast(), block)));
            if (parted) {
                addDeck(deck, subheadlines);
            }
            deck.add(block);
        }
        addDeck(deck, subheadlines);
        List<HeadedText> about = headed(PartKind.ABOUT);
        List<HeadedText> disclaimers = headed(PartKind.DISCLAIMER);
        int from = blocks.isEmpty() ? 0 : blocks.stream().mapToInt(Block::start).min().orElse(0);
        int to = blocks.stream().mapToInt(Block::end).max().orElse(0);
        String language = Languages.of(s, from, to);
        var judge =
                new Judgement(
                        reading,
                        this,
                        blocks,
                        headlineText,
                        dateline,
                        companies,
                        about,
                        disclaimers,
                        contacts,
                        sourceText,
                        embargo,
                        filing,
                        from,
                        to,
                        original);
        String reason = judge.reason();
        return new ParsedRelease(
                ordinal,
                reason == null,
                reason,
                language,
                headlineText,
                subheadlines,
                dateline,
                companies,
                body,
                about,
                disclaimers,
                contacts,
                sourceText,
                correction,
                embargo,
                envelope,
                judge.findings(reason),
                Parts.of(reading, blocks, frame, original),
                filing);
    }

    private boolean isBulleted(Block block) {
        int start = block.start();
        return "-–•●*o".indexOf(s.charAt(start)) >= 0
                && start + 1 < block.end()
                && Words.isSpace(s.charAt(start + 1));
    }

    private boolean wraps(Block block, Block next) {
        if (width == 0 && !Character.isLowerCase(s.charAt(next.start()))) {
            return false;
        }
        return block.lines.getLast().length() > 40 || block.lines.getLast().indent() > 4;
    }

    private void addDeck(List<Block> deck, List<Passage> into) {
        Passage passage = passage(deck);
        deck.clear();
        if (passage == null) {
            return;
        }
        String bare0 = passage.text();
        if (bare0.contains("---- ") || BETWEEN_DASHES.matcher(bare0).matches()) {
            for (String piece : Terms.split(bare0, "-- ?-- |[–—] [–—] ", 12)) {
                String one = Terms.replace(piece, "^[-–— ]+|[-–— ]+$", "");
                if (!one.isEmpty()) {
                    into.add(new Passage(one, passage.spans()));
                }
            }
            return;
        }
        if (Terms.finds(bare0, " [●•■▪] ")) {
            for (String piece : Terms.split(bare0, "(?:^| )[●•■▪](?: |$)", 12)) {
                if (!piece.isBlank()) {
                    into.add(new Passage(piece.strip(), passage.spans()));
                }
            }
            return;
        }
        String bare =
                Terms.replace(
                                passage.text(),
                                "^(?:-{1,2}|[–•●○▪■*o]|\\.\\.\\.)\\s+|\\s+-{1,2}$",
                                "")
                        .strip();
        if (!bare.isEmpty() && !LABELS.matcher(bare).matches() && !issuers.names().contains(bare)) {
            into.add(new Passage(bare, passage.spans()));
        }
    }

    private @Nullable Passage passage(List<Block> some) {
        return some.isEmpty()
                ? null
                : reading.passage(some.stream().flatMap(b -> b.lines.stream()).toList());
    }

    private List<Block> of(PartKind kind) {
        return blocks.stream().filter(b -> b.kind == kind).toList();
    }

    /// The note of a correction: the first paragraphs of a correcting release up to "The corrected
    /// release follows".
    private @Nullable Passage correction() {
        Passage head = passage(headline);
        boolean corrects = head != null && CORRECTS.matcher(head.text()).lookingAt();
        List<Block> body = of(PartKind.BODY);
        for (int i = 0; i < Math.min(body.size(), 8); i++) {
            Block block = body.get(i);
            if (!mayCorrect(block)) {
                continue;
            }
            Matcher follows =
                    CORRECTED_FOLLOWS
                            .matcher(s)
                            .region(block.start(), Math.min(block.end(), block.start() + 2500));
            if (!follows.find()) {
                continue;
            }
            int end = follows.end();
            if (end < block.end()) {
                Block front = block.cut(end, s);
                front.kind = PartKind.CORRECTION;
                blocks.add(blocks.indexOf(block), front);
            } else {
                block.kind = PartKind.CORRECTION;
            }
            for (int k = 0; k < i; k++) {
                body.get(k).kind = PartKind.CORRECTION;
            }
            headlineAgain(body.subList(i + 1, body.size()), head);
            return passage(of(PartKind.CORRECTION));
        }
        if (corrects && !body.isEmpty()) {
            Block first = body.getFirst();
            String text =
                    s.substring(first.start(), Math.min(first.end(), first.start() + 500))
                            .toLowerCase(Locale.ROOT);
            if (Terms.matches(
                            text,
                            "(?s).*(?:please note|should (?:be|read|have)|insert after|please"
                                    + " (?:replace|disregard)|corrects|was incorrect|erroneously|in"
                                    + " error).*")
                    && body.size() > 1) {
                first.kind = PartKind.CORRECTION;
                return passage(List.of(first));
            }
        }
        return null;
    }

    /// A quick look for what announces the corrected text.
    private boolean mayCorrect(Block block) {
        int end = Math.min(block.end(), block.start() + 2500);
        return Terms.anyIn(s, block.start(), end, "follows", "reads", "appears below");
    }

    /// Behind "The corrected release reads" the headline stands again, and then the deck.
    private void headlineAgain(List<Block> body, @Nullable Passage head) {
        String said = head == null ? "" : head.text().toLowerCase(Locale.ROOT);
        for (Block block : body) {
            String text =
                    Words.clean(
                                    s.substring(
                                            block.start(),
                                            Math.min(block.end(), block.start() + 400)))
                            .toLowerCase(Locale.ROOT);
            if (said.length() > 10 && text.length() > 10 && said.endsWith(text)) {
                block.kind = PartKind.ENVELOPE;
            } else if (block.shape == BodyBlock.Kind.HEADING && block.length() < 240) {
                block.kind = PartKind.SUBHEADLINE;
                decks.add(block);
            } else {
                return;
            }
        }
    }

    /// Boilerplate without a heading: the last paragraphs of the body that describe the issuer.
    private void unheadedAbout() {
        List<String> known = new ArrayList<>(issuers.names());
        String publisher = issuers.sourceName();
        if (publisher != null) {
            known.add(publisher);
        }
        if (known.isEmpty()) {
            return;
        }
        Set<String> words = Companies.names(known);
        boolean headed =
                blocks.stream()
                        .anyMatch(
                                b ->
                                        b.kind == PartKind.ABOUT
                                                && b.about != null
                                                && known.stream()
                                                        .anyMatch(
                                                                k ->
                                                                        Companies.isSame(
                                                                                issuers.subjectOf(
                                                                                        b.about),
                                                                                k)));
        if (headed) {
            return;
        }
        List<List<Block>> runs = runs();
        for (int r = runs.size() - 1; r >= 0; r--) {
            if (describing(runs.get(r), r == 0, words)) {
                return;
            }
        }
    }

    /// The blocks of the body between blocks of other parts.
    private List<List<Block>> runs() {
        var runs = new ArrayList<List<Block>>();
        List<Block> run = new ArrayList<>();
        for (Block block : blocks) {
            if (block.kind == PartKind.BODY) {
                run.add(block);
            } else if (block.kind != PartKind.ENVELOPE
                    || (block.mark != Marks.PAGE && block.length() > 6)) {
                if (!run.isEmpty()) {
                    runs.add(run);
                    run = new ArrayList<>();
                }
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    /// Takes the last paragraphs of a run that describe the issuer.
    ///
    /// @param first whether the news begins in this run, so that its first paragraph is news
    private boolean describing(List<Block> body, boolean first, Set<String> words) {
        int i = body.size() - 1;
        int skipped = 0;
        int least = first ? 1 : 0;
        int partners = 0;
        var taken = new ArrayList<Block>();
        while (i >= least) {
            Block block = body.get(i);
            boolean describes =
                    block.shape == BodyBlock.Kind.PARAGRAPH
                            && Boilerplate.describes(s, block.start(), block.end(), words);
            if (describes || describesPartner(block, body.getFirst())) {
                taken.addFirst(block);
                partners += describes ? 0 : 1;
            } else if (taken.isEmpty() && skipped < 12 && isAfterthought(block)) {
                skipped++;
            } else if (taken.isEmpty() || !goesOnAbout(block, body, i, words)) {
                break;
            }
            i--;
        }
        if (taken.isEmpty() || (taken.size() == 1 && partners == 1)) {
            return false;
        }
        int section = blocks.stream().mapToInt(b -> b.section).max().orElse(0);
        // Between two paragraphs of boilerplate all is boilerplate.
        int from = body.indexOf(taken.getFirst());
        int to = body.indexOf(taken.getLast());
        for (int k = from; k <= to; k++) {
            Block block = body.get(k);
            block.kind = PartKind.ABOUT;
            section += taken.contains(block) ? 1 : 0;
            block.section = section;
        }
        // What follows the last one and tells where to read more or where the stock trades is, too.
        for (int k = to + 1; k < body.size() && isMore(body.get(k)); k++) {
            body.get(k).kind = PartKind.ABOUT;
            body.get(k).section = section;
        }
        return true;
    }

    /// Whether a paragraph describes a firm that the first paragraph names, as those of a joint
    /// release do.
    private boolean describesPartner(Block block, Block lead) {
        if (block == lead || block.shape != BodyBlock.Kind.PARAGRAPH) {
            return false;
        }
        Span subject = Companies.subject(s, block.start(), block.end());
        if (subject == null) {
            return false;
        }
        String name = Words.clean(s.substring(subject.start(), subject.end()));
        String[] words = name.split(" ", 3);
        String known =
                words.length > 2
                        ? words[0] + " " + words[1]
                        : words.length == 2 && Companies.hasLegalForm(s, subject) ? words[0] : name;
        int said = known.length() > 3 ? s.indexOf(known, lead.start(), lead.end()) : -1;
        return said >= 0
                && !isLastName(known, said, lead.start())
                && Boilerplate.describes(
                        s, block.start(), block.end(), Companies.names(List.of(name)));
    }

    /// Whether a first name stands before a single word.
    private boolean isLastName(String word, int at, int floor) {
        int end = at;
        while (end > floor && Words.isSpace(s.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > floor && Character.isLetter(s.charAt(from - 1))) {
            from--;
        }
        return word.indexOf(' ') < 0 && from < end && Character.isUpperCase(s.charAt(from));
    }

    private boolean isMore(Block block) {
        String text =
                s.substring(block.start(), Math.min(block.end(), block.start() + 300))
                        .replace('\n', ' ');
        return block.shape == BodyBlock.Kind.PARAGRAPH
                && (Terms.matches(
                                text,
                                "(?:More information|Additional information|For more"
                                        + " information|Information) .*(?:www|http|web|Web).*")
                        || text.contains("under the symbol")
                        || (block.length() < 200
                                && Terms.matches(
                                        text, ".{0,60}(?:symbol|trades|traded on).{0,100}")));
    }

    private boolean goesOnAbout(Block block, List<Block> body, int i, Set<String> words) {
        return i > 1
                && block.shape == BodyBlock.Kind.PARAGRAPH
                && Boilerplate.describes(s, body.get(i - 1).start(), body.get(i - 1).end(), words)
                && i - 1 > 0
                && (s.startsWith("The company", block.start())
                        || s.startsWith("The Company", block.start())
                        || s.startsWith("Its ", block.start())
                        || s.startsWith("For more", block.start()));
    }

    /// What may stand behind boilerplate: calls, trademarks, notes, tables.
    private boolean isAfterthought(Block block) {
        if ("\"“`".indexOf(s.charAt(block.start())) >= 0) {
            return false;
        }
        if (block.shape == BodyBlock.Kind.TABLE
                || (block.shape == BodyBlock.Kind.HEADING && block.length() < 100)) {
            return true;
        }
        String text =
                s.substring(block.start(), Math.min(block.end(), block.start() + 500))
                        .toLowerCase(Locale.ROOT);
        char first = s.charAt(block.start());
        return text.contains("trademark")
                || text.contains("web site")
                || text.contains("website")
                || text.contains("www.")
                || text.contains("conference call")
                || first == '*'
                || first == '('
                || text.contains("symbol")
                || text.startsWith("note")
                || text.contains("all rights reserved")
                || text.contains("for more information")
                || text.contains("for further information")
                || (block.length() < 60 && !text.endsWith("."));
    }

    /// Legends beside a disclaimer are disclaimers of their own.
    private void trailing() {
        int section = blocks.stream().mapToInt(b -> b.section).max().orElse(0);
        boolean seen = false;
        for (Block block : blocks) {
            seen |= block.kind == PartKind.DISCLAIMER || block.kind == PartKind.ABOUT;
            if (seen
                    && block.kind == PartKind.BODY
                    && block.shape == BodyBlock.Kind.PARAGRAPH
                    && Disclaimers.isLegend(s, block.start(), block.end())) {
                block.kind = PartKind.DISCLAIMER;
                block.section = ++section;
            }
        }
    }

    private List<HeadedText> headed(PartKind kind) {
        var texts = new ArrayList<HeadedText>();
        var heads = new ArrayList<Block>();
        var words = new ArrayList<Block>();
        int section = -1;
        for (Block block : of(kind)) {
            if (block.section != section && section >= 0) {
                texts.add(one(kind, heads, words));
            }
            section = block.section;
            (block.heads ? heads : words).add(block);
        }
        if (section >= 0) {
            texts.add(one(kind, heads, words));
        }
        texts.removeIf(t -> t.heading() == null && t.text() == null);
        return texts;
    }

    private HeadedText one(PartKind kind, List<Block> heads, List<Block> words) {
        Passage heading = passage(heads);
        Passage text = paragraphs(words);
        String company = null;
        if (kind == PartKind.ABOUT) {
            Boilerplate.Heading about = heads.isEmpty() ? null : heads.getLast().about;
            if (about != null && about.subjectEnd() > about.subjectStart()) {
                company = aboutCompany(issuers.subjectOf(about), text == null ? "" : text.text());
            } else if (!words.isEmpty()) {
                int from = words.getFirst().start();
                // `At Alder Mills, we believe`
                from += s.startsWith("At ", from) ? "At ".length() : 0;
                Span subject = Companies.subject(s, from, words.getFirst().end());
                company =
                        subject == null
                                ? null
                                : Words.clean(s.substring(subject.start(), subject.end()));
                if (company != null
                        && issuers.names().stream().noneMatch(company::equals)
                        && company.split(" ", 3).length == 1
                        && !issuers.names().isEmpty()
                        && !Companies.isSame(company, issuers.names().getFirst())
                        && !describesPartner(words.getFirst(), of(PartKind.BODY).getFirst())) {
                    company = issuers.names().getFirst();
                }
            }
        }
        boolean glued =
                !heads.isEmpty()
                        && !words.isEmpty()
                        && words.getFirst().start() == heads.getLast().end();
        heads.clear();
        words.clear();
        return new HeadedText(company, heading, text, glued);
    }

    /// Null where a section describes no company: a product, a disease, a topic.
    private @Nullable String aboutCompany(String subject, String text) {
        String publisher = issuers.sourceName();
        boolean issuer =
                issuers.names().stream().anyMatch(n -> Companies.isSame(n, subject))
                        || (publisher != null && Companies.isSame(publisher, subject));
        if (issuer) {
            return subject;
        }
        if (Terms.anyIn(subject, 0, subject.length(), "®", "™", "(R)", "(TM)")) {
            return null;
        }
        String opening = text.substring(0, Math.min(400, text.length()));
        return SAYS.finds(opening) || LEGAL.finds(subject) ? subject : null;
    }

    private @Nullable Passage paragraphs(List<Block> some) {
        var text = new StringBuilder();
        var spans = new ArrayList<Span>();
        for (Block block : some) {
            Passage passage =
                    block.shape == BodyBlock.Kind.TABLE
                            ? reading.fixed(block.lines)
                            : reading.passage(block.lines);
            if (passage != null) {
                text.append(text.isEmpty() ? "" : "\n\n").append(passage.text());
                spans.addAll(passage.spans());
            }
        }
        return text.isEmpty() ? null : new Passage(text.toString(), spans);
    }

    private List<BodyBlock> body() {
        var body = new ArrayList<BodyBlock>();
        Block previous = null;
        var pending = new ArrayList<Line>();
        BodyBlock.Kind shape = BodyBlock.Kind.PARAGRAPH;
        Block cut = null;
        for (Block block : blocks) {
            if ((block.kind == PartKind.ENVELOPE && block.mark == Marks.PAGE)
                    || (block.kind == PartKind.ENVELOPE && block.length() <= 4)) {
                cut = block;
                continue;
            }
            if (block.kind != PartKind.BODY) {
                flush(pending, shape, body);
                previous = null;
                cut = null;
                continue;
            }
            // A page's end may cut a sentence.
            boolean goesOn =
                    cut != null
                            && previous != null
                            && shape != BodyBlock.Kind.TABLE
                            && block.shape != BodyBlock.Kind.TABLE
                            && ".!?:”\"".indexOf(s.charAt(previous.end() - 1)) < 0
                            && Character.isLowerCase(s.charAt(block.start()));
            if (!goesOn) {
                flush(pending, shape, body);
                shape = block.shape;
            }
            pending.addAll(block.lines);
            previous = block;
            cut = null;
        }
        flush(pending, shape, body);
        return body;
    }

    private void flush(List<Line> lines, BodyBlock.Kind shape, List<BodyBlock> body) {
        if (lines.isEmpty()) {
            return;
        }
        boolean fixed = shape == BodyBlock.Kind.TABLE || shape == BodyBlock.Kind.FIXED_WIDTH;
        Passage passage = fixed ? reading.fixed(lines) : reading.passage(List.copyOf(lines));
        if (passage != null) {
            body.add(new BodyBlock(shape, passage));
        }
        lines.clear();
    }

    private @Nullable ParsedDateline dateline() {
        StatedDate date = null;
        Dates.Found printed = found == null ? null : found.date();
        if (printed != null) {
            date = printed.stated();
            if (date == null && printed.year() == 0) {
                date = withYear(printed);
            }
        } else if (stamp != null) {
            date =
                    stamp.year() > 0
                            ? stamp.stated()
                            : relayed && stamp.weekday() != null ? relayDate(stamp) : null;
        } else {
            linked = ofWireCopy();
            date = linked == null ? null : linked.stated();
        }
        if (found == null) {
            return date == null ? null : new ParsedDateline(null, List.of(), date, null);
        }
        List<Block> dateline = of(PartKind.DATELINE);
        Passage passage = passage(dateline);
        var places = new ArrayList<String>();
        for (Span place : found.places()) {
            places.add(Words.clean(s.substring(place.start(), place.end())));
        }
        String wire =
                found.wireStart() < 0
                        ? null
                        : Words.clean(s.substring(found.wireStart(), found.wireEnd()));
        return new ParsedDateline(passage, places, date, wire);
    }

    private Dates.@Nullable Found ofWireCopy() {
        for (Block block : blocks) {
            Dates.Found link = Dates.ofWireCopy(s, block.start(), block.end());
            if (link != null && link.stated() != null) {
                return link;
            }
        }
        return null;
    }

    /// The date in the address of the wire's copy, where the release prints none in words.
    Dates.@Nullable Found linked() {
        return linked;
    }

    private @Nullable StatedDate relayDate(Dates.Found weekdayed) {
        int year = Dates.yearOf(weekdayed, RELAY_FIRST, RELAY_LAST);
        return year == 0 ? null : weekdayed.in(year);
    }

    /// The year of a date without one: from the stamp, from the weekday that the relay printed, from
    /// the nearest full date of the text.
    private @Nullable StatedDate withYear(Dates.Found printed) {
        if (stamp != null && stamp.year() > 0 && near(printed, stamp)) {
            return printed.in(stamp.year());
        }
        if (stamp != null && relayed && stamp.weekday() != null) {
            StatedDate date = relayDate(stamp);
            if (date != null) {
                inferred = true;
                return printed.in(date.firstDay().getYear());
            }
        }
        int year = 0;
        long distance = 200;
        for (Block block : blocks) {
            if ((block.kind != PartKind.BODY && block.kind != PartKind.ENVELOPE)
                    || block.shape == BodyBlock.Kind.TABLE) {
                continue;
            }
            int at = block.start();
            while (at < block.end()) {
                Dates.Found other = Dates.findIn(s, at, block.end());
                if (other == null) {
                    break;
                }
                if (other.year() > 0 && other.day() > 0) {
                    for (int candidate = other.year() - 1;
                            candidate <= other.year() + 1;
                            candidate++) {
                        StatedDate here = printed.in(candidate);
                        StatedDate there = other.stated();
                        if (here != null && there != null) {
                            long days =
                                    Math.abs(
                                            java.time.temporal.ChronoUnit.DAYS.between(
                                                    here.firstDay(), there.firstDay()));
                            if (days < distance) {
                                distance = days;
                                year = candidate;
                            }
                        }
                    }
                }
                at = other.end();
            }
        }
        if (year == 0) {
            year = copyrightYear();
        }
        inferred = year != 0 && copyrightYear() != year;
        return year == 0 ? null : printed.in(year);
    }

    /// Whether the year of the dateline was read from a weekday or from the nearest date of the text.
    boolean inferred() {
        return inferred;
    }

    private int copyrightYear() {
        for (Block block : blocks) {
            if (block.mark == Marks.COPYRIGHT) {
                Matcher matcher =
                        Pattern.compile("\\b(19[89]\\d|20[0-4]\\d)\\b")
                                .matcher(s)
                                .region(block.start(), Math.min(block.end(), block.start() + 120));
                if (matcher.find()) {
                    return Integer.parseInt(matcher.group(1));
                }
            }
        }
        return 0;
    }

    private static boolean near(Dates.Found printed, Dates.Found other) {
        StatedDate here = printed.in(other.year());
        StatedDate there = other.stated();
        return here != null
                && there != null
                && Math.abs(
                                java.time.temporal.ChronoUnit.DAYS.between(
                                        here.firstDay(), there.firstDay()))
                        < 120;
    }

    /// One person is one contact, however often the release names them; a name that begins with the
    /// issuer's is that of the person behind it.
    private void mergeContacts() {
        var merged = new ArrayList<ParsedContact>();
        for (ParsedContact contact : contacts) {
            ParsedContact one = withoutIssuer(contact);
            int known = -1;
            for (int i = 0; i < merged.size() && known < 0; i++) {
                boolean same = one.name() != null && one.name().equals(merged.get(i).name());
                boolean number = one.name() == null || merged.get(i).name() == null;
                boolean shares =
                        !java.util.Collections.disjoint(one.phones(), merged.get(i).phones())
                                || !java.util.Collections.disjoint(
                                        one.emails(), merged.get(i).emails());
                known = same || (number && shares) ? i : -1;
            }
            if (known < 0) {
                merged.add(one);
            } else {
                merged.set(known, both(merged.get(known), one));
            }
        }
        contacts.clear();
        contacts.addAll(merged);
    }

    private ParsedContact withoutIssuer(ParsedContact contact) {
        String name = contact.name();
        if (name == null || issuers.names().isEmpty()) {
            return contact;
        }
        String first =
                Terms.pieces(issuers.names().getFirst(), c -> c == ' ' || c == ',', 2).getFirst();
        String rest = name.startsWith(first + " ") ? name.substring(first.length() + 1) : "";
        if (rest.split(" ", 4).length < 2 || !ContactWords.isName(rest)) {
            return contact;
        }
        return new ParsedContact(
                rest,
                contact.title(),
                contact.organization() == null ? first : contact.organization(),
                contact.phones(),
                contact.emails(),
                contact.kind(),
                contact.span());
    }

    private static ParsedContact both(ParsedContact one, ParsedContact other) {
        var phones = new ArrayList<>(one.phones());
        other.phones().forEach(number -> Addresses.addNumber(phones, number));
        var emails = new LinkedHashSet<>(one.emails());
        emails.addAll(other.emails());
        return new ParsedContact(
                one.name() == null ? other.name() : one.name(),
                one.title() == null ? other.title() : one.title(),
                one.organization() == null ? other.organization() : one.organization(),
                List.copyOf(phones),
                List.copyOf(emails),
                one.kind() == null ? other.kind() : one.kind(),
                one.span());
    }

    /// Persons named in running text, where no block of contacts names any.
    private void sentenceContacts() {
        if (!contacts.isEmpty()) {
            return;
        }
        List<Block> text =
                blocks.stream()
                        .filter(b -> b.kind == PartKind.BODY || b.kind == PartKind.ABOUT)
                        .toList();
        for (int i = Math.max(0, text.size() - 12); i < text.size(); i++) {
            Block block = text.get(i);
            if (Addresses.has(s, block.start(), block.end())) {
                contacts.addAll(ContactSentences.read(reading, block.start(), block.end()));
            }
        }
    }
}
