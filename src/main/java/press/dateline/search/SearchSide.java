package press.dateline.search;

import org.jspecify.annotations.Nullable;

import press.dateline.web.ArchiveCalendar;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// One of the two sides from which the archive is searched, the readers' or the staff's: its index,
/// and what is shown of what was found.
interface SearchSide {

    /// A company, as an index and as readers know it.
    record CompanyName(long id, String slug, String name) {}

    /// A found release and the texts that can be quoted from it.
    ///
    /// @param day ISO 8601; null without a date
    /// @param body in the subset of HTML; likewise about and disclaimer
    /// @param tags what has to be said of it beside its issuers
    record Text(
            String href,
            @Nullable String day,
            String date,
            List<String> issuers,
            List<String> tags,
            String language,
            String headline,
            String summary,
            List<String> subheadlines,
            String body,
            String about,
            String disclaimer,
            List<String> contacts,
            List<String> rest) {}

    /// The address of the list.
    String path();

    /// The template of its results.
    String template();

    FollowedIndex index();

    /// Those of the releases that may be shown, by their codes.
    Map<String, Text> texts(Collection<String> codes, ArchiveCalendar calendar);

    List<CompanyName> companies(Collection<Long> ids);

    /// Companies with a word of their name that begins like this.
    List<CompanyName> companies(String typed, int limit);
}
