package press.dateline.intake;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

import press.dateline.web.ArchiveSettings;

/// Loads the samples when a server starts; commands never do.
@Component
@ConditionalOnWebApplication
class SampleLoading implements ApplicationRunner {

    private final Samples samples;
    private final boolean wanted;

    SampleLoading(
            Samples samples,
            ArchiveSettings settings,
            @Value("${spring.datasource.url:}") String externalDatabase) {
        this.samples = samples;
        Boolean said = settings.samples();
        this.wanted = said == null ? externalDatabase.isEmpty() : said;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted) {
            samples.loadOnce();
        }
    }
}
