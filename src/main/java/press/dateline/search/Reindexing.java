package press.dateline.search;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// The wish to build the indexes anew, said through the database, so that every node hears it,
/// whoever says it: a button or a command.
@Component
public class Reindexing {

    private final JdbcClient database;
    private final UUID node = UUID.randomUUID();
    private final Map<String, Wish> wishes = new ConcurrentHashMap<>();

    Reindexing(JdbcClient database) {
        this.database = database;
    }

    /// A wish as an index of this node follows it.
    private record Wish(long id, boolean isBuilding) {}

    /// How far the nodes are.
    ///
    /// @param nodes that heard it
    /// @param done releases, of `total`
    /// @param failure what one of them says; null where none failed
    public record Progress(
            int nodes, long done, long total, boolean finished, @Nullable String failure) {}

    /// Says the wish.
    ///
    /// @return its number
    public long ask(String actor) {
        return database.sql("insert into reindexing (asked_by) values (:actor) returning id")
                .param("actor", actor)
                .query(Long.class)
                .single();
    }

    /// Takes a wish back that nobody heard.
    public void takeBack(long id) {
        database.sql("delete from reindexing where id = :id").param("id", id).update();
    }

    public Progress progress(long id) {
        return database.sql(
                        """
                        select count(distinct split_part(n.node, ' ', 1)) as nodes,
                               coalesce(sum(n.done), 0) as done, coalesce(sum(n.total), 0) as total,
                               coalesce(bool_and(n.finished), false)
                               and count(*) = 2 * count(distinct split_part(n.node, ' ', 1)) as finished,
                               max(n.failure) as failure
                        from reindexing_node n where n.reindexing_id = :id\
                        """)
                .param("id", id)
                .query(
                        (row, n) ->
                                new Progress(
                                        row.getInt("nodes"),
                                        row.getLong("done"),
                                        row.getLong("total"),
                                        row.getBoolean("finished"),
                                        row.getString("failure")))
                .single();
    }

    /// Lets an index of this node hear and follow the latest wish.
    void follow(FollowedIndex index, Executor builders) throws IOException {
        long latest =
                database.sql("select coalesce(max(id), 0) from reindexing")
                        .query(Long.class)
                        .single();
        Wish wish = wishes.get(index.name());
        if (wish == null) {
            // What was wished before this node began is not for it.
            wishes.put(index.name(), new Wish(latest, false));
        } else if (latest > wish.id()) {
            wishes.put(index.name(), new Wish(latest, true));
            index.build(builders);
            note(latest, index, false);
        } else if (wish.isBuilding()) {
            boolean finished = !index.isBuilding();
            note(wish.id(), index, finished);
            if (finished) {
                wishes.put(index.name(), new Wish(wish.id(), false));
            }
        }
    }

    private void note(long id, FollowedIndex index, boolean finished) {
        long[] progress = index.progress();
        database.sql(
                        """
                        insert into reindexing_node (reindexing_id, node, done, total, finished, failure)
                        select id, :node, :done, :total, :finished, :failure from reindexing where id = :id
                        on conflict (reindexing_id, node) do update
                        set done = case when excluded.finished then reindexing_node.total else excluded.done end,
                            total = greatest(reindexing_node.total, excluded.total),
                            finished = excluded.finished, failure = excluded.failure\
                        """)
                .param("id", id)
                .param("node", node + " " + index.name())
                .param("done", progress[0])
                .param("total", progress[1])
                .param("finished", finished)
                .param("failure", finished ? index.trouble() : null)
                .update();
    }
}
