package press.dateline.search;

import org.springframework.stereotype.Component;

import press.dateline.browse.Archive;
import press.dateline.browse.ListedRelease;
import press.dateline.browse.ReadReleases;
import press.dateline.web.ArchiveCalendar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The readers' side. What is shown is read through the public views once more, so that an index
/// that is a moment behind shows nothing that was withdrawn from view.
@Component
class ReaderSide implements SearchSide {

    private final Indexes indexes;
    private final Archive archive;
    private final ReadReleases releases;

    ReaderSide(Indexes indexes, Archive archive, ReadReleases releases) {
        this.indexes = indexes;
        this.archive = archive;
        this.releases = releases;
    }

    @Override
    public String path() {
        return "/releases";
    }

    @Override
    public String template() {
        return "search/readers";
    }

    @Override
    public FollowedIndex index() {
        return indexes.forReaders();
    }

    @Override
    public Map<String, Text> texts(Collection<String> codes, ArchiveCalendar calendar) {
        return releases.withCodes(codes).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, read -> text(read.getValue())));
    }

    private static Text text(ReadReleases.Read read) {
        ListedRelease listed = read.listed();
        var tags = new ArrayList<String>();
        if (listed.withdrawn()) {
            tags.add("Withdrawn");
        }
        if (listed.correction()) {
            tags.add("Correction");
        }
        if (listed.replaced()) {
            tags.add("Replaced by a correction");
        }
        return new Text(
                listed.href(),
                listed.date().iso(),
                listed.date().text(),
                listed.issuers(),
                tags,
                listed.language(),
                listed.headline(),
                listed.summary(),
                read.subheadlines(),
                read.body(),
                read.about(),
                read.disclaimer(),
                read.contacts(),
                read.rest());
    }

    @Override
    public List<CompanyName> companies(Collection<Long> ids) {
        return archive.companies(ids).stream().map(ReaderSide::name).toList();
    }

    @Override
    public List<CompanyName> companies(String typed, int limit) {
        return archive.companies(typed, limit).stream().map(ReaderSide::name).toList();
    }

    static CompanyName name(Archive.Company company) {
        return new CompanyName(company.id(), company.slug(), company.name());
    }
}
