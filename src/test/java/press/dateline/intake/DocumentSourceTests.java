package press.dateline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class DocumentSourceTests {

    private static final byte[] WORDS = "words".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;

    private final List<String> taken = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    @Test
    void theEntriesOfAZipFileAreDocumentsButForHiddenOnes() throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("b/two.txt", WORDS);
        entries.put("one.txt", WORDS);
        entries.put("empty/", new byte[0]);
        entries.put(".hidden", WORDS);
        entries.put("__MACOSX/._one.txt", WORDS);
        look(DocumentReaderTests.zip(entries));
        assertThat(taken).containsExactly("b/two.txt", "one.txt");
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../up.txt", "a/../../up.txt", "/etc/absolute", "C:\\absolute", "a\\..\\up"})
    void aPathThatLeadsOutIsRefused(String name) throws IOException {
        look(DocumentReaderTests.zip(Map.of(name, WORDS)));
        assertThat(taken).isEmpty();
        assertThat(refused)
                .containsExactly(
                        name.replace('\\', '/')
                                + ": The path of the entry leads out of the ZIP file.");
    }

    @Test
    void anEncryptedEntryIsRefusedAndTheNextIsRead() throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("secret.txt", WORDS);
        entries.put("open.txt", WORDS);
        byte[] zip = DocumentReaderTests.zip(entries);
        // The flag in the local header and in the first line of the list at the end.
        zip[6] |= 1;
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        zip[text.indexOf("PK\u0001\u0002") + 8] |= 1;
        look(zip);
        assertThat(taken).containsExactly("open.txt");
        assertThat(refused).containsExactly("secret.txt: The entry is encrypted.");
    }

    @Test
    void aZipFileInsideAZipFileIsRefusedButAWordDocumentRead() throws IOException {
        byte[] inner = DocumentReaderTests.zip(Map.of("a.txt", WORDS));
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("inner.zip", inner);
        entries.put("release.docx", DocumentReaderTests.docx(""));
        look(DocumentReaderTests.zip(entries));
        assertThat(taken).containsExactly("release.docx");
        assertThat(refused).containsExactly("inner.zip: This is a ZIP file inside a ZIP file.");
    }

    @Test
    void anEntryThatUnpacksToTooMuchIsRefused() throws IOException {
        look(DocumentReaderTests.zip(Map.of("bomb.txt", new byte[20_000_000])));
        assertThat(refused.getFirst()).startsWith("bomb.txt: The entry unpacks to more than 200");
        refused.clear();
        look(DocumentReaderTests.zip(Map.of("huge.txt", new byte[40_000_000])));
        assertThat(refused.getFirst()).startsWith("huge.txt: The document has 40,000,000 bytes");
    }

    @Test
    void aZipFileThatUnpacksToTooMuchIsReadUpToThere() throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 60; i++) {
            entries.put(i + ".txt", new byte[1_000_000]);
        }
        look(DocumentReaderTests.zip(entries));
        assertThat(taken).hasSizeBetween(1, 40);
        assertThat(refused.getLast()).startsWith(": The ZIP file unpacks to more than");
    }

    @Test
    void aDamagedZipFileIsRefusedAsAWhole() throws IOException {
        byte[] zip = DocumentReaderTests.zip(Map.of("a.txt", WORDS));
        look(java.util.Arrays.copyOf(zip, 40));
        assertThat(taken).isEmpty();
        assertThat(refused).hasSize(1).first().asString().contains("cannot be read");
    }

    @Test
    void foldersAreReadInTheOrderOfTheirNames() throws IOException {
        for (String name : List.of("b.txt", "a/z.txt", "a/b.txt", ".git/config", "c")) {
            Path file = folder.resolve("in").resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, WORDS);
        }
        Files.createSymbolicLink(folder.resolve("in/loop"), folder.resolve("in"));
        var names = new ArrayList<String>();
        DocumentSource source = DocumentSource.below(List.of(folder.resolve("in")));
        source.each(
                new DocumentSource.Taker() {
                    @Override
                    public void take(Document document) {
                        names.add(folder.resolve("in").relativize(Path.of(document.file())) + "");
                    }

                    @Override
                    public void refuse(String file, String entry, String why) {
                        throw new AssertionError(why);
                    }
                });
        assertThat(names).containsExactly("a/b.txt", "a/z.txt", "b.txt", "c");
        assertThat(source.count()).isEqualTo(4);
    }

    private void look(byte[] zip) throws IOException {
        Path file = Files.write(folder.resolve("a.zip"), zip);
        DocumentSource.below(List.of(file))
                .each(
                        new DocumentSource.Taker() {
                            @Override
                            public void take(Document document) {
                                taken.add(document.entry());
                            }

                            @Override
                            public void refuse(String at, String entry, String why) {
                                refused.add(entry + ": " + why);
                            }
                        });
    }
}
