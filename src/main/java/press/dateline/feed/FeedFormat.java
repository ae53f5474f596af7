package press.dateline.feed;

import press.dateline.web.Site;

/// The forms of a feed.
enum FeedFormat {
    ATOM("atom", "application/atom+xml;charset=UTF-8") {
        @Override
        byte[] write(Feed feed, Site site) {
            return AtomDocument.write(feed, site);
        }
    },
    JSON("json", "application/feed+json;charset=UTF-8") {
        @Override
        byte[] write(Feed feed, Site site) {
            return JsonFeedDocument.write(feed, site);
        }
    };

    private final String ending;
    private final String type;

    FeedFormat(String ending, String type) {
        this.ending = ending;
        this.type = type;
    }

    String ending() {
        return ending;
    }

    String type() {
        return type;
    }

    abstract byte[] write(Feed feed, Site site);
}
