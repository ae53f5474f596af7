package press.dateline.search;

/// How far an index has followed the archive. Kept in the index itself, so that the two cannot
/// part; applying a change twice does no harm.
///
/// @param archive which archive it is; another one means another index
/// @param journal the last number of the journal that was applied
/// @param due the archive's time, in microseconds since 1970, up to which what came due was applied
/// @param transaction changes of this transaction and later ones are still to be applied; of use to
///     the staff index only, because the journal says nothing of what is not public
record Position(String archive, long journal, long due, long transaction) {}
