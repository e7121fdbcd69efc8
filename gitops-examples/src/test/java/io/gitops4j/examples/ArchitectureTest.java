package io.gitops4j.examples;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the arrows between our modules: who may know whom, and what is public. */
@AnalyzeClasses(
        packages = "io.gitops4j",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestJars.class})
class ArchitectureTest {
    /** A module: the packages that it has, and the modules that it may know besides itself. */
    private enum Module {
        API,
        CORE,
        WAML,
        GIT,
        KUBERNETES,
        NOMAD,
        FORGE,
        GITEA,
        GITHUB,
        NOTIFY_WEBHOOK,
        WEB,
        MICROMETER,
        OPENTELEMETRY,
        CLI,
        TESTKIT,
        EXAMPLES;

        static Optional<Module> of(JavaClass type) {
            String packageName = type.getBaseComponentType().getPackageName();
            return Arrays.stream(values())
                    .filter(module -> module.packages().matcher(packageName).matches())
                    .findFirst();
        }

        private Pattern packages() {
            return Pattern.compile("io\\.gitops4j"
                    + switch (this) {
                        case API -> "\\.(api|spi)(\\..*)?";
                        case CORE -> "(\\.core(\\..*)?)?";
                        case WAML -> "\\.waml(\\..*)?";
                        case GIT -> "\\.git(\\..*)?";
                        case KUBERNETES -> "\\.target\\.kubernetes(\\..*)?";
                        case NOMAD -> "\\.target\\.nomad(\\..*)?";
                        case FORGE -> "\\.forge\\.(http|options|show)(\\..*)?";
                        case GITEA -> "\\.forge\\.gitea(\\..*)?";
                        case GITHUB -> "\\.forge\\.github(\\..*)?";
                        case NOTIFY_WEBHOOK -> "\\.notify\\.webhook(\\..*)?";
                        case WEB -> "\\.web(\\..*)?";
                        case MICROMETER -> "\\.micrometer(\\..*)?";
                        case OPENTELEMETRY -> "\\.opentelemetry(\\..*)?";
                        case CLI -> "\\.cli(\\..*)?";
                        case TESTKIT -> "\\.testkit(\\..*)?";
                        case EXAMPLES -> "\\.examples(\\..*)?";
                    });
        }

        Set<Module> known() {
            return switch (this) {
                case API -> EnumSet.noneOf(Module.class);
                case CORE, WAML, GIT, KUBERNETES, NOMAD, FORGE, NOTIFY_WEBHOOK, WEB, MICROMETER, OPENTELEMETRY ->
                    EnumSet.of(API);
                case GITEA, GITHUB -> EnumSet.of(API, FORGE);
                case CLI -> EnumSet.of(API, CORE, WAML);
                case TESTKIT -> EnumSet.of(API, CORE);
                case EXAMPLES -> EnumSet.allOf(Module.class);
            };
        }
    }

