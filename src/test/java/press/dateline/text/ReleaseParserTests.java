package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What holds for every document: nothing is lost, nothing is invented, nothing throws.
class ReleaseParserTests {

    private static final int LARGE = 1_000_000;

    @TestFactory
    Stream<DynamicTest> partsCoverTheDocument() {
        return CorpusCase.all().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> covers(parse(one))));
    }

    @TestFactory
    Stream<DynamicTest> everyFieldIsMadeOfItsSpans() {
        return CorpusCase.all().stream()
                .filter(one -> !one.extension().equals("eml"))
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> isTraceable(parse(one))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Board of Directors of Alder Mills, Inc. today declared",
                "The Board of Alder Mills, Inc. today declared",
                "The Boards of Directors of Alder Mills, Inc. today declared",
                "Today, Alder Mills, Inc. declared"
            })
    void whoActsForACompanyIsNoPartOfItsName(String sentence) {
        String text =
                "ALDER MILLS DECLARES DIVIDEND\n\nTOLEDO, Ohio, March 5, 2003 -- "
                        + sentence
                        + " a quarterly dividend of 12 cents a share, payable on April 2.\n";
        ParsedDocument document = ReleaseParser.parse(text.getBytes(StandardCharsets.UTF_8), null);
        assertThat(document.releases().getFirst().companies())
                .extracting(company -> company.name().text())
                .containsExactly("Alder Mills, Inc.");
    }

    @Test
    void mutatedDocumentsNeverThrowAndLoseNothing() {
        List<CorpusCase> cases = CorpusCase.all();
        var random = new Random(20090324);
        for (int run = 0; run < 10_000; run++) {
            CorpusCase one = cases.get(random.nextInt(cases.size()));
            byte[] bytes = mutated(one.bytes(), random);
            ParsedDocument document = ReleaseParser.parse(bytes, one.fileName());
            covers(document);
        }
    }

    /// What relays and scrapers put between words, or leave there.
    private static final List<String> DEBRIS =
            List.of(
                    "  ",
                    " - ",
                    " * * * * ",
                    "\n\n",
                    "\t",
                    "--",
                    " or ",
                    ", ",
                    ";;",
                    ": ",
                    "(media)",
                    "About ",
                    "Source:",
                    "Contact:",
                    "For more information, contact ",
                    "###",
                    "(NYSE: X)",
                    "Inc.",
                    "Team",
                    " of ",
                    "555-0100",
                    "a@b.example",
                    "<p>",
                    "</td>");

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] mutated =
                switch (random.nextInt(8)) {
                    case 0 -> replaced(bytes, "\n", " ");
                    case 1 -> replaced(bytes, "\n", "");
                    case 2 -> replaced(bytes, " ", "  ");
                    case 3 -> replaced(bytes, "\n", "\n\n");
                    default -> bytes.clone();
                };
        int changes = 1 + random.nextInt(12);
        for (int i = 0; i < changes && mutated.length > 2; i++) {
            int at = random.nextInt(mutated.length);
            int length = random.nextInt(Math.min(200, mutated.length - at) + 1);
            switch (random.nextInt(8)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated = without(mutated, at, length);
                case 2 -> mutated = twice(mutated, at, length);
                case 3 ->
                        mutated[at] = (byte) "<>&()[]/-*#\n\r\t .,:'\"@".charAt(random.nextInt(21));
                case 4 -> mutated = without(mutated, at, mutated.length - at);
                case 5, 6 -> mutated = with(mutated, at, DEBRIS.get(random.nextInt(DEBRIS.size())));
                default -> mutated[at] = (byte) (mutated[at] ^ 0x20);
            }
        }
        return mutated;
    }

    /// Byte by byte, so that what is no text in any charset stays as it is.
    private static byte[] replaced(byte[] bytes, String from, String to) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(from, to)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] with(byte[] bytes, int at, String debris) {
        return new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1))
                .insert(at, debris)
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] without(byte[] bytes, int at, int length) {
        byte[] rest = new byte[bytes.length - length];
        System.arraycopy(bytes, 0, rest, 0, at);
        System.arraycopy(bytes, at + length, rest, at, bytes.length - at - length);
        return rest;
    }

    private static byte[] twice(byte[] bytes, int at, int length) {
        byte[] more = new byte[bytes.length + length];
        System.arraycopy(bytes, 0, more, 0, at + length);
        System.arraycopy(bytes, at, more, at + length, bytes.length - at);
        return more;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "<",
                "a",
                "a ",
                ".",
                "(",
                "A. ",
                "-",
                "\n",
                "1",
                "@",
                "/",
                "&",
                "\"",
                "([",
                "A, ",
                "--(X",
                "About X ",
                "<table><tr><td>",
                "<b>",
                "Contact: ",
                "** ",
                "[a](",
                "\u200B",
                "x\n\n",
                "# ",
                "a-\n",
                "<p>x",
                "555-0100 ",
                "a@b.example ",
                "SOURCE X\n",
                "January 1, ",
                "(NYSE:A) ",
                "###\n",
                "forward-looking ",
                "FOR IMMEDIATE RELEASE\n",
                "LOWELL, Jan. 1, 2020 /PRNewswire/ -- A\n\n###\n\n"
            })
    void anEndlessRepetitionIsReadToItsEnd(String unit) {
        covers(ReleaseParser.parse(repeated(unit, LARGE), "text/plain"));
        for (String type : List.of("text/html", "text/markdown")) {
            covers(ReleaseParser.parse(repeated(unit, LARGE / 8), type));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"so * * * *", "so     ", "so – – – – –"})
    void signsAloneAreNoHeadlineInCapitals(String signs) {
        String text =
                "For more about the mills of the valley, the mill at the river and the mill on"
                        + " the hill, call Jane Roe, Alder Mills, at 419-555-0100 "
                        + signs
                        + " Alder Mills opens its second mill in the valley and hires people"
                        + " TOLEDO, Ohio, March 5, 2003 -- Alder Mills, Inc. today opened its"
                        + " second mill, which grinds three hundred tons of oats a day for the"
                        + " towns around it, the company said.";

        covers(ReleaseParser.parse(text.getBytes(StandardCharsets.UTF_8), null));
    }

    @ParameterizedTest
    @CsvSource({
        "'', Title: Alder Mills Opens Second Mill",
        "'Alder Mills Opens Second Mill\n\n', Alder Mills Opens Second Mill"
    })
    void aTitleIsLeftOutOnlyWhereThePageSaysItAgain(String again, String headline) {
        String text =
                "Title: Alder Mills Opens Second Mill\n\nURL Source: https://alder.example/1\n\n"
                        + again
                        + "TOLEDO, Ohio, March 5, 2003 -- Alder Mills, Inc. today opened its second"
                        + " mill, which grinds oats for the towns around it, the company said.\n";

        ParsedRelease release =
                ReleaseParser.parse(text.getBytes(StandardCharsets.UTF_8), "text/plain")
                        .releases()
                        .getFirst();

        assertThat(release.headline()).extracting(Passage::text).isEqualTo(headline);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    release.md|# Alder Mills Opens a Weir\\n\\n<b>TOLEDO, Ohio</b> -- <i>Alder Mills</i> today <a href=w>opened</a> a weir.
                    |---\\ntitle: Alder Mills Opens a Weir\\n---\\n<p>TOLEDO, Ohio -- <b>Alder Mills</b> today<br>opened a weir.</p>
                    |+++\\ntitle = "Alder Mills Opens a Weir"\\n+++\\n<div>TOLEDO, Ohio -- Alder <i>Mills</i> today <u>opened</u> a <s>weir.</div>
                    release.md|<html><body><h1>Alder Mills Opens a Weir</h1><p>TOLEDO, Ohio -- Alder Mills today opened a weir.</p>
                    |<pre>\\nAlder Mills Opens a Weir\\n\\nTOLEDO, Ohio -- Alder Mills today opened a weir.\\n</pre>
                    |---\\ntitle: "<b>Alder Mills</b> Opens a Weir"\\nsummary: "<p>Low.</p><p>Wide.</p>"\\n---\\nTOLEDO, Ohio -- Alder Mills today opened a weir.
                    |---\\ntitle: Alder Mills Opens a Weir\\nsummary: Falls <a metre\\n---\\n\\n> TOLEDO, Ohio -- Alder Mills today opened a weir.
                    """)
    void tagsAreNoWords(@Nullable String hint, String text) {
        byte[] bytes = text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        ParsedDocument document = ReleaseParser.parse(bytes, hint);
        ParsedRelease release = document.releases().getFirst();

        covers(document);
        assertThat(release.headline())
                .extracting(Passage::text)
                .isEqualTo("Alder Mills Opens a Weir");
        assertThat(release.body())
                .extracting(block -> block.passage().text())
                .containsExactly("Alder Mills today opened a weir.");
    }

    @Test
    void aNameLongerThanAHeadingIsRead() {
        String text =
                "TOLEDO, Ohio, March 5, 2003 -- Alder Mills today opened its second mill.\n\n"
                        + "About A"
                        + "l".repeat(120)
                        + "der is a mill, and the towns of the valley have its oats each day.\n";

        covers(ReleaseParser.parse(text.getBytes(StandardCharsets.UTF_8), "text/plain"));
    }

    @Test
    void theTextOfAnotherReleaseIsEnvelopeAndNoMarkup() {
        CorpusCase two =
                CorpusCase.all().stream()
                        .filter(one -> one.name().startsWith("71-two-releases"))
                        .findFirst()
                        .orElseThrow();

        ParsedDocument document = ReleaseParser.parse(two.bytes(), null);

        covers(document);
        assertThat(document.releases()).hasSize(2);
        assertThat(document.releases())
                .allSatisfy(
                        release ->
                                assertThat(release.parts())
                                        .extracting(Part::kind)
                                        .contains(PartKind.ENVELOPE)
                                        .doesNotContain(PartKind.MARKUP));
    }

    @Test
    void whatLooksLikeThousandsOfContactsIsNotLookedUpForEach() {
        var text = new StringBuilder();
        for (int i = 0; text.length() < 10 * LARGE; i++) {
            String name = Integer.toString(i + LARGE, 26).replaceAll("\\d", "x");
            text.append(
                    "TOLEDO, Ohio, March 5, 2003 -- Al%s Foods and Ro%s Mills announced that they will grind.\n\n"
                            .formatted(name, name));
            text.append(
                    "Contact: Jane Ro%s, Al%s Foods Inc., 419-555-0100\n\n###\n\n"
                            .formatted(name, name));
        }

        ParsedDocument document =
                ReleaseParser.parse(text.toString().getBytes(StandardCharsets.UTF_8), null);

        covers(document);
        assertThat(document.releases().getLast().contacts()).hasSizeLessThan(200);
    }

    private static byte[] repeated(String unit, int length) {
        return unit.repeat(length / unit.length()).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8",
        "UTF-16LE, UTF-16LE",
        "UTF-16BE, UTF-16BE",
        "windows-1252, windows-1252",
        "x-MacRoman, x-MacRoman"
    })
    void theCharsetIsFound(String packed, String found) {
        String text =
                """
                The company’s plan was “clear”, said Zoë.
                It isn’t the dealer’s first — nor the last.
                """;
        ParsedDocument document =
                ReleaseParser.parse(text.getBytes(Charset.forName(packed)), "text/plain");
        assertThat(document.charset()).isEqualTo(found);
        assertThat(document.text()).isEqualTo(text);
        assertThat(document.derived()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GB18030, 北京今天宣布在上海设立新的测量仪器工厂并计划明年投产",
        "Shift_JIS, 東京で新しい工場を開設すると発表しました。来年から生産を始めます。",
        "EUC-KR, 서울에서 새로운 공장을 설립한다고 발표했다. 내년부터 생산을 시작한다."
    })
    void eastAsianTextWithoutADeclarationIsRead(String charset, String sentence) {
        String text = (sentence + "\n").repeat(4);
        ParsedDocument document =
                ReleaseParser.parse(text.getBytes(Charset.forName(charset)), null);
        assertThat(document.text()).isEqualTo(text);
    }

    @Test
    void aDeclarationThatTheBytesContradictIsNotBelieved() {
        byte[] bytes =
                "<html><head><meta charset=\"us-ascii\"></head><body><p>Zoë’s café</p></body></html>"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(ReleaseParser.parse(bytes, "text/html").text()).contains("Zoë’s café");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "style=\"display:none\"",
                "style='display : none'",
                "STYLE=\"DISPLAY: NONE\"",
                "Style=\"Display:None;\"",
                "class=\"note\" style=\"margin:0;display:none\""
            })
    void whatAPageHidesIsNotRead(String attributes) {
        String page =
                """
                <html><body><h1>Alder Mills Opens a Shop</h1>
                <p>LOWELL, Mass., March 3, 2014 -- Alder Mills opened a shop in Lowell today.</p>
                <p %s>The shop sells nothing.</p>
                <p>It sells flour and bran by the pound.</p></body></html>
                """
                        .formatted(attributes);
        ParsedRelease release =
                ReleaseParser.parse(page.getBytes(StandardCharsets.UTF_8), "text/html")
                        .releases()
                        .getFirst();
        assertThat(release.body())
                .extracting(block -> block.passage().text())
                .containsExactly(
                        "Alder Mills opened a shop in Lowell today.",
                        "It sells flour and bran by the pound.");
    }

    @Test
    void aByteOrderMarkIsDropped() {
        byte[] bytes =
                "\uFEFFLOWELL, Mass. -- Alder Mills opens a shop.".getBytes(StandardCharsets.UTF_8);
        assertThat(ReleaseParser.parse(bytes, null).text()).startsWith("LOWELL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n\n", "\u0000", "\u200B"})
    void nothingIsNoRelease(String nothing) {
        ParsedDocument document =
                ReleaseParser.parse(nothing.getBytes(StandardCharsets.UTF_8), null);
        assertThat(document.releases()).hasSize(1);
        assertThat(document.releases().getFirst().release()).isFalse();
        assertThat(document.releases().getFirst().reason()).isNotBlank();
    }

    private static ParsedDocument parse(CorpusCase one) {
        return ReleaseParser.parse(one.bytes(), one.fileName());
    }

    static void covers(ParsedDocument document) {
        for (ParsedRelease release : document.releases()) {
            int at = 0;
            for (Part part : release.parts()) {
                if (part.span().start() != at || part.span().end() <= at) {
                    throw new AssertionError("at " + at + " stands " + part);
                }
                at = part.span().end();
            }
            assertThat(at).isEqualTo(document.text().length());
        }
    }

    private static void isTraceable(ParsedDocument document) {
        for (ParsedRelease release : document.releases()) {
            Stream<Passage> passages =
                    Stream.of(
                                    Stream.ofNullable(release.headline()),
                                    release.subheadlines().stream(),
                                    release.body().stream().map(BodyBlock::passage),
                                    release.about().stream().map(HeadedText::text),
                                    release.disclaimers().stream().map(HeadedText::text),
                                    Stream.ofNullable(release.source()))
                            .flatMap(s -> s)
                            .filter(java.util.Objects::nonNull);
            passages.forEach(
                    passage -> {
                        String printed =
                                passage.spans().stream()
                                        .map(s -> document.text().substring(s.start(), s.end()))
                                        .collect(Collectors.joining(" "));
                        assertThat(letters(printed)).contains(letters(passage.text()));
                    });
        }
    }

    /// Letters and digits only, after tags and entities are taken out.
    private static String letters(String text) {
        return org.jsoup.Jsoup.parse(text.replaceAll("<(?=[^a-zA-Z/])", "&lt;"))
                .text()
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
