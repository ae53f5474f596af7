package press.dateline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import press.dateline.WireCopy;
import press.dateline.intake.DocumentReader.Refused;
import press.dateline.text.ParsedDocument;
import press.dateline.text.ParsedRelease;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class DocumentReaderTests {

    private static final String DOCUMENT = "word/document.xml";

    @Test
    void aWordDocumentIsReadAsItsText() throws IOException {
        byte[] bytes = docx(paragraphs(WireCopy.release(1)));

        ParsedDocument read = DocumentReader.read(bytes, "release.docx");

        ParsedRelease release = read.releases().getFirst();
        assertThat(release.release()).isTrue();
        assertThat(release.headline()).isNotNull();
        assertThat(ReleaseMapping.map(release).text().headline()).isEqualTo(WireCopy.headline(1));
        assertThat(ReleaseMapping.map(release).text().body()).startsWith("<p>Vale Dairies Ltd.");
        assertThat(read.derived()).isTrue();
        assertThat(DocumentReader.mediaType(bytes, "release.docx", read))
                .isEqualTo(DocumentReader.DOCX);
    }

    /// It is refused before it is decoded, which would take several times its size.
    @Test
    void whatIsNoTextIsRefused() {
        byte[] film = new byte[1_000_000];
        new Random(1).nextBytes(film);
        assertRefused(film, "no text");
        assertRefused(new byte[100_000], "no text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void textInAnyCharacterSetIsRead(String charset) {
        byte[] bytes = WireCopy.release(1).getBytes(Charset.forName(charset));

        assertThat(DocumentReader.read(bytes, "a.txt").releases().getFirst().headline())
                .isNotNull();
    }

    @Test
    void picturesOfAWordDocumentAreLeftOut() throws IOException {
        var parts = parts(paragraphs(WireCopy.release(1)));
        parts.put("word/media/image1.png", new byte[100_000]);
        assertThat(DocumentReader.read(zip(parts), "a.docx").releases().getFirst().release())
                .isTrue();
    }

    @Test
    void aWordDocumentThatUnpacksToTooMuchIsRefused() throws IOException {
        assertRefused(docx(" ".repeat(60_000_000)), "unpacks to more than");
        var parts = parts("");
        parts.put("word/media/image1.png", new byte[60_000_000]);
        assertRefused(zip(parts), "unpacks to more than");
        for (int i = 0; i < DocumentReader.MAX_ENTRIES; i++) {
            parts.put("word/media/" + i, new byte[0]);
        }
        parts.remove("word/media/image1.png");
        assertRefused(zip(parts), "more than 2,000 parts");
    }

    @Test
    void aDamagedOrHostileWordDocumentIsRefused() throws IOException {
        assertRefused(docx("<w:p>"), "damaged");
        assertRefused(docx("<w:p>".repeat(200_000) + "</w:p>".repeat(200_000)), "Word document");
        Map<String, byte[]> parts = parts("");
        parts.put(
                DOCUMENT,
                """
                <!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <w:document xmlns:w="urn:x"><w:body>&x;</w:body></w:document>\
                """
                        .getBytes(StandardCharsets.UTF_8));
        assertRefused(zip(parts), "damaged");
        byte[] whole = docx(paragraphs(WireCopy.release(1)));
        assertRefused(java.util.Arrays.copyOf(whole, whole.length / 2), "");
        assertRefused(zip(Map.of("a.txt", new byte[1])), "without a Word document");
    }

    @ParameterizedTest
    @CsvSource({
        "255044462d312e37, a PDF file",
        "d0cf11e0a1b11ae1, an old Word",
        "7b5c727466310000, an RTF file",
        "89504e470d0a1a0a, a picture"
    })
    void whatHoldsNoTextIsRefusedByItsName(String start, String what) {
        assertRefused(HexFormat.of().parseHex(start), what);
    }

    @Test
    void theLargestDocumentIsReadAndALargerOneRefused() {
        assertThat(DocumentReader.read(new byte[0], "empty").releases()).hasSize(1);
        assertRefused(new byte[DocumentReader.MAX_BYTES + 1], "33,554,433 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, words, text/plain; charset=utf-8",
        "a.htm, words, text/html; charset=utf-8",
        "a, <!DOCTYPE html><p>words, text/html; charset=utf-8",
        "a.md, words, text/markdown; charset=utf-8",
        "a.eml, words, message/rfc822"
    })
    void theMediaTypeSaysWhatItIs(String name, String text, String type) {
        byte[] bytes = (text + " ünd").getBytes(StandardCharsets.UTF_8);
        assertThat(DocumentReader.mediaType(bytes, name, DocumentReader.read(bytes, name)))
                .isEqualTo(type);
    }

    private static void assertRefused(byte[] bytes, String why) {
        assertThatThrownBy(() -> DocumentReader.read(bytes, "a"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(why);
    }

    static byte[] docx(String body) throws IOException {
        return zip(parts(body));
    }

    private static Map<String, byte[]> parts(String body) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                </Types>\
                """
                        .getBytes(StandardCharsets.UTF_8));
        parts.put(
                "_rels/.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
                </Relationships>\
                """
                        .getBytes(StandardCharsets.UTF_8));
        parts.put(
                DOCUMENT,
                ("<w:document"
                                + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                                + "<w:body>"
                                + body
                                + "</w:body></w:document>")
                        .getBytes(StandardCharsets.UTF_8));
        return parts;
    }

    static String paragraphs(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> "<w:p><w:r><w:t>" + line.replace("&", "&amp;") + "</w:t></w:r></w:p>")
                .collect(Collectors.joining());
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
