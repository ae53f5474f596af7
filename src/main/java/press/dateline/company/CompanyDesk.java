package press.dateline.company;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.journal.Audit;
import press.dateline.journal.Journal;
import press.dateline.web.Slug;
import press.dateline.web.Staff;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What staff do with companies: find by a printed name, register, edit, merge.
@Component
@Transactional
public class CompanyDesk {

    private static final int MAX_SUGGESTIONS = 12;
    private static final long NO_COMPANY = 0;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final Companies companies;
    private final JdbcClient database;
    private final Journal journal;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();

    CompanyDesk(Companies companies, JdbcClient database, Journal journal, Audit audit) {
        this.companies = companies;
        this.database = database;
        this.journal = journal;
        this.audit = audit;
    }

    /// The companies that a printed name fits; several where different companies share it.
    public List<Company> named(String printed) {
        String key = NameKey.of(printed);
        return key.isEmpty() ? List.of() : companies.withKey(key);
    }

    /// Those of them that a person may know of.
    ///
    /// @param known ids of companies that they know of besides, as of a release that names them
    public List<Company> named(String printed, List<Long> known, Staff staff) {
        List<Company> fitting = named(printed);
        List<Company> seen = inSight(fitting, staff);
        return fitting.stream().filter(c -> seen.contains(c) || known.contains(c.id())).toList();
    }

    /// Their own companies, and those that the public knows.
    private List<Company> inSight(List<Company> found, Staff staff) {
        if (staff.isForAll() || found.isEmpty()) {
            return found;
        }
        List<Long> known =
                database.sql("select id from public_company where id = any(:found)")
                        .param("found", found.stream().map(Company::id).toArray(Long[]::new))
                        .query((row, n) -> row.getLong(1))
                        .list();
        return found.stream()
                .filter(c -> known.contains(c.id()) || staff.sees(List.of(c.id())))
                .toList();
    }

    /// The ids of the companies that each of several names fits.
    ///
    /// @param keys see [NameKey]; a key that fits none is left out of the answer
    public Map<String, List<Long>> withKeys(Collection<String> keys) {
        var found = new HashMap<String, List<Long>>();
        database.sql(
                        """
                        select name_key, id from company where name_key = any(:keys)
                        union
                        select name_key, company_id from company_name where name_key = any(:keys)
                        order by 2\
                        """)
                .param("keys", keys.toArray(String[]::new))
                .query(
                        row -> {
                            found.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                    .add(row.getLong(2));
                        });
        return found;
    }

    /// A name that a release prints for a company.
    public record PrintedName(long companyId, String name) {}

    /// Remembers what many releases print, as [Company#printedAs] does for one.
    public void printedAs(Collection<PrintedName> printed) {
        // What is registered in this transaction is seen by the statements below only then.
        companies.flush();
        List<PrintedName> distinct = printed.stream().distinct().toList();
        database.sql(
                        """
                        with added as (
                            insert into company_name (company_id, name, name_key, kind)
                            select p.id, p.name, p.name_key, 'printed'
                            from unnest(:ids, :names, :keys) as p (id, name, name_key)
                            join company c on c.id = p.id and c.name <> p.name
                            order by p.id
                            on conflict (company_id, kind, name) do nothing
                            returning company_id)
                        update company c
                        set version = version + a.n
                        from (select company_id, count(*)::integer as n from added group by 1) a
                        where c.id = a.company_id\
                        """)
                .param("ids", distinct.stream().map(PrintedName::companyId).toArray(Long[]::new))
                .param("names", distinct.stream().map(PrintedName::name).toArray(String[]::new))
                .param(
                        "keys",
                        distinct.stream().map(p -> NameKey.of(p.name())).toArray(String[]::new))
                .update();
    }

    /// Companies with a name or a word of a name that begins as typed.
    List<Company> suggestions(String typed, Staff staff) {
        return inSight(suggestions(typed, MAX_SUGGESTIONS), staff);
    }

    public List<Company> suggestions(String typed, int limit) {
        String key = NameKey.typed(typed);
        return key.isEmpty()
                ? List.of()
                : companies.withKeyLike(key + "%", "% " + key + "%", Limit.of(limit));
    }

    /// Their names, in order; ids that the archive does not have are left out.
    public List<String> names(Collection<Long> ids) {
        return withIds(ids).stream().map(Company::name).sorted().toList();
    }

    /// In no order; ids and addresses that the archive does not have are left out.
    public List<Company> withIds(Collection<Long> ids) {
        return companies.findAllById(ids);
    }

    public List<Company> withSlugs(Collection<String> slugs, Staff staff) {
        return inSight(withSlugs(slugs), staff);
    }

    public List<Company> withSlugs(Collection<String> slugs) {
        return companies.findBySlugIn(slugs);
    }

    public Optional<Company> withId(long id) {
        return companies.findById(id);
    }

    /// The form of a company as it is now.
    CompanyForm form(long id) {
        return CompanyForm.of(companies.findById(id).orElseThrow());
    }

    /// A new company of this name, also where another one has the same.
    public Company register(String name, String actor) {
        Company company = companies.saveAndFlush(new Company(name, freeSlug(name, NO_COMPANY)));
        audit.record(actor, "company.register", company.slug());
        return company;
    }

