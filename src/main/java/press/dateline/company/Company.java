package press.dateline.company;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A company that issues releases.
@Entity
public class Company {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String slug;
    private String name;
    private String nameKey;
    private @Nullable String cik;
    private @Nullable String lei;

    @Version private int version;

    @ElementCollection
    @CollectionTable(name = "company_name", joinColumns = @JoinColumn(name = "company_id"))
    private Set<CompanyName> names = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "ticker", joinColumns = @JoinColumn(name = "company_id"))
    private Set<Ticker> tickers = new LinkedHashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Company() {}

    Company(String name, String slug) {
        this.name = name;
        this.nameKey = NameKey.of(name);
        this.slug = slug;
    }

    /// Gives the company another name and address; the old name becomes a former one.
    void rename(String newName, String newSlug) {
        if (!newName.equals(name)) {
            String before = name;
            // A change of case or punctuation mends a name; it does not make a former one.
            if (!NameKey.of(newName).equals(nameKey)) {
                names.removeIf(n -> n.isFormer() && n.name().equals(before));
                names.add(CompanyName.former(before, null));
            }
            name = newName;
            nameKey = NameKey.of(newName);
            slug = newSlug;
        }
    }

    void identify(@Nullable String newCik, @Nullable String newLei) {
        cik = newCik;
        lei = newLei;
    }

    void calledFormerly(Collection<CompanyName> former) {
        names.removeIf(CompanyName::isFormer);
        names.addAll(former);
    }

    void tradesAs(Collection<Ticker> newTickers) {
        tickers.clear();
        tickers.addAll(newTickers);
    }

    /// Remembers that a release prints this name for the company, so that it is found next time.
    public void printedAs(String printed) {
        if (!printed.equals(name)) {
            names.add(CompanyName.printed(printed));
        }
    }

    /// Takes over the names, tickers and identifiers of a company found to be the same.
    void absorb(Company other) {
        if (!other.nameKey.equals(nameKey)) {
            names.add(CompanyName.former(other.name, null));
        }
        for (CompanyName theirs : other.names) {
            boolean known =
                    theirs.name().equals(name)
                            || names.stream()
                                    .anyMatch(
                                            n ->
                                                    n.name().equals(theirs.name())
                                                            && n.kind().equals(theirs.kind()));
            if (!known) {
                names.add(theirs);
            }
        }
        tickers.addAll(other.tickers);
        cik = cik == null ? other.cik : cik;
        lei = lei == null ? other.lei : lei;
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("not yet saved");
        }
        return id;
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public @Nullable String cik() {
        return cik;
    }

    public @Nullable String lei() {
        return lei;
    }

    int version() {
        return version;
    }

    List<CompanyName> formerNames() {
        return names.stream()
                .filter(CompanyName::isFormer)
                .sorted(java.util.Comparator.comparing(n -> String.valueOf(n.endedOn())))
                .toList();
    }

    List<Ticker> tickers() {
        return tickers.stream()
                .sorted(java.util.Comparator.comparing(t -> String.valueOf(t.since())))
                .collect(Collectors.toList());
    }
}
