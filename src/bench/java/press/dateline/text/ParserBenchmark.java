package press.dateline.text;

import org.jsoup.Jsoup;

import press.dateline.Bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// How many megabytes a second are read on one thread: the documents of
/// `src/test/resources/releases`, text and HTML apart, HTML against jsoup's parse alone in the same
/// rounds; and how long one document of ten million bytes takes.
///
/// Argument: how many rounds are measured (40), after as many that are not.
public final class ParserBenchmark {

    private static final int LONG = 10_000_000;

    private ParserBenchmark() {}

    /// Prints one line for each measure.
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        List<byte[]> texts = new ArrayList<>();
        List<byte[]> pages = new ArrayList<>();
        for (CorpusCase one : CorpusCase.all()) {
            (one.extension().equals("htm") ? pages : texts).add(one.bytes());
        }
        Consumer<byte[]> read = bytes -> ReleaseParser.parse(bytes, null);
        Consumer<byte[]> page = bytes -> ReleaseParser.parse(bytes, "text/html");
        Consumer<byte[]> jsoup = bytes -> Jsoup.parse(new String(bytes, StandardCharsets.UTF_8));
        List<Double> text = new ArrayList<>();
        List<Double> html = new ArrayList<>();
        List<Double> limit = new ArrayList<>();
        for (int round = 0; round < rounds * 2; round++) {
            double[] speeds = {speed(texts, read), speed(pages, page), speed(pages, jsoup)};
            if (round >= rounds) {
                text.add(speeds[0]);
                html.add(speeds[1]);
                limit.add(speeds[2]);
            }
        }
        print("text", Bench.median(text), "MB/s");
        print("HTML", Bench.median(html), "MB/s");
        print("HTML by jsoup alone", Bench.median(limit), "MB/s");
        print("HTML, share of jsoup's speed", Bench.median(html) / Bench.median(limit), "");
        byte[] document = longDocument(texts);
        long start = System.nanoTime();
        read.accept(document);
        print("one text of " + document.length + " bytes", (System.nanoTime() - start) / 1e9, "s");
        Bench.say("%s", Bench.machine());
    }

    private static double speed(List<byte[]> documents, Consumer<byte[]> reader) {
        long bytes = documents.stream().mapToLong(b -> b.length).sum();
        long start = System.nanoTime();
        documents.forEach(reader);
        return bytes * 1e3 / (System.nanoTime() - start);
    }

    private static byte[] longDocument(List<byte[]> texts) {
        var all = new StringBuilder(LONG);
        while (all.length() < LONG) {
            for (byte[] text : texts) {
                all.append(new String(text, StandardCharsets.UTF_8)).append('\n');
            }
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void print(String what, double figure, String unit) {
        Bench.say("%-32s %8.2f %s", what, figure, unit);
    }
}
