package press.dateline.bulk;

import org.jspecify.annotations.Nullable;

import press.dateline.release.Contact;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A line of `releases/YEAR.jsonl` or of `gone.jsonl`; the fields are described in the dump's README.
///
/// @param state `published`, `withdrawn`, `draft` or `gone`
/// @param archivedAt null only for a draft
/// @param textWithheld whether readers are told only that it is gone
/// @param releasedOn of what is gone, as an edition has it; likewise precision and companies
record DumpedRelease(
        String code,
        String state,
        @Nullable Instant archivedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawalReason,
        List<String> withheld,
        String withheldReason,
        boolean sample,
        boolean textWithheld,
        List<String> replaces,
        List<Edition> editions,
        List<Original> originals,
        @Nullable String releasedOn,
        @Nullable String precision,
        List<String> companies) {

    static final String IS_GONE = "gone";

    /// @param edition its public number; null where it was never public, as the next
    /// @param number the number that staff know; null in what the public may have
    record Edition(
            @Nullable Integer edition,
            @Nullable Instant publishedAt,
            @Nullable String change,
            @Nullable String changeNote,
            String language,
            String headline,
            List<String> subheadlines,
            String dateline,
            List<String> places,
            String wire,
            @Nullable String releasedOn,
            String precision,
            List<Issuer> issuers,
            String newsHtml,
            String aboutHtml,
            String disclaimerHtml,
            List<Contact> contacts,
            String sourceLine,
            @Nullable Integer number,
            @Nullable String staffNote,
            @Nullable Instant savedAt) {

        Edition {
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(headline, "headline");
            Objects.requireNonNull(precision, "precision");
            dateline = Objects.requireNonNullElse(dateline, "");
            wire = Objects.requireNonNullElse(wire, "");
            newsHtml = Objects.requireNonNullElse(newsHtml, "");
            aboutHtml = Objects.requireNonNullElse(aboutHtml, "");
            disclaimerHtml = Objects.requireNonNullElse(disclaimerHtml, "");
            sourceLine = Objects.requireNonNullElse(sourceLine, "");
            subheadlines = listed(subheadlines);
            places = listed(places);
            issuers = listed(issuers);
            contacts = listed(contacts);
        }
    }

    /// @param company its slug; null for one that no public release names
    record Issuer(String printedName, @Nullable String company) {

        Issuer {
            Objects.requireNonNull(printedName, "printed_name");
        }
    }

    /// @param file the ZIP file in the dump that holds it
    /// @param releases so many must be public before it is; null for one
    record Original(
            int position,
            int ordinal,
            String sha256,
            long size,
            String mediaType,
            @Nullable String fileName,
            @Nullable String source,
            @Nullable String came,
            Instant receivedAt,
            String file,
            @Nullable Integer releases) {

        Original {
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(mediaType, "media_type");
            Objects.requireNonNull(receivedAt, "received_at");
            Objects.requireNonNull(file, "file");
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("sha256");
            }
        }
    }

    DumpedRelease {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(state, "state");
        withheld = listed(withheld);
        withheldReason = Objects.requireNonNullElse(withheldReason, "");
        replaces = listed(replaces);
        editions = listed(editions);
        originals = listed(originals);
        companies = listed(companies);
    }

    boolean isGone() {
        return state.equals(IS_GONE);
    }

    /// What the release says now, or, for a draft, what was saved last; null for what is gone.
    @Nullable Edition last() {
        Edition last = null;
        for (Edition edition : editions) {
            if (edition.edition() != null || state.equals("draft")) {
                last = edition;
            }
        }
        return last;
    }

    static <T> List<T> listed(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
