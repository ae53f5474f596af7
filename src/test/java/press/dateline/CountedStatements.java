package press.dateline;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

import org.springframework.beans.factory.config.BeanPostProcessor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import javax.sql.DataSource;

/// Notes every statement of the public pool, so that tests can count and read them.
public class CountedStatements implements BeanPostProcessor {

    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    /// The statements since the last call.
    public List<String> take() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource source && name.equals("publicDataSource")) {
            return ProxyDataSourceBuilder.create(source).listener(new Listener()).build();
        }
        return bean;
    }

    private final class Listener implements QueryExecutionListener {
        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            queries.forEach(query -> statements.add(query.getQuery()));
        }
    }
}
