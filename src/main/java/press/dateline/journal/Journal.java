package press.dateline.journal;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The record of public change. Entries are written as the last statement before the commit, under
/// a lock, so their numbers are in commit order and the lock is held as briefly as can be.
@Component
public class Journal {

    public enum Event {
        PUBLISHED,
        REPUBLISHED,
        /// Another release replaces this one, or does not any more.
        CORRECTED,
        /// Parts of it are blank for readers, or not any more.
        WITHHELD,
        WITHDRAWN,
        COMPANY_CHANGED,
        /// Whether documents are public may have changed with a further copy, or with a decision about
        /// another release in them.
        ORIGINALS_CHANGED,
        SAMPLES_REMOVED
    }

    /// Said after the commit of a transaction that appended something.
    public record Appended() {}

    private final JdbcClient database;
    private final EntityManager entities;
    private final ApplicationEventPublisher events;

    Journal(JdbcClient database, EntityManager entities, ApplicationEventPublisher events) {
        this.database = database;
        this.entities = entities;
        this.events = events;
    }

    /// Appends an entry at the end of the running transaction.
    ///
    /// @throws IllegalStateException outside a transaction
    public void append(Event event, @Nullable Long releaseId, @Nullable Long companyId) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the journal follows transactions");
        }
        var entry = new Entry(event, releaseId, companyId);
        for (TransactionSynchronization other :
                TransactionSynchronizationManager.getSynchronizations()) {
            if (other instanceof Pending pending) {
                pending.entries.add(entry);
                return;
            }
        }
        var pending = new Pending();
        pending.entries.add(entry);
        TransactionSynchronizationManager.registerSynchronization(pending);
    }

    private record Entry(Event event, @Nullable Long releaseId, @Nullable Long companyId) {}

    private final class Pending implements TransactionSynchronization {

        private final List<Entry> entries = new ArrayList<>();

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            // What JPA still holds back would otherwise come after the lock is taken.
            entities.flush();
            // In one statement: under the lock every round trip keeps others waiting.
            database.sql(
                            """
                            select append_to_journal(event, release, company)
                            from unnest(:events, :releases, :companies)
                                 with ordinality as e (event, release, company, place)
                            order by place\
                            """)
                    .param(
                            "events",
                            entries.stream()
                                    .map(e -> e.event().name().toLowerCase(Locale.ROOT))
                                    .toArray(String[]::new))
                    .param("releases", entries.stream().map(Entry::releaseId).toArray(Long[]::new))
                    .param("companies", entries.stream().map(Entry::companyId).toArray(Long[]::new))
                    .query((row, n) -> n)
                    .list();
        }

        @Override
        public void afterCommit() {
            events.publishEvent(new Appended());
        }
    }
}