    /// A new company with what is known of it.
    ///
    /// @param former earlier names, each with its last day where known
    public Company register(
            String name,
            Map<String, Optional<LocalDate>> former,
            List<Ticker> tickers,
            @Nullable String cik,
            @Nullable String lei,
            String actor) {
        Company company = register(name, actor);
        company.identify(cik, lei);
        company.calledFormerly(
                former.entrySet().stream()
                        .map(n -> CompanyName.former(n.getKey(), n.getValue().orElse(null)))
                        .toList());
        company.tradesAs(tickers);
        return company;
    }

    Company register(CompanyForm form, String actor) {
        return fill(register(form.name(), actor), form);
    }

    /// @throws OptimisticLockingFailureException where somebody saved the company meanwhile
    Company edit(long id, CompanyForm form, String actor) {
        Company company = companies.findById(id).orElseThrow();
        if (!Integer.toString(company.version()).equals(form.version())) {
            throw new OptimisticLockingFailureException("company " + id);
        }
        fill(company, form);
        String before = company.slug();
        String wanted = Slug.of(form.name(), "company");
        company.rename(
                form.name(),
                wanted.equals(Slug.of(company.name(), "company"))
                        ? before
                        : freeSlug(form.name(), id));
        companies.flush();
        if (!before.equals(company.slug())) {
            keepAddress(before, id);
            database.sql("delete from company_address where slug = :slug")
                    .param("slug", company.slug())
                    .update();
        }
        audit.record(actor, "company.edit", company.slug());
        journal.append(Journal.Event.COMPANY_CHANGED, null, id);
        return company;
    }

    private static Company fill(Company company, CompanyForm form) {
        company.identify(form.paddedCik(), form.leiOrNull());
        company.calledFormerly(form.formerNames());
        company.tradesAs(form.tickerList());
        return company;
    }

    /// How many releases name both: such two are not one company.
    long releasesOfBoth(long one, long other) {
        return database.sql(
                        """
                        select count(distinct a.edition_id) from issuer a
                        join issuer b on b.edition_id = a.edition_id
                        where a.company_id = :one and b.company_id = :other\
                        """)
                .param("one", one)
                .param("other", other)
                .query(Long.class)
                .single();
    }

    /// Makes `from` a part of `into`: releases, names, tickers, identifiers and addresses go over,
    /// and every address keeps working.
    Company merge(long from, long into, String actor) {
        Company gone = companies.findById(from).orElseThrow();
        Company kept = companies.findById(into).orElseThrow();
        String address = gone.slug();
        // Read whole before its rows go; identifiers are unique and have to be given up first.
        gone.formerNames();
        gone.tickers();
        String goneCik = gone.cik();
        String goneLei = gone.lei();
        gone.identify(null, null);
        companies.flush();
        kept.absorb(gone);
        kept.identify(
                kept.cik() == null ? goneCik : kept.cik(),
                kept.lei() == null ? goneLei : kept.lei());
        companies.flush();
        List<Long> releases =
                database.sql(
                                """
                                select distinct e.release_id from issuer i
                                join edition e on e.id = i.edition_id
                                where i.company_id = :from order by e.release_id\
                                """)
                        .param("from", from)
                        .query((row, n) -> row.getLong(1))
                        .list();
        database.sql("update issuer set company_id = :into where company_id = :from")
                .param("into", into)
                .param("from", from)
                .update();
        for (Long release : releases) {
            database.sql("select list_release(:release)")
                    .param("release", release)
                    .query((row, n) -> n)
                    .list();
        }
        database.sql("delete from release_count where company_id = :from")
                .param("from", from)
                .update();
        database.sql("update company_address set company_id = :into where company_id = :from")
                .param("into", into)
                .param("from", from)
                .update();
        for (String limited : List.of("account", "api_token")) {
            database.sql(
                            """
                            insert into %1$s_company (%1$s_id, company_id)
                            select %1$s_id, :into from %1$s_company where company_id = :from
                            on conflict do nothing\
                            """
                                    .formatted(limited))
                    .param("from", from)
                    .param("into", into)
                    .update();
            database.sql("delete from %s_company where company_id = :from".formatted(limited))
                    .param("from", from)
                    .update();
        }
        companies.delete(gone);
        companies.flush();
        keepAddress(address, into);
        audit.record(actor, "company.merge", address + " into " + kept.slug());
        journal.append(Journal.Event.COMPANY_CHANGED, null, into);
        return kept;
    }

    private void keepAddress(String slug, long company) {
        database.sql(
                        """
                        insert into company_address (slug, company_id) values (:slug, :company)
                        on conflict (slug) do update set company_id = excluded.company_id\
                        """)
                .param("slug", slug)
                .param("company", company)
                .update();
    }

    /// An address that no other company has or had. A second company of a name gets a random
    /// ending: a number would tell that another one, perhaps not yet public, has it.
    private String freeSlug(String name, long company) {
        String base = Slug.of(name, "company");
        String slug = base;
        while (isTaken(slug, company)) {
            var ending = new StringBuilder("-");
            random.ints(4, 0, ALPHABET.length()).forEach(i -> ending.append(ALPHABET.charAt(i)));
            slug = base + ending;
        }
        return slug;
    }

    private boolean isTaken(String slug, long company) {
        return database.sql(
                        """
                        select exists (select from company where slug = :slug and id <> :company)
                            or exists (select from company_address
                                       where slug = :slug and company_id <> :company)\
                        """)
                .param("slug", slug)
                .param("company", company)
                .query(Boolean.class)
                .single();
    }
}
