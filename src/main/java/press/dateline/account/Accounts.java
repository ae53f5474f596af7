package press.dateline.account;

import org.springframework.data.jpa.repository.JpaRepository;

import press.dateline.web.Staff;

import java.util.List;
import java.util.Optional;

interface Accounts extends JpaRepository<Account, Long> {

    Optional<Account> findByName(String name);

    List<Account> findAllByOrderByName();

    /// Those who may keep the accounts.
    long countByRoleAndEnabledTrueAndLimitedFalse(Staff.Role role);
}
