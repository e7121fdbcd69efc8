package io.gitops4j.testkit.servers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a running {@link NomadAgent} to constructor and method parameters of that type; skips the class where the program is
 * missing. Classes with equal {@link #acl()} share one agent, which ends with the test run.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NomadExtension.class)
public @interface RealNomad {

    /** Whether every request needs a token. */
    boolean acl() default false;

    /** Whether this class gets an agent of its own. */
    boolean fresh() default false;
}
