package press.dateline.text;

import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import press.dateline.Bench;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How many megabytes a second are read on one thread: the documents of
/// `src/test/resources/releases`, text and HTML apart; one release whose body is written out to a
/// length of eight thousand bytes, which is the usual one, and of a hundred thousand; one document of
/// ten million bytes; one page as companies file them, whose statements are tables of styled cells.
/// HTML stands beside jsoup's parse alone.
///
/// Argument: how many times each is measured for a second (5), in each of two processes of its own,
/// after ten times that are not.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = ParserBenchmark.WARM_UP, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ParserBenchmark {

    /// Seconds after which documents that all differ are read no faster any more.
    static final int WARM_UP = 10;

    /// From this length on a paragraph is running text, in characters.
    private static final int PARAGRAPH = 200;

    private static final int EIGHT_THOUSAND = 8_000;
    private static final int HUNDRED_THOUSAND = 100_000;
    private static final int TEN_MILLION = 10_000_000;

    private static final int TABLES = 12;
    private static final int ROWS = 40;
    private static final int COLUMNS = 5;

    private List<byte[]> texts = List.of();
    private List<byte[]> pages = List.of();
    private byte[] release = {};
    private byte[] longRelease = {};
    private byte[] exhibit = {};
    private byte[] longDocument = {};

    /// Reads the documents.
    @Setup
    public void read() {
        texts = documents(false);
        pages = documents(true);
        release = writtenOut(EIGHT_THOUSAND);
        longRelease = writtenOut(HUNDRED_THOUSAND);
        exhibit = exhibit(longRelease);
        longDocument = joined(texts);
    }

    private static List<byte[]> documents(boolean html) {
        return CorpusCase.all().stream()
                .filter(one -> one.extension().equals("htm") == html)
                .map(CorpusCase::bytes)
                .toList();
    }

    /// A release of wire copy with the long paragraphs of all of them for its body.
    private static byte[] writtenOut(int length) {
        List<String> paragraphs =
                CorpusCase.all().stream()
                        .filter(one -> one.extension().equals("txt"))
                        .flatMap(one -> Stream.of(one.text().split("\n\n", -1)))
                        .filter(paragraph -> paragraph.length() > PARAGRAPH)
                        .toList();
        var body = new StringBuilder();
        for (int i = 0; body.length() < length; i++) {
            body.append(paragraphs.get(i % paragraphs.size())).append("\n\n");
        }
        return """
        ALDER MILLS REPORTS RESULTS FOR THE YEAR

        TOLEDO, Ohio, March 5, 2003 -- Alder Mills, Inc. today reported the results of 2002.

        %s
        Contact: Jane Roe, 419-555-0100

        SOURCE Alder Mills, Inc.
        """
                .formatted(body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// A release as a page, its last two thirds tables in which each figure has a cell for its sign
    /// and one for itself.
    private static byte[] exhibit(byte[] text) {
        String[] paragraphs = new String(text, StandardCharsets.UTF_8).split("\n\n", -1);
        var page = new StringBuilder("<html><head><title>Exhibit 99.1</title></head><body>");
        for (int i = 0; i < paragraphs.length / 3; i++) {
            page.append("<p style=\"font:10pt Times New Roman;margin:0pt 0pt 12pt 0pt\">")
                    .append(paragraphs[i].replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</p>\n");
        }
        for (int table = 0; table < TABLES; table++) {
            page.append("<table style=\"width:100%;border-collapse:collapse\">\n");
            for (int row = 0; row < ROWS; row++) {
                page.append("<tr style=\"background:#cceeff\"><td style=\"padding:2pt\">")
                        .append("Flour of grade ")
                        .append(row)
                        .append("</td>");
                for (int column = 0; column < COLUMNS; column++) {
                    page.append("<td style=\"text-align:right\">&nbsp;</td>")
                            .append("<td style=\"text-align:right\">$</td>")
                            .append("<td style=\"text-align:right;padding:2pt\"><font size=\"2\">")
                            .append(table * 1000 + row * 10 + column)
                            .append("</font></td>");
                }
                page.append("</tr>\n");
            }
            page.append("</table>\n");
        }
        return page.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(List<byte[]> texts) {
        var all = new StringBuilder(TEN_MILLION);
        while (all.length() < TEN_MILLION) {
            for (byte[] text : texts) {
                all.append(new String(text, StandardCharsets.UTF_8)).append('\n');
            }
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// All texts, one after the other.
    @Benchmark
    public void texts(Blackhole read) {
        texts.forEach(text -> read.consume(ReleaseParser.parse(text, null)));
    }

    /// One release of eight thousand bytes.
    @Benchmark
    public Object release() {
        return ReleaseParser.parse(release, null);
    }

    /// One release of a hundred thousand bytes.
    @Benchmark
    public Object longRelease() {
        return ReleaseParser.parse(longRelease, null);
    }

    /// One document of ten million bytes.
    @Benchmark
    public Object longDocument() {
        return ReleaseParser.parse(longDocument, null);
    }

    /// All pages, one after the other.
    @Benchmark
    public void pages(Blackhole read) {
        pages.forEach(page -> read.consume(ReleaseParser.parse(page, "text/html")));
    }

    /// All pages by jsoup alone.
    @Benchmark
    public void pagesByJsoup(Blackhole read) {
        pages.forEach(page -> read.consume(Jsoup.parse(new String(page, StandardCharsets.UTF_8))));
    }

    /// One page as companies file them.
    @Benchmark
    public Object exhibit() {
        return ReleaseParser.parse(exhibit, "text/html");
    }

    /// The same page by jsoup alone.
    @Benchmark
    public Object exhibitByJsoup() {
        return Jsoup.parse(new String(exhibit, StandardCharsets.UTF_8));
    }

    /// Runs everything and prints a line for each measure.
    ///
    /// @throws RunnerException where a measurement fails
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var options =
                new OptionsBuilder()
                        .include(ParserBenchmark.class.getName() + "\\.")
                        .warmupIterations(WARM_UP)
                        .measurementIterations(rounds)
                        .shouldFailOnError(true)
                        .build();
        var documents = new ParserBenchmark();
        documents.read();
        Map<String, Double> speeds = new HashMap<>();
        var report = new StringBuilder();
        for (RunResult result : new Runner(options).run()) {
            String name = result.getPrimaryResult().getLabel();
            int bytes = documents.bytes(name);
            double micros = result.getPrimaryResult().getScore();
            double speed = bytes / micros;
            speeds.put(name, speed);
            report.append(
                    "%-14s %,12d bytes %10.2f ms %8.2f MB/s%n"
                            .formatted(name, bytes, micros / 1e3, speed));
        }
        Bench.say("%s", report);
        for (String name : List.of("pages", "exhibit")) {
            Bench.say(
                    "%s, share of jsoup's speed: %.2f",
                    name,
                    speeds.getOrDefault(name, Double.NaN)
                            / speeds.getOrDefault(name + "ByJsoup", Double.NaN));
        }
        Bench.say("%s", Bench.machine());
    }

    /// How many bytes one call of a measure reads.
    private int bytes(String measure) {
        return switch (measure) {
            case "texts" -> sum(texts);
            case "release" -> release.length;
            case "longRelease" -> longRelease.length;
            case "exhibit", "exhibitByJsoup" -> exhibit.length;
            case "longDocument" -> longDocument.length;
            default -> sum(pages);
        };
    }

    private static int sum(List<byte[]> documents) {
        return documents.stream().mapToInt(d -> d.length).sum();
    }
}