    @ArchTest
    static final ArchRule everyPackageBelongsToOneModule = classes()
            .should(new ArchCondition<>("be in a known module") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (Module.of(type).isEmpty()) {
                        events.add(violated(
                                type,
                                type.getName() + " is in a package of no module. Do: move it or name the "
                                        + "module in ArchitectureTest."));
                    }
                }
            });

    @ArchTest
    static final ArchRule modulesKnowOnlyWhomTheyMay = classes()
            .should(new ArchCondition<>("depend only on the modules that design.md allows") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Module origin = Module.of(type).orElseThrow();
                    eachOwnTarget(type, dependency -> {
                        Module target = Module.of(dependency.getTargetClass()).orElseThrow();
                        if (target != origin && !origin.known().contains(target)) {
                            events.add(violated(
                                    type, origin + " must not know " + target + ": " + dependency.getDescription()));
                        }
                    });
                }
            });

    @ArchTest
    static final ArchRule internalPackagesAreUsedByTheirModuleOnly = classes()
            .should(new ArchCondition<>("leave the internal packages of other modules alone") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Module origin = Module.of(type).orElseThrow();
                    eachOwnTarget(type, dependency -> {
                        JavaClass target = dependency.getTargetClass().getBaseComponentType();
                        if (isInternal(target) && Module.of(target).orElseThrow() != origin) {
                            events.add(violated(
                                    type, origin + " must not use an internal class: " + dependency.getDescription()));
                        }
                    });
                }
            });

    @ArchTest
    static final ArchRule apiNeedsTheJdkOnly = classes()
            .that()
            .resideInAnyPackage("io.gitops4j.api..", "io.gitops4j.spi..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.gitops4j.api..", "io.gitops4j.spi..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule publicSignaturesNameJdkTypesAndOurOwnOnly = classes()
            .that()
            .resideInAnyPackage("io.gitops4j", "io.gitops4j.api..", "io.gitops4j.spi..")
            .and()
            .arePublic()
            .should(nameInSignaturesNo(
                    "type from a library",
                    named -> !named.getPackageName().startsWith("java.")
                            && Module.of(named).isEmpty()));

    @ArchTest
    static final ArchRule publicSignaturesNameNoInternalType = classes()
            .that()
            .resideOutsideOfPackage("..internal..")
            .and()
            .arePublic()
            .should(nameInSignaturesNo("internal type", ArchitectureTest::isInternal));

    @ArchTest
    static final ArchRule nothingIsNamedAfterNothing = noClasses()
            .should()
            .haveNameMatching("(?i).*\\.(utils?|common|helpers?|managers?)\\..*")
            .orShould(haveSimpleNameWith(Pattern.compile("(Utils?|Common|Helpers?|Managers?)$")));

    @ArchTest
    static void everyPackageComesFromOneModule(JavaClasses all) {
        assertThat(all.stream()
                        .filter(type -> type.getSource().isPresent())
                        .map(type -> type.getPackageName() + " from " + originOf(type))
                        .distinct()
                        .map(line -> line.substring(0, line.indexOf(' '))))
                .as("packages, each once")
                .doesNotHaveDuplicates();
    }

    private static boolean isInternal(JavaClass type) {
        return Module.of(type).isPresent() && (type.getPackageName() + ".").contains(".internal.");
    }

    private static ArchCondition<JavaClass> nameInSignaturesNo(String what, Predicate<JavaClass> banned) {
        return new ArchCondition<>("name no " + what + " in their signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check(type, type.getName(), signatureOf(type), events);
                type.getMembers().stream()
                        .filter(member -> member.getModifiers().contains(PUBLIC)
                                || member.getModifiers().contains(PROTECTED))
                        .forEach(member -> check(type, member.getFullName(), signatureOf(member), events));
            }

            private void check(JavaClass type, String where, Stream<JavaType> signature, ConditionEvents events) {
                Set<String> found = signature
                        .flatMap(named -> named.getAllInvolvedRawTypes().stream())
                        .map(JavaClass::getBaseComponentType)
                        .filter(named -> !named.isPrimitive() && banned.test(named))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
                if (!found.isEmpty()) {
                    events.add(violated(type, where + " names " + String.join(", ", found)));
                }
            }
        };
    }

    private static Stream<JavaType> signatureOf(JavaClass type) {
        return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    }

    private static Stream<JavaType> signatureOf(JavaMember member) {
        if (member instanceof JavaCodeUnit unit) {
            return Stream.concat(
                    Stream.of(unit.getReturnType()),
                    Stream.concat(unit.getParameterTypes().stream(), unit.getExceptionTypes().stream()));
        }
        return Stream.of(((JavaField) member).getType());
    }

    private static void eachOwnTarget(JavaClass type, Consumer<Dependency> visit) {
        type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> Module.of(dependency.getTargetClass()).isPresent())
                .forEach(visit);
    }

    private static String originOf(JavaClass type) {
        String uri = type.getSource().orElseThrow().getUri().toString();
        return uri.substring(0, uri.length() - type.getName().length() - ".class".length());
    }

    private static ArchCondition<JavaClass> haveSimpleNameWith(Pattern pattern) {
        return ArchCondition.from(DescribedPredicate.describe(
                "have a simple name like " + pattern,
                type -> pattern.matcher(type.getSimpleName()).find()));
    }

    /** The packaged test trees; ArchUnit itself knows only the directories. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
