package press.dateline.cite;

import org.springframework.stereotype.Component;

import press.dateline.browse.PublicEdition;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.Site;

import java.time.LocalDate;

/// Cites editions as this archive's.
@Component
class Citations {

    private final Site site;
    private final ArchiveCalendar calendar;

    Citations(Site site, ArchiveCalendar calendar) {
        this.site = site;
        this.calendar = calendar;
    }

    Citation of(PublicEdition edition) {
        return new Citation(
                edition,
                site.name(),
                site.url("/r/" + edition.code()),
                LocalDate.ofInstant(edition.at(), calendar.zone()),
                edition.sha256());
    }
}
