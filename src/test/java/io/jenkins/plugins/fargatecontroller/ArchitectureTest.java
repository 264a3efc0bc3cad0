// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The picture in docs/architecture.md, checked against the classes, and the rules behind it. A room is a package. It may
 * import what an arrow leads to, and whatever that may import. Each rule is shown a class that breaks it.
 */
class ArchitectureTest {

    private static final String ROOT = "io.jenkins.plugins.fargatecontroller";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** A newcomer can take in so many classes at a time. */
    private static final int ROOM_FOR = 25;

    private static final ArchRule ONE_ROOM_KNOWS_AWS = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".discovery.aws..", ROOT + ".agents.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    private static final ArchRule THE_CORE_KNOWS_NO_JENKINS = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".jenkins..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..");

    /** Values in, values out. */
    private static final ArchRule PURE_ROOMS_ASK_NOBODY = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + ".settings..",
                    ROOT + ".environment..",
                    ROOT + ".overrides..",
                    ROOT + ".plan..",
                    ROOT + ".agents..")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "java.nio.file..", "java.util.random..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.SecureRandom");

    private static final ArchRule PLANS_ARE_MADE_OF_VALUES = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".settings..", ROOT + ".environment..", ROOT + ".overrides..", ROOT + ".plan..")
            .should()
            .callMethod(Class.class, "getResourceAsStream", String.class);

    /** What a problem concerns is a type; its text is made where it is shown. */
    private static final ArchRule TEXTS_OF_PROBLEMS_ARE_SHOWN = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".plan.PlanJson")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".form.FieldProblem")
            .should()
            .callMethod(Problem.Location.class, "field");

    /** A record has what it has, and a lambda what it is given. */
    private static final ArchRule NOTHING_TAKES_AN_OPTIONAL = noCodeUnits()
            .that(new DescribedPredicate<>("are called by other classes") {
                @Override
                public boolean test(JavaCodeUnit unit) {
                    boolean hidden = unit.getModifiers().contains(JavaModifier.PRIVATE)
                            || unit.getModifiers().contains(JavaModifier.SYNTHETIC);
                    return !hidden && !(unit.isConstructor() && unit.getOwner().isRecord());
                }
            })
            .should()
            .haveRawParameterTypes(new DescribedPredicate<>("an Optional among them") {
                @Override
                public boolean test(List<JavaClass> types) {
                    return types.stream().anyMatch(type -> type.isEquivalentTo(Optional.class));
                }
            });

    private static final ArchRule NO_GRAB_BAG = classes().should().haveNameNotMatching(".*(Utils?|Manager|Helper)");

    private static final ArchRule NO_CIRCLES =
            slices().assignedFrom(new Outermost()).should().beFreeOfCycles();

    @Test
    void roomsImportOnlyWhatThePictureShows() throws IOException {
        Map<String, Set<String>> reachable = reachable(drawn());
        Set<String> surplus = new TreeSet<>();
        imports(CLASSES)
                .forEach((room, imported) -> imported.stream()
                        .filter(other -> !reachable.getOrDefault(room, Set.of()).contains(other))
                        .forEach(other -> surplus.add(room + " imports " + other)));
        assertThat(surplus).isEmpty();
    }

    /** hermetic/core has no rooms with Jenkins, so that nothing of them is there to see. */
    @Test
    void thePictureShowsNoRoomAndNoArrowThatIsNotThere() throws IOException {
        Map<String, Set<String>> imports = imports(CLASSES);
        boolean all = imports.containsKey("jenkins");
        Set<String> unused = new TreeSet<>();
        drawn().forEach((room, arrows) -> arrows.stream()
                .filter(other -> all || !room.startsWith("jenkins"))
                .filter(other -> !imports.getOrDefault(room, Set.of()).contains(other))
                .forEach(other -> unused.add(room + " --> " + other)));
        assertThat(unused).isEmpty();
    }

    @Test
    void theTableHasEachRoom() throws IOException {
        Set<String> rooms = Pattern.compile("^\\| `([a-z.]+)`.* \\|", Pattern.MULTILINE)
                .matcher(page())
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> drawn = Pattern.compile("^ {2}([a-z.]+)(?: --> ([a-z.]+))?$", Pattern.MULTILINE)
                .matcher(page())
                .results()
                .flatMap(arrow -> Stream.of(arrow.group(1), arrow.group(2)))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rooms).isEqualTo(drawn).containsAll(imports(CLASSES).keySet());
    }

    @Test
    void noRoomIsTooFull() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(type -> type.equals(outermost(type)) && holdsCode(type))
                .collect(Collectors.groupingBy(ArchitectureTest::room, Collectors.counting()));
        sizes.values().removeIf(size -> size <= ROOM_FOR);
        assertThat(sizes).isEmpty();
    }

    @Test
    void noTwoTypesShareAName() {
        Map<String, List<String>> named = CLASSES.stream()
                .filter(type -> type.equals(outermost(type)) && holdsCode(type))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        named.values().removeIf(types -> types.size() == 1);
        assertThat(named).isEmpty();
    }

    @Test
    void thereIsNoCircle(@TempDir Path folder) throws IOException {
        NO_CIRCLES.check(CLASSES);
        assertBroken(NO_CIRCLES, folder, "plan.One: Two two;", "plan.Two: One one;");
    }

    @Test
    void oneRoomKnowsTheAwsSdk(@TempDir Path folder) throws IOException {
        ONE_ROOM_KNOWS_AWS.check(CLASSES);
        assertBroken(ONE_ROOM_KNOWS_AWS, folder, "discovery.Bad: software.amazon.awssdk.regions.Region region;");
    }

    @Test
    void theCoreKnowsNoJenkins(@TempDir Path folder) throws IOException {
        THE_CORE_KNOWS_NO_JENKINS.check(CLASSES);
        assertBroken(THE_CORE_KNOWS_NO_JENKINS, folder, "plan.Bad: hudson.Any any;", "/hudson.Any: int number;");
    }

    @Test
    void pureRoomsAskNobody(@TempDir Path folder) throws IOException {
        PURE_ROOMS_ASK_NOBODY.check(CLASSES);
        for (String code : List.of(
                "long now = System.nanoTime();",
                "String home = System.getenv(\"HOME\");",
                "Object random = new java.util.Random();",
                "Object random = new java.security.SecureRandom();",
                "boolean there = java.nio.file.Files.exists(null);")) {
            assertBroken(PURE_ROOMS_ASK_NOBODY, folder, "plan.Bad: " + code);
        }
    }

    @Test
    void plansAreMadeOfValues(@TempDir Path folder) throws IOException {
        PLANS_ARE_MADE_OF_VALUES.check(CLASSES);
        assertBroken(PLANS_ARE_MADE_OF_VALUES, folder, "plan.Bad: Object r = String.class.getResourceAsStream(\"a\");");
    }

    @Test
    void nothingIsDecidedByTheTextOfAProblem(@TempDir Path folder) throws IOException {
        TEXTS_OF_PROBLEMS_ARE_SHOWN.check(CLASSES);
        assertBroken(
                TEXTS_OF_PROBLEMS_ARE_SHOWN,
                folder,
                "plan.Bad: boolean admin(%s.settings.Problem problem) { return problem.place().field().isEmpty(); }"
                        .formatted(ROOT));
    }

    @Test
    void nothingTakesAnOptional(@TempDir Path folder) throws IOException {
        NOTHING_TAKES_AN_OPTIONAL.check(CLASSES);
        assertBroken(NOTHING_TAKES_AN_OPTIONAL, folder, "plan.Bad: void take(java.util.Optional<String> text) {}");
    }

    @Test
    void noClassIsAGrabBag(@TempDir Path folder) throws IOException {
        NO_GRAB_BAG.check(CLASSES);
        assertBroken(NO_GRAB_BAG, folder, "plan.PlanUtils: int number;");
    }

    /**
     * Compiles classes that break the rule, and has it say so.
     *
     * @param classes each as {@code room.Name: members}; behind a slash the package is not one of ours
     */
    private static void assertBroken(ArchRule rule, Path folder, String... classes) throws IOException {
        List<JavaFileObject> sources = Stream.of(classes).map(Source::of).toList();
        Path path = Files.createTempDirectory(folder, "classes");
        var options = List.of("-d", path.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        var task = ToolProvider.getSystemJavaCompiler().getTask(null, null, null, options, null, sources);
        assertThat(task.call()).as("compiles").isTrue();
        JavaClasses bad = new ClassFileImporter().importPath(path);
        assertThat(rule.evaluate(bad).hasViolation()).as(rule.getDescription()).isTrue();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of(System.getProperty("project.root", "."), "docs", "architecture.md"));
    }

    /** Each room of the picture, and where its arrows lead. */
    private static Map<String, Set<String>> drawn() throws IOException {
        return Pattern.compile("^ {2}([a-z.]+) --> ([a-z.]+)$", Pattern.MULTILINE)
                .matcher(page())
                .results()
                .collect(Collectors.groupingBy(
                        arrow -> arrow.group(1), Collectors.mapping(arrow -> arrow.group(2), Collectors.toSet())));
    }

    private static Map<String, Set<String>> reachable(Map<String, Set<String>> arrows) {
        Map<String, Set<String>> reachable = new TreeMap<>();
        arrows.keySet().forEach(room -> {
            Set<String> found = new TreeSet<>();
            follow(room, arrows, found);
            reachable.put(room, found);
        });
        return reachable;
    }

    private static void follow(String room, Map<String, Set<String>> arrows, Collection<String> found) {
        for (String next : arrows.getOrDefault(room, Set.of())) {
            if (!found.contains(next)) {
                found.add(next);
                follow(next, arrows, found);
            }
        }
    }

    /** Each room, and those that its classes know. */
    private static Map<String, Set<String>> imports(JavaClasses classes) {
        Map<String, Set<String>> imports = new TreeMap<>();
        classes.stream().filter(ArchitectureTest::holdsCode).forEach(type -> {
            Set<String> known = imports.computeIfAbsent(room(type), unseen -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(other -> other.getPackageName().startsWith(ROOT + "."))
                    .map(ArchitectureTest::room)
                    .filter(room -> !room.equals(room(type)))
                    .forEach(known::add);
        });
        return imports;
    }

    /** The texts of a room with Jenkins are in a class of the same name everywhere, which is generated. */
    private static boolean holdsCode(JavaClass type) {
        return !Set.of("package-info", "Messages").contains(type.getSimpleName());
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length() + 1);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    /** A slice for each class with those inside it. */
    private static final class Outermost implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(ROOT)
                    ? SliceIdentifier.of(outermost(type).getName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "outermost classes";
        }
    }

    /** A class that breaks a rule. */
    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        private Source(String name, String code) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.code = code;
        }

        static JavaFileObject of(String line) {
            String[] parts = line.split(": ", 2);
            String name = parts[0].startsWith("/") ? parts[0].substring(1) : ROOT + "." + parts[0];
            int dot = name.lastIndexOf('.');
            return new Source(
                    name,
                    "package %s; public class %s { %s }"
                            .formatted(name.substring(0, dot), name.substring(dot + 1), parts[1]));
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
