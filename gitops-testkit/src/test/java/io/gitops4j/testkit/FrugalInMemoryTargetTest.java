package io.gitops4j.testkit;

import io.gitops4j.spi.Target;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the target in memory, without any capability")
class FrugalInMemoryTargetTest extends InMemoryTargetTest {
    @Override
    protected Target newTarget() {
        return new InMemoryTarget(backend, Set.of());
    }
}
