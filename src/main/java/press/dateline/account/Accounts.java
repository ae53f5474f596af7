package press.dateline.account;

import org.springframework.data.jpa.repository.JpaRepository;

import java.util.List;
import java.util.Optional;

interface Accounts extends JpaRepository<Account, Long> {

    Optional<Account> findByName(String name);

    List<Account> findAllByOrderByName();

    long countByRoleAndEnabledTrue(Account.Role role);
}
