package press.dateline.cite;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import press.dateline.browse.PublicEdition;
import press.dateline.browse.PublicEditions;
import press.dateline.edition.EditionDifference;
import press.dateline.web.Turns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says whether a passage stood in the edition that a citation names, in another one, or what differs.
@Component
class QuotationCheck {

    /// Of a release with more editions the latest are looked through.
    private static final int MAX_EDITIONS = 20;

    /// A citation names few.
    private static final int MAX_CODES = 10;

    private static final Pattern EDITION =
            Pattern.compile("(?i)editions?[/ ,:=]{1,3}\\{?(\\d{1,6})|\\bET {1,2}- {0,2}(\\d{1,6})");
    private static final Pattern HASH =
            Pattern.compile("(?<![0-9A-Fa-f])([0-9A-Fa-f]{64})(?![0-9A-Fa-f])");

    private final PublicEditions editions;
    private final Turns turns =
            new Turns(
                    "Too many quotations are being checked just now. Please try again in a"
                            + " moment.");

    QuotationCheck(PublicEditions editions) {
        this.editions = editions;
    }

    /// What was found.
    ///
    /// @param cited the edition that the citation names, or the present one where it names none
    /// @param named whether it names one
    /// @param stands the edition in which the passage stands; null where in none
    /// @param where in that edition; null likewise
    /// @param difference between the nearest passage of the cited edition and this one; null where the
    ///     passage stands somewhere, and where there is nothing like it
    /// @param hash what the citation's hash is of, in words; empty where it gives none
    record Verdict(
            PublicEdition cited,
            boolean named,
            @Nullable PublicEdition stands,
            EditionText.@Nullable Block where,
            @Nullable EditionDifference difference,
            String hash) {

        /// What changed between the edition that is cited and the one in which the passage stands.
        public String changesHref() {
            int other = stands == null ? cited.number() : stands.number();
            return "%s/changes/%d-%d"
                    .formatted(
                            cited.href(),
                            Math.min(cited.number(), other),
                            Math.max(cited.number(), other));
        }

        public boolean isTrue() {
            return stands != null && stands.number() == cited.number();
        }
    }

    /// Checks a passage; empty where the citation names no release that readers have.
    Optional<Verdict> check(String passage, String citation) {
        try (var _ = turns.take()) {
            return NamedCodes.in(citation).stream()
                    .limit(MAX_CODES)
                    .flatMap(code -> editions.withCode(code).stream())
                    .findFirst()
                    .map(present -> check(passage, citation, present));
        }
    }

    private Verdict check(String passage, String citation, PublicEdition present) {
        PublicEdition named = named(citation, present);
        PublicEdition cited = named == null ? present : named;
        var all = new ArrayList<PublicEdition>();
        all.add(cited);
        for (int n = present.number(); n > 0 && all.size() <= MAX_EDITIONS; n--) {
            if (n != cited.number()) {
                editions.numbered(present.code(), n).ifPresent(all::add);
            }
        }
        PublicEdition stands = null;
        EditionText.Block where = null;
        for (PublicEdition edition : all) {
            where = EditionText.of(edition).find(passage);
            if (where != null) {
                stands = edition;
                break;
            }
        }
        EditionDifference difference = null;
        if (stands == null) {
            difference =
                    EditionText.of(cited)
                            .nearest(passage)
                            .map(
                                    nearest ->
                                            EditionDifference.of(
                                                    "The passage",
                                                    nearest,
                                                    EditionText.fold(passage)))
                            .orElse(null);
        }
        return new Verdict(
                cited, named != null, stands, where, difference, hash(citation, cited, all));
    }

    private @Nullable PublicEdition named(String citation, PublicEdition present) {
        Matcher found = EDITION.matcher(citation);
        while (found.find()) {
            String number = found.group(1) == null ? found.group(2) : found.group(1);
            Optional<PublicEdition> edition =
                    editions.numbered(present.code(), Integer.parseInt(number));
            if (edition.isPresent()) {
                return edition.get();
            }
        }
        return null;
    }

    private static String hash(String citation, PublicEdition cited, List<PublicEdition> all) {
        Matcher found = HASH.matcher(citation);
        if (!found.find()) {
            return "";
        }
        String given = found.group(1);
        return all.stream()
                .filter(edition -> edition.sha256().equalsIgnoreCase(given))
                .findFirst()
                .map(
                        edition ->
                                "The hash in the citation is that of "
                                        + (edition.number() == cited.number()
                                                ? "this edition."
                                                : "edition " + edition.number() + "."))
                .orElse("The hash in the citation is of no edition that readers have.");
    }
}
