package press.dateline.browse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import press.dateline.release.ReleaseCode;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.PageProblem;

import java.util.Optional;

/// Finds what readers may have by what an address says.
@Component
public class PublicEditions {

    private final PublicReleases releases;
    private final ArchiveCalendar calendar;

    PublicEditions(PublicReleases releases, ArchiveCalendar calendar) {
        this.releases = releases;
        this.calendar = calendar;
    }

    /// The edition that is public now.
    ///
    /// @throws PageProblem where there is none, or none any more; the sentence says why
    public PublicEdition current(String given) {
        String code = code(given);
        return releases.cited(code).orElseThrow(() -> missing(code));
    }

    /// An edition that is public or was.
    ///
    /// @param number as an address has it
    /// @throws PageProblem likewise
    public PublicEdition numbered(String given, String number) {
        String code = code(given);
        return numbered(code, number(number)).orElseThrow(() -> missing(code));
    }

    /// The edition that is public now, with everything that its page says.
    ///
    /// @throws PageProblem likewise
    public ReleasePage page(String given) {
        String code = code(given);
        return releases.release(code).orElseThrow(() -> missing(code));
    }

    /// The same of an edition that is public or was.
    ///
    /// @throws PageProblem likewise
    public ReleasePage page(String given, String number) {
        String code = code(given);
        return releases.edition(code, number(number)).orElseThrow(() -> missing(code));
    }

    /// The edition that is public now; empty where there is none.
    ///
    /// @param code in its own spelling
    public Optional<PublicEdition> withCode(String code) {
        return releases.cited(code);
    }

    /// An edition that is public or was; empty where there is none.
    ///
    /// @param code in its own spelling
    public Optional<PublicEdition> numbered(String code, int number) {
        return releases.cited(code, number);
    }

    /// A code in its own spelling.
    ///
    /// @throws PageProblem where this is none
    static String code(String given) {
        String code = ReleaseCode.read(given);
        if (code == null) {
            throw nothingHere();
        }
        return code;
    }

    /// The number of an edition; 0, which none has, for whatever is no number.
    static int number(String given) {
        return given.matches("[0-9]{1,6}") ? Integer.parseInt(given) : 0;
    }

    /// What was public says why it is not any more; all else was never here.
    PageProblem missing(String code) {
        return releases.gone(code, calendar)
                .map(
                        sentence ->
                                new PageProblem(
                                        HttpStatus.GONE,
                                        sentence,
                                        FilterReader.EVERYTHING,
                                        FilterReader.COMPANIES))
                .orElseGet(PublicEditions::nothingHere);
    }

    static PageProblem nothingHere() {
        return PageProblem.notFound(
                "There is no release at this address. It may have been mistyped or cut off.",
                FilterReader.EVERYTHING,
                FilterReader.COMPANIES);
    }
}
