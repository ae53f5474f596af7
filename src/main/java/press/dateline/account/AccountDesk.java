package press.dateline.account;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.company.CompanyDesk;
import press.dateline.journal.Audit;
import press.dateline.web.Colleagues;
import press.dateline.web.PageProblem;
import press.dateline.web.Staff;
import press.dateline.web.Token;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is done to accounts: add, disable, enable, reset, change a password. One administrator who
/// can sign in always stays.
@Component
@Transactional
public class AccountDesk implements Colleagues {

    static final Duration LINK_LIFETIME = Duration.ofDays(2);

    private final Accounts accounts;
    private final CompanyDesk companies;
    private final JdbcClient database;
    private final PasswordEncoder encoder;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AccountDesk(
            Accounts accounts,
            CompanyDesk companies,
            JdbcClient database,
            PasswordEncoder encoder,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.companies = companies;
        this.database = database;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
    }

    /// A thing that cannot be done to an account, said in a sentence.
    public static class Refused extends PageProblem {
        private static final long serialVersionUID = 1;

        Refused(String sentence) {
            super(HttpStatus.CONFLICT, sentence, new Way("/admin/accounts", "All accounts"));
        }
    }

    @Transactional(readOnly = true)
    List<Account> all() {
        return accounts.findAllByOrderByName();
    }

    /// Whether somebody has this name.
    @Transactional(readOnly = true)
    public boolean has(String name) {
        return named(name).isPresent();
    }

    @Transactional(readOnly = true)
    Optional<Account> named(String name) {
        return accounts.findByName(name.strip().toLowerCase(Locale.ROOT));
    }

