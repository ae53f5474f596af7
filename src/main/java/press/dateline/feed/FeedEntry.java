package press.dateline.feed;

import org.jspecify.annotations.Nullable;

import press.dateline.browse.ListedRelease;
import press.dateline.browse.ReleaseDate;
import press.dateline.release.PublicChange;

import java.time.Instant;
import java.util.List;

/// Something that happened to a release: it became public, another edition did, or it was withdrawn.
///
/// @param edition the public number of the edition that it is about
/// @param current the number of the one that is public now
/// @param withdrawnAt null where it stands
/// @param reason of the withdrawal; empty without one
/// @param change what a later edition changed; null for a first one
/// @param text null for what is gone, of which readers get no text any more
record FeedEntry(
        Place place,
        int edition,
        int current,
        @Nullable Instant withdrawnAt,
        String reason,
        PublicChange.@Nullable Kind change,
        String note,
        @Nullable Text text) {

    /// @param releaseHeadline of the edition that is public now, which the address is made of
    /// @param html the news in the archive's subset of HTML, with the dateline; empty where it is long
    record Text(
            String releaseHeadline,
            String headline,
            ReleaseDate date,
            String language,
            List<String> issuers,
            String summary,
            String html,
            boolean correction) {}

    boolean isWithdrawal() {
        return place.number() == Place.WITHDRAWAL;
    }

    /// Never changes and is never given twice; to be added to the archive's address.
    String id() {
        String release = "/r/" + place.code();
        return isWithdrawal()
                ? release + "#withdrawn"
                : edition == 1 ? release : release + "#edition-" + edition;
    }

    /// Moves when the entry does not say any more what it said: its release was withdrawn.
    Instant updated() {
        return withdrawnAt != null && withdrawnAt.isAfter(place.at()) ? withdrawnAt : place.at();
    }

    /// The page that shows it.
    String href() {
        if (text == null) {
            return "/r/" + place.code();
        }
        String release = ListedRelease.href(place.code(), text.releaseHeadline());
        return edition == current ? release : release + "/editions/" + edition;
    }

    /// The page that shows what changed; null where nothing did.
    @Nullable String changesHref() {
        return text == null || change == null || isWithdrawal()
                ? null
                : "%s/changes/%d-%d"
                        .formatted(
                                ListedRelease.href(place.code(), text.releaseHeadline()),
                                edition - 1,
                                edition);
    }

    /// The date comes first: in a list of new things an old release must not pass for news.
    String title() {
        String what = isWithdrawal() ? "Withdrawn: " : change != null ? change.label() + ": " : "";
        return text == null
                ? what + "release " + place.code()
                : what + text.date().text() + " · " + text.headline();
    }

    /// What happened in a word: `release`, `correction`, `withdrawal` and the other kinds of change.
    private String category() {
        if (isWithdrawal()) {
            return "withdrawal";
        }
        return change != null
                ? change.name()
                : text != null && text.correction() ? "correction" : "release";
    }

    /// The same, and what became of the release since.
    List<String> categories() {
        return !isWithdrawal() && withdrawnAt != null
                ? List.of(category(), "withdrawn")
                : List.of(category());
    }

    /// What a reader is told first: why, or how the news begins.
    String summary() {
        return isWithdrawal() ? reason : change != null ? note : text == null ? "" : text.summary();
    }
}
