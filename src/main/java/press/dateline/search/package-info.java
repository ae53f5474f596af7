/// Finding releases by words, part by part. [SearchEngine] is what the pages ask: it takes a
/// [SearchQuery], our own tree of what was typed, and knows nothing of addresses or templates.
/// [LuceneEngine] stands behind it with one index on this node; [Indexes] keeps two of them, one of
/// what the public may see and one of everything, and makes them follow the archive.
///
/// Another engine, such as a cluster that several nodes share, implements [SearchEngine] and is
/// opened where [FollowedIndex] and [IndexBuild] open this one: it gets the same [IndexedRelease]
/// for each change, with the [Position] in the
/// archive that the change leads to, and has to give that position back after a restart. How words
/// are told apart and folded, in [ReleaseTokenizer] and [ReleaseAnalyzer], is Lucene's side; the
/// table of words in the tests says what any engine has to do.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "journal", "company", "release", "browse"})
package press.dateline.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
