// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that the plugin can say, as one list in {@code target/sentences.txt}, and the rules of docs/writing.md that a machine can check. */
class SentencesTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern VIEW_TEXT = Pattern.compile("(?:\\$\\{|')%([^}'(]+)");
    private static final Pattern PARAGRAPH = Pattern.compile("<(p|li)>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern REMEDY = Pattern.compile("(?:  message|  remedy): (.*)");

    /** What no text may have, and why. */
    private static final Map<Pattern, String> NEVER = Map.of(
            Pattern.compile("['\\w)][?!]\\.(?=\\s|$)|[,;] ?[.,;]|(?<!\\.)\\.\\.(?!\\.)"),
            "has two marks in a row",
            Pattern.compile("(?<![\\w./@-])[a-z]{2,}[.!?](?=[A-Z][a-z]+ )"),
            "lacks a space after a full stop",
            Pattern.compile("\\bis null\\b|: null\\b"),
            "says null",
            Pattern.compile("\\b(?:java|hudson|org|net|com)\\.[a-z]+\\.[A-Za-z.]+(?:Exception|Error)\\b"),
            "names a class",
            Pattern.compile(
                    "(?i)goes away once|mend |needs? a person|only overrides stand|told of failed|most agents at|broke"
                            + " off|(?<!there )\\bis no (?!longer)"),
            "is not how Jenkins speaks",
            Pattern.compile("\\w  \\w"),
            "has two spaces");

    /** Texts of the sources that are read by machines. */
    private static final Pattern NO_TEXT =
            Pattern.compile("[^ ]*|.*(?:\\[\\^|\\(\\?|\\\\\\\\|::|\\{\\{|<[a-z!/]|^\\s*[.#]|=\\{).*", Pattern.DOTALL);

    private record Said(String where, String text) {
        @Override
        public String toString() {
            return where + ": " + text;
        }
    }

    @Test
    void everySentenceKeepsTheRules() throws IOException {
        List<Said> all = Stream.of(sources(), views(), help(), keys(), remedies(), plans(), headlines())
                .flatMap(List::stream)
                .distinct()
                .toList();
        Path list = ROOT.resolve("target/sentences.txt");
        Files.createDirectories(list.getParent());
        Files.write(list, all.stream().map(Said::toString).toList());
        assertThat(all).hasSizeGreaterThan(500);
        assertThat(all.stream().flatMap(SentencesTest::broken)).isEmpty();
    }

    @Test
    void whatIsASentenceEndsLikeOne() throws IOException {
        assertThat(Stream.of(help(), keys(), remedies(), plans(), headlines()).flatMap(List::stream))
                .extracting(Said::text)
                .allMatch(text -> text.matches("(?s).*[.?!:…](?:\\)|</code>)?") || text.startsWith("Example"));
    }

    /** What exceeds a limit is more than one. */
    @Test
    void oneIsSpokenOfAsOne() throws IOException {
        Pattern many = Pattern.compile(
                "(?<!at most |more than |least |to |than |all |steps of )%d ([a-z]{3,}?)s\\b(?!.*(?:at most|no more"
                        + " than|are the most))");
        List<Said> wrong = new ArrayList<>();
        for (Path file : files("src/main/java", ".java")) {
            String source = Files.readString(file);
            for (String text : JavaTexts.of(source)) {
                many.matcher(text)
                        .results()
                        .filter(found -> !Pattern.compile("(?:%d|1|[oO]ne|a) " + found.group(1) + "\\b")
                                .matcher(source)
                                .find())
                        .forEach(found -> wrong.add(new Said(file.getFileName().toString(), text)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did you mean 'FIXED'?.",
                "It is.Show everything",
                "is null now",
                "failed with java.lang.IllegalStateException",
                "this goes away once AWS answers",
                "'x' is no whole number",
                "one.. two",
                "two  spaces"
            })
    void theRulesFindWhatTheyAreFor(String text) {
        assertThat(broken(new Said("here", text))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Did you mean 'FIXED'?",
                "Wait …; then look.",
                "jenkins.model.Jenkins is named",
                "a::b",
                "version 1.4.0 and e.g. this",
                "There is no such template, and it is no longer needed"
            })
    void andNothingElse(String text) {
        assertThat(broken(new Said("here", text))).isEmpty();
    }

    private static Stream<String> broken(Said said) {
        return NEVER.entrySet().stream()
                .filter(rule -> rule.getKey().matcher(said.text()).find())
                .map(rule -> said + " — " + rule.getValue());
    }

    private static List<Said> sources() throws IOException {
        List<Said> said = new ArrayList<>();
        for (Path file : files("src/main/java", ".java")) {
            JavaTexts.of(Files.readString(file)).stream()
                    .filter(Predicate.not(NO_TEXT.asMatchPredicate()))
                    .filter(text -> text.matches("(?s).*[A-Za-z]{2,} [A-Za-z%'].*"))
                    .forEach(text -> said.add(new Said(file.getFileName().toString(), text.replaceAll("%[sd]", "…"))));
        }
        return said;
    }

    private static List<Said> views() throws IOException {
        List<Said> said = new ArrayList<>();
        for (Path file : files("src/main/resources", ".jelly")) {
            VIEW_TEXT
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(found -> said.add(new Said(file.getFileName().toString(), found.group(1))));
        }
        for (Path file : files("src/main/resources", ".properties")) {
            Files.readAllLines(file).stream()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .forEach(line ->
                            said.add(new Said(file.getFileName().toString(), line.substring(line.indexOf('=') + 1))));
        }
        return said;
    }

    private static List<Said> help() throws IOException {
        List<Said> said = new ArrayList<>();
        for (Path file : files("src/main/resources", ".html")) {
            PARAGRAPH
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(found -> said.add(new Said(
                            file.getFileName().toString(),
                            found.group(2).replaceAll("<[^>]*>", "").strip().replaceAll("\\s+", " "))));
        }
        return said;
    }

    private static List<Said> keys() {
        Stream<Said> help = Stream.of(ControllerKeys.SCHEMA, CloudKeys.SCHEMA, TemplateKeys.SCHEMA)
                .flatMap(schema -> schema.keys().stream())
                .map(key -> new Said("key " + key.name(), key.help()));
        return help.toList();
    }

    private static List<Said> remedies() {
        return Stream.of(FailureKind.values())
                .map(kind -> new Said(kind.name(), Sentence.of(kind.remedy())))
                .toList();
    }

    /** What the golden scenarios say, as sentences. */
    private static List<Said> plans() throws IOException {
        List<Said> said = new ArrayList<>();
        for (Path file : files("src/test/resources/scenarios", "plan.yaml")) {
            String scenario = file.getParent().getFileName().toString();
            REMEDY.matcher(Files.readString(file))
                    .results()
                    .forEach(found -> said.add(new Said(
                            scenario,
                            Sentence.of(found.group(1).replaceAll("^'|'$", "").replace("''", "'")))));
        }
        return said;
    }

    private static List<Said> headlines() {
        return Stream.of(Headline.ASLEEP, Headline.DISCOVERING, Headline.of(List.of(), List.of()))
                .map(headline -> new Said("headline", headline.sentence()))
                .toList();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
