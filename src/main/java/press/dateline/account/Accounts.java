package press.dateline.account;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

import press.dateline.web.Staff;

import java.util.List;
import java.util.Optional;

interface Accounts extends JpaRepository<Account, Long> {

    /// With their companies in the same statement: each request of staff begins with it.
    @EntityGraph(attributePaths = "companies")
    Optional<Account> findByName(String name);

    @EntityGraph(attributePaths = "companies")
    List<Account> findAllByOrderByName();

    /// Those who may keep the accounts.
    long countByRoleAndEnabledTrueAndLimitedFalse(Staff.Role role);
}
