package press.dateline.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

import press.dateline.web.ArchiveSettings;
import press.dateline.web.Site;

/// Makes the first administrator when a server starts on an archive without accounts.
@Component
@ConditionalOnWebApplication
class FirstAccount implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAccount.class);

    private final AccountDesk accounts;
    private final ArchiveSettings settings;
    private final Site site;

    FirstAccount(AccountDesk accounts, ArchiveSettings settings, Site site) {
        this.accounts = accounts;
        this.settings = settings;
        this.site = site;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        String password = accounts.createFirst(settings.adminPassword());
        if (password != null) {
            log.info(
                    "First sign-in at {}: name admin, password {} (shown only this once; it has to"
                            + " be changed then)",
                    site.url("/signin"),
                    password);
        }
    }
}
