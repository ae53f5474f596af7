package press.dateline.search;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// How the indexes are. The archive is up without them, so this is a detail and never a failure.
@Component
class SearchHealthIndicator implements HealthIndicator {

    private final Indexes indexes;

    SearchHealthIndicator(Indexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (FollowedIndex index : indexes.all()) {
            health.withDetail(index.name(), index.status().said());
        }
        return health.build();
    }
}
