package press.dateline.cite;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import press.dateline.browse.PublicEdition;
import press.dateline.release.CanonicalText;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The files that a reader can take of editions.
enum CitedFormat {
    TXT("txt", "text/plain;charset=UTF-8"),
    BIB("bib", "application/x-bibtex;charset=UTF-8"),
    RIS("ris", "application/x-research-info-systems;charset=UTF-8"),
    CSL("csl.json", "application/vnd.citationstyles.csl+json");

    private final String ending;
    private final String type;

    CitedFormat(String ending, String type) {
        this.ending = ending;
        this.type = type;
    }

    String ending() {
        return ending;
    }

    /// The format of an ending; empty where there is none.
    ///
    /// @param ending of an address, without the dot
    static Optional<CitedFormat> of(String ending) {
        return Arrays.stream(values()).filter(f -> f.ending.equals(ending)).findFirst();
    }

    /// The editions as a file.
    ///
    /// @param name of the file, without its ending
    ResponseEntity<byte[]> file(String name, List<PublicEdition> editions, Citations citations) {
        // Text is read in the browser; the others are for programs.
        ContentDisposition.Builder shown =
                this == TXT ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        shown.filename(name + "." + ending).build().toString())
                .body(text(editions, citations).getBytes(StandardCharsets.UTF_8));
    }

    private String text(List<PublicEdition> editions, Citations citations) {
        List<Citation> cited = editions.stream().map(citations::of).toList();
        return switch (this) {
            case TXT ->
                    editions.stream()
                            .map(edition -> CanonicalText.of(edition.text()))
                            .collect(Collectors.joining("\n\n"));
            case BIB -> cited.stream().map(Citation::bibtex).collect(Collectors.joining("\n"));
            case RIS -> cited.stream().map(Citation::ris).collect(Collectors.joining("\r\n"));
            case CSL -> Citation.csl(cited);
        };
    }
}
