package press.dateline;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import press.dateline.intake.DocumentReader;
import press.dateline.intake.ParsedJson;
import press.dateline.text.ParsedDocument;
import press.dateline.text.ParsedRelease;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

@Command(
        name = "parse",
        description =
                "Splits documents into their parts and prints one JSON object a line for each"
                        + " release. Needs no database.",
        mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files, or directories, which are read with all that lies below them.")
    private List<Path> paths = List.of();

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli fills this in");
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean failed = false;
        for (Path path : paths) {
            List<Path> files;
            try {
                files = below(path);
            } catch (IOException unreadable) {
                out.println(ParsedJson.error(path.toString(), because(unreadable)));
                failed = true;
                continue;
            }
            try (TerminalBar bar = new TerminalBar("parse", "documents")) {
                if (Files.isDirectory(path)) {
                    bar.expect(files.size());
                }
                for (Path file : files) {
                    failed |= !print(file, out);
                    bar.advance(1);
                }
            }
        }
        out.flush();
        return failed ? 1 : 0;
    }

    /// The file itself, or all files below a directory, sorted, without hidden ones.
    private static List<Path> below(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        var files = new ArrayList<Path>();
        try (Stream<Path> all = Files.walk(path)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !path.relativize(file).toString().startsWith("."))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }

    private static boolean print(Path file, PrintWriter out) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            ParsedDocument document = DocumentReader.read(bytes, file.getFileName().toString());
            for (ParsedRelease release : document.releases()) {
                out.println(ParsedJson.line(file.toString(), bytes, document, release));
            }
            return true;
        } catch (IOException unreadable) {
            out.println(ParsedJson.error(file.toString(), because(unreadable)));
            return false;
        } catch (DocumentReader.Refused refused) {
            out.println(ParsedJson.error(file.toString(), String.valueOf(refused.getMessage())));
            return false;
        }
    }

    private static String because(IOException unreadable) {
        return unreadable instanceof java.nio.file.NoSuchFileException
                ? "There is no such file."
                : "The file cannot be read: " + unreadable.getMessage();
    }
}
