package press.dateline.text;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// One document of `src/test/resources/releases` with what is to be read in it.
///
/// @param expected an array with one object for each release
record CorpusCase(String fileName, String text, JsonNode expected) {

    private static final Path FOLDER = Path.of("src/test/resources/releases");

    static List<CorpusCase> all() {
        JsonMapper json = JsonMapper.builder().build();
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> read(file, json))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static CorpusCase read(Path file, JsonMapper json) {
        String fileName = file.getFileName().toString();
        Path expected = FOLDER.resolve(fileName.replaceAll("\\.\\w+$", ".json"));
        try {
            return new CorpusCase(
                    fileName,
                    Files.readString(file, StandardCharsets.UTF_8),
                    json.readTree(Files.readString(expected, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String name() {
        return fileName.replaceAll("\\.\\w+$", "");
    }

    String extension() {
        return fileName.replaceAll("^.*\\.", "");
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
