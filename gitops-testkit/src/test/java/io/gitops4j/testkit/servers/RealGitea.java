package io.gitops4j.testkit.servers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a running {@link GiteaServer} to constructor and method parameters of that type; skips the class where the program is
 * missing. Classes share one server, which ends with the test run.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(GiteaExtension.class)
public @interface RealGitea {

    /** Whether this class gets a server of its own. */
    boolean fresh() default false;
}