    /// Creates the first administrator, where no account exists.
    ///
    /// @param password null for a random one
    /// @return the random password, to be shown once; null where nothing has to be shown
    @Nullable String createFirst(@Nullable String password) {
        database.sql("select pg_advisory_xact_lock(hashtext('dateline.first-account'))")
                .query((row, n) -> n)
                .list();
        if (accounts.count() > 0) {
            return null;
        }
        String chosen = password == null ? randomPassword() : password;
        var first = new Account("admin", Staff.Role.administrator);
        first.setPassword(encode(chosen), password == null);
        accounts.save(first);
        audit.record("start", "account.add", "admin");
        return password == null ? chosen : null;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean canApprove(Collection<String> writers, Collection<Long> issuers) {
        String[] roles =
                Arrays.stream(Staff.Role.values())
                        .filter(role -> role.compareTo(Staff.Role.reviewer) >= 0)
                        .map(Staff.Role::name)
                        .toArray(String[]::new);
        return database.sql(
                        """
                        select exists (
                            select from account a
                            where a.enabled and a.password is not null and a.role = any(:roles)
                              and not a.name = any(:writers)
                              and (not a.limited or :whatever
                                   or exists (select from account_company c
                                              where c.account_id = a.id and c.company_id = any(:issuers))))\
                        """)
                .param("roles", roles)
                .param("writers", writers.toArray(String[]::new))
                .param("whatever", issuers.isEmpty())
                .param("issuers", issuers.toArray(Long[]::new))
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    /// Adds an account without a password.
    ///
    /// @param only ids of the companies that it is for; null for every company
    /// @return the token of a one-time link that sets it
    /// @throws Refused where the name is taken or is no account name
    public String add(String typed, Staff.Role role, @Nullable Set<Long> only, String actor) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        refuseBadName("An account name", name);
        if (accounts.findByName(name).isPresent()) {
            throw new Refused("There is an account called " + name + " already.");
        }
        var account = new Account(name, role);
        account.authorize(role, only);
        accounts.saveAndFlush(account);
        audit.record(actor, "account.add", name + " as " + described(account));
        return link(account);
    }

    /// @throws Refused where it is none
    static void refuseBadName(String what, String name) {
        if (!name.matches("[a-z0-9][a-z0-9._-]{1,39}")) {
            throw new Refused(
                    what
                            + " has 2 to 40 letters a to z, digits, dots, hyphens or underscores,"
                            + " and begins with a letter or digit.");
        }
    }

    /// Says anew what an account may do, and for whom; from its next request on.
    ///
    /// @param only as above
    /// @throws Refused where nobody would be left to keep the accounts
    void authorize(String name, Staff.Role role, @Nullable Set<Long> only, String actor) {
        Account account = existing(name);
        String before = described(account);
        boolean goes =
                account.keepsArchive() && !(role == Staff.Role.administrator && only == null);
        if (goes && account.isEnabled()) {
            refuseLastAdministrator(account);
        }
        account.authorize(role, only);
        accounts.flush();
        String after = described(account);
        if (!before.equals(after)) {
            audit.record(actor, "account.authorize", account.name() + " as " + after);
        }
    }

    private String described(Account account) {
        Staff staff = account.staff();
        Set<Long> only = staff.companies();
        return staff.role().name()
                + (only == null ? "" : " for " + String.join(", ", companies.names(only)));
    }

    /// One at a time: two administrators who end each other would both succeed otherwise.
    private void refuseLastAdministrator(Account account) {
        database.sql("select pg_advisory_xact_lock(hashtext('dateline.last-administrator'))")
                .query((row, n) -> n)
                .list();
        if (accounts.countByRoleAndEnabledTrueAndLimitedFalse(Staff.Role.administrator) <= 1) {
            throw new Refused(
                    account.name()
                            + " is the last administrator. Add another one first, or nobody could"
                            + " keep the accounts.");
        }
    }

    /// Takes an account's password away and ends its sessions.
    ///
    /// @return the token of a one-time link that sets a new one
    public String reset(String typed, String actor) {
        Account account = existing(typed);
        account.forgetPassword();
        accounts.flush();
        endSessions(account);
        audit.record(actor, "account.reset", account.name());
        return link(account);
    }

    void disable(String name, String actor) {
        Account account = existing(name);
        if (!account.isEnabled()) {
            return;
        }
        if (account.keepsArchive()) {
            refuseLastAdministrator(account);
        }
        account.disable();
        endSessions(account);
        audit.record(actor, "account.disable", account.name());
    }

    void enable(String name, String actor) {
        Account account = existing(name);
        account.enable();
        audit.record(actor, "account.enable", account.name());
    }

    /// @throws Refused where the present password is wrong
    Account changePassword(String name, String present, String next) {
        Account account = existing(name);
        String encoded = account.password();
        if (encoded == null || !encoder.matches(present, encoded)) {
            throw new Refused("The present password is not right.");
        }
        account.setPassword(encode(next), false);
        audit.record(name, "account.password", name);
        return account;
    }

    /// The name of the account whose one-time link this is; empty where the link does not exist,
    /// was used, or has expired.
    @Transactional(readOnly = true)
    Optional<String> linked(String token) {
        return database.sql(
                        """
                        select a.name from account_link l join account a on a.id = l.account_id
                        where l.token_sha256 = :hash and l.used_at is null and l.expires_at > :now
                          and a.enabled\
                        """)
                .param("hash", Token.sha256(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    /// Sets the password by a one-time link, which is used up by it.
    boolean useLink(String token, String password) {
        Optional<String> name = linked(token);
        if (name.isEmpty()) {
            return false;
        }
        int used =
                database.sql(
                                """
                                update account_link set used_at = :now
                                where token_sha256 = :hash and used_at is null\
                                """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("hash", Token.sha256(token))
                        .update();
        if (used == 0) {
            return false;
        }
        existing(name.get()).setPassword(encode(password), false);
        audit.record(name.get(), "account.password", name.get());
        return true;
    }

    /// Notes that sign-ins of an account were ended by hand.
    void sessionsEnded(String name, String actor) {
        audit.record(actor, "account.sign-out", name);
    }

    /// The account's stamp ends its sessions; this takes them off the list, too.
    private void endSessions(Account account) {
        database.sql("delete from staff_session where principal_name = :name")
                .param("name", account.name())
                .update();
    }

    private String link(Account account) {
        String token = Token.next();
        database.sql(
                        """
                        insert into account_link (token_sha256, account_id, expires_at)
                        values (:hash, :account, :expires)\
                        """)
                .param("hash", Token.sha256(token))
                .param("account", account.id())
                .param("expires", clock.instant().plus(LINK_LIFETIME).atOffset(ZoneOffset.UTC))
                .update();
        // An earlier link of the account must not outlive a newer one.
        database.sql(
                        """
                        update account_link set used_at = :now
                        where account_id = :account and token_sha256 <> :hash and used_at is null\
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", account.id())
                .param("hash", Token.sha256(token))
                .update();
        return token;
    }

    /// The account of a page.
    ///
    /// @throws Refused where there is none
    @Transactional(readOnly = true)
    Account existing(String typed) {
        return named(typed)
                .orElseThrow(() -> new Refused("There is no account called " + typed + "."));
    }

    private String encode(String password) {
        String encoded = encoder.encode(password);
        if (encoded == null) {
            throw new IllegalStateException("no encoding of a password");
        }
        return encoded;
    }

    /// 120 bits as 24 characters that cannot be taken for one another.
    private String randomPassword() {
        var password = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            if (i > 0 && i % 6 == 0) {
                password.append('-');
            }
            password.append("23456789abcdefghjkmnpqrstuvwxyz".charAt(random.nextInt(31)));
        }
        return password.toString();
    }
}
