package press.dateline.search;

import org.jspecify.annotations.Nullable;

import press.dateline.release.Scope;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// An index of releases. What was applied is found after [#refresh] and stays found after a restart
/// once [#commit] returned; [#position] says from where a restarted one has to go on.
interface SearchEngine extends Closeable {

    /// Answers a request.
    ///
    /// @throws IOException where the index cannot be read; it has to be built anew then
    Found search(SearchRequest request) throws IOException;

    /// What a request finds, by when the last of what readers know of each happened, the latest first.
    ///
    /// @param issued whether those alone that came out here when they were issued
    /// @param before what it has to come after in that order; null for the beginning
    List<Happened> latest(
            SearchRequest request, boolean issued, @Nullable Happened before, int limit)
            throws IOException;

    /// How many releases a request finds.
    long count(SearchRequest request) throws IOException;

    /// A word of this index that looks like the given one, which it does not have.
    Optional<String> similar(String word, Scope scope) throws IOException;

    /// Takes releases in, each in place of its earlier self.
    void put(List<IndexedRelease> releases) throws IOException;

    void remove(List<Long> ids) throws IOException;

    void removeSamples() throws IOException;

    void reach(Position position) throws IOException;

    Position position();

    void refresh() throws IOException;

    void commit() throws IOException;

    int size() throws IOException;
}
