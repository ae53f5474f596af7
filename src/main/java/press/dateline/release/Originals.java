package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The bytes that releases were received as; kept once for each content and never changed.
@Component
@Transactional
public class Originals {

    private final JdbcClient database;

    Originals(JdbcClient database) {
        this.database = database;
    }

    /// Keeps a document as the next original of a release.
    ///
    /// @param ordinal which release of that document it is, from 1
    /// @param source an address, an accession number, or words; null where not known
    public void keep(
            Release release,
            byte[] bytes,
            int ordinal,
            String mediaType,
            @Nullable String fileName,
            @Nullable String source) {
        byte[] sha256 = sha256(bytes);
        database.sql(
                        """
                        insert into original (sha256, bytes, media_type, file_name, source)
                        values (:sha256, :bytes, :mediaType, :fileName, :source)
                        on conflict (sha256) do nothing\
                        """)
                .param("sha256", sha256)
                .param("bytes", bytes)
                .param("mediaType", mediaType)
                .param("fileName", fileName)
                .param("source", source)
                .update();
        database.sql(
                        """
                        insert into release_original (release_id, position, original_id, ordinal)
                        select :release,
                               1 + (select count(*) from release_original x where x.release_id = :release),
                               o.id, :ordinal
                        from original o where o.sha256 = :sha256\
                        """)
                .param("release", release.id())
                .param("ordinal", ordinal)
                .param("sha256", sha256)
                .update();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
