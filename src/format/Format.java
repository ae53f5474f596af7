import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// Checks or mends the layout of every Java file below the given folder: AOSP style, 100 columns,
/// doc comments left as they are (the formatter would reflow Markdown).
class Format {
    public static void main(String[] args) throws Exception {
        boolean mend = args[0].equals("mend");
        var formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .formatJavadoc(false)
                                .build());
        var wrong = new ArrayList<Path>();
        try (var files = Files.walk(Path.of(args[1]))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                String source = Files.readString(file);
                String formatted = formatter.formatSourceAndFixImports(source);
                // A line that was broken anew can want another round.
                for (String next = formatter.formatSource(formatted);
                        !next.equals(formatted);
                        next = formatter.formatSource(formatted)) {
                    formatted = next;
                }
                if (formatted.equals(source)) {
                    continue;
                }
                wrong.add(file);
                if (mend) {
                    Files.writeString(file, formatted);
                }
            }
        }
        wrong.forEach(file -> report((mend ? "formatted " : "not formatted: ") + file));
        if (!mend && !wrong.isEmpty()) {
            report("Run ./mvnw -q validate exec:exec@check-format -Dformat=mend");
            System.exit(1);
        }
    }

    private static void report(String line) {
        System.out.println(line); // what the build shows of this program
    }
}
