package press.dateline.browse;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The forms of a release beside its page, by the endings of their addresses.
enum Format {
    TEXT("txt", "text/plain", false),
    JSON("json", "application/json", false),
    NINJS("ninjs.json", "application/vnd.iptc.ninjs+json", false),
    BIBTEX("bib", "application/x-bibtex", true),
    RIS("ris", "application/x-research-info-systems", true),
    CSL("csl.json", "application/vnd.citationstyles.csl+json", true);

    private final String ending;
    private final String type;
    private final boolean about;

    Format(String ending, String type, boolean about) {
        this.ending = ending;
        this.type = type;
        this.about = about;
    }

    String ending() {
        return ending;
    }

    String type() {
        return type;
    }

    /// Whether it only tells of the release.
    boolean isAboutIt() {
        return about;
    }

    /// The form that somebody asks for.
    ///
    /// @param accepted the header `Accept`, whatever it says
    /// @return empty for the page, which is for those who take anything
    static Optional<Format> of(String accepted) {
        List<MediaType> wanted;
        try {
            wanted = MediaType.parseMediaTypes(accepted);
        } catch (InvalidMediaTypeException unreadable) {
            return Optional.empty();
        }
        return wanted.stream()
                // The sort keeps the order of equals.
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .filter(type -> type.getQualityValue() > 0)
                .findFirst()
                .flatMap(
                        type ->
                                List.of(values()).stream()
                                        .filter(
                                                format ->
                                                        !type.isWildcardSubtype()
                                                                && type.equalsTypeAndSubtype(
                                                                        MediaType.parseMediaType(
                                                                                format.type)))
                                        .findFirst());
    }
}
