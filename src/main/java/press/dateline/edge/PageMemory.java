package press.dateline.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import jakarta.servlet.ServletException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import press.dateline.edge.PublicVersion.State;
import press.dateline.web.ArchiveSettings;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The pages of the current public version, as many as fit; those that are asked for often stay.
@Component
class PageMemory {

    /// One page takes at most this part of it.
    private static final int LARGEST = 16;

    /// Who waits longer for a page that somebody else's request makes makes it, too.
    private static final long PATIENCE_SECONDS = 5;

    private record Kept(State state, Page page) {}

    /// @param state the public version for which it is made
    /// @param address the path and the query
    private record Making(State state, String address) {}

    private final long bytes;
    private final Cache<String, Kept> pages;
    private final ConcurrentMap<Making, CompletableFuture<@Nullable Page>> makings =
            new ConcurrentHashMap<>();

    PageMemory(ArchiveSettings settings) {
        bytes = settings.pageMemory().toBytes();
        pages =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .<String, Kept>weigher(
                                (address, kept) -> 2 * address.length() + kept.page().weight())
                        .build();
    }

    /// How a page is made.
    interface Maker {

        /// Makes it.
        ///
        /// @return null where what was asked for is no page; it is answered then
        @Nullable Page make() throws ServletException, IOException;
    }

    /// What came of it.
    ///
    /// @param page null where it is none; it is answered then
    /// @param isOwn whether it was made for the one who asks, so that the headers are set
    record Made(@Nullable Page page, boolean isOwn) {}

    boolean isUsed() {
        return bytes > 0;
    }

    /// The page that is kept for a public version.
    @Nullable Page find(State state, String address) {
        Kept kept = pages.getIfPresent(address);
        return kept != null && kept.state().equals(state) ? kept.page() : null;
    }

    /// Has a page made, or waits for whoever is making it for the same public version. It is kept if
    /// nothing public has changed meanwhile.
    Made make(State state, String address, PublicVersion version, Maker maker)
            throws ServletException, IOException {
        var making = new Making(state, address);
        var mine = new CompletableFuture<@Nullable Page>();
        CompletableFuture<@Nullable Page> others = makings.putIfAbsent(making, mine);
        if (others != null) {
            Page page = await(others);
            return page == null ? new Made(maker.make(), true) : new Made(page, false);
        }
        Page page = null;
        try {
            page = maker.make();
            if (page != null && isKept(page) && state.equals(version.now())) {
                pages.put(address, new Kept(state, page));
            }
            return new Made(page, true);
        } finally {
            makings.remove(making);
            mine.complete(page != null && page.isForAll() ? page : null);
        }
    }

    private boolean isKept(Page page) {
        return page.isForAll() && page.weight() <= bytes / LARGEST;
    }

    private static @Nullable Page await(CompletableFuture<@Nullable Page> making) {
        try {
            return making.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException notMade) {
            return null;
        }
    }
}
