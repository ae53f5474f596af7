package press.dateline.search;

import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

import press.dateline.web.ArchiveSettings;
import press.dateline.web.NodeFolders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

import javax.sql.DataSource;

/// The two indexes of this node. They are apart because the frequencies, the vocabulary and the
/// order of one index would tell of the hidden text in it.
@Component
public class Indexes {

    /// Said when what readers search is another state of the archive.
    public record PublicMoved() {}

    private static final Logger log = LoggerFactory.getLogger(Indexes.class);

    private final NodeFolders folders;
    private final FollowedIndex publicIndex;
    private final FollowedIndex staffIndex;

    Indexes(
            ArchiveSettings settings,
            DataSource main,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            @Qualifier("publicDataSource") DataSource publicData,
            @Value("${dateline.public-datasource.url:}") String replica) {
        try {
            folders = NodeFolders.take(settings.dataDirectory(), "search");
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        publicIndex =
                new FollowedIndex(
                        "public",
                        IndexSource.ofPublic(
                                main,
                                transactions,
                                // A replica may be behind the journal that the index follows.
                                replica.isEmpty() ? publicData : null),
                        folders,
                        () -> events.publishEvent(new PublicMoved()));
        staffIndex =
                new FollowedIndex(
                        "staff", IndexSource.ofEverything(main, transactions), folders, () -> {});
    }

    /// What readers search.
    FollowedIndex forReaders() {
        return publicIndex;
    }

    /// What staff search: everything.
    FollowedIndex forStaff() {
        return staffIndex;
    }

    List<FollowedIndex> all() {
        return List.of(publicIndex, staffIndex);
    }

    /// Brings both up to the archive now, building what is not there.
    public void catchUp() {
        try {
            for (FollowedIndex index : all()) {
                index.catchUp();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// Builds both anew in the caller's thread.
    ///
    /// @param progress takes how many releases are done, of how many
    /// @throws IllegalStateException where one cannot be built; the message says why
    public void rebuild(BiConsumer<Long, Long> progress) {
        for (FollowedIndex index : all()) {
            Thread build =
                    Thread.ofPlatform()
                            .name("build of the search index")
                            .start(() -> begin(index, Runnable::run));
            while (build.isAlive()) {
                report(index, progress);
                try {
                    build.join(java.time.Duration.ofMillis(200));
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            String trouble = index.trouble();
            if (trouble != null) {
                throw new IllegalStateException(trouble);
            }
        }
    }

    private static void report(FollowedIndex index, BiConsumer<Long, Long> progress) {
        long[] done = index.progress();
        if (done[1] > 0) {
            progress.accept(done[0], done[1]);
        }
    }

    private static void begin(FollowedIndex index, Executor builders) {
        try {
            index.build(builders);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @PreDestroy
    void close() {
        all().forEach(FollowedIndex::close);
        try {
            folders.close();
        } catch (IOException failure) {
            log.warn("The folder of the search indexes stays locked: {}", failure.toString());
        }
    }
}
