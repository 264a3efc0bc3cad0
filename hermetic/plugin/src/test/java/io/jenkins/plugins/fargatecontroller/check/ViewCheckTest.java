// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.fargatecontroller.form.FormField;
import io.jenkins.plugins.fargatecontroller.form.FormFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The views are such as each line of Jenkins can show; and the checks find the ones that are not. */
class ViewCheckTest {
    private static final Path RESOURCES = Plugin.ROOT.resolve("src/main/resources");
    private static final String HEAD = """
        <?jelly escape-by-default='true'?>
        <j:jelly xmlns:j='jelly:core' xmlns:st='jelly:stapler' xmlns:f='/lib/form' xmlns:l='/lib/layout'>
        """;

    private final TagLibraries libraries = TagLibraries.of(JenkinsLine.BASELINE);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyViewCanBeShown(JenkinsLine line) throws IOException {
        ViewCheck check = new ViewCheck(RESOURCES, TagLibraries.of(line));
        for (View view : views()) {
            if (line != JenkinsLine.BASELINE || !newer(view)) {
                assertThat(check.problems(view)).as(name(view)).isEmpty();
            }
        }
    }

    /** One that only a newer Jenkins than the baseline can show. */
    private static boolean newer(View view) {
        return view.name().endsWith(".newer.jelly");
    }

    @Test
    void whatOnlyANewerJenkinsCanShowIsAskedForFirst() throws IOException {
        List<View> newer = views().stream().filter(ViewCheckTest::newer).toList();
        assertThat(newer).as("otherwise the exception is for nothing").isNotEmpty();
        for (View view : newer) {
            assertThat(views())
                    .filteredOn(other -> other.source().contains("\"" + view.name() + "\""))
                    .as("what includes " + name(view))
                    .isNotEmpty()
                    .allSatisfy(other -> assertThat(other.source()).contains("${it.newer()}"));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTextIsThere() throws IOException {
        return views().stream()
                .filter(view -> view.name().endsWith(".jelly"))
                .map(view -> DynamicTest.dynamicTest(
                        name(view),
                        () -> assertThat(TextCheck.problems(view))
                                .as(name(view))
                                .isEmpty()));
    }

    @Test
    void everyFieldHasHelp() throws IOException {
        List<String> fields = FormFields.all().stream().map(FormField::help).toList();
        assertThat(HelpCheck.problems(views(), fields)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void findsWhatCannotBeShown(String problem, String body) throws IOException {
        View view = view("index.jelly", HEAD + body + "</j:jelly>");
        assertThat(new ViewCheck(folder, libraries).problems(view))
                .singleElement()
                .asString()
                .contains(problem);
    }

    static Stream<Arguments> findsWhatCannotBeShown() {
        return Stream.of(
                arguments("is not well-formed: line 3", "<p>"),
                arguments("<texbox> is not a tag of /lib/form", "<f:texbox field='a'/>"),
                arguments("<entry> takes no attribute titel", "<f:entry titel='a'/>"),
                arguments("<submit> lacks the attribute value", "<f:submit/>"),
                arguments("<spinner> takes no attribute txt", "<l:spinner txt='a'/>"),
                arguments("<forEach> takes no attribute item", "<j:forEach var='a' item='b'/>"),
                arguments("<include> lacks the attribute page", "<st:include it='${a}'/>"),
                arguments("<include> includes _part.jelly, which is not there", "<st:include page='_part.jelly'/>"),
                arguments(
                        "includes io.jenkins.plugins.fargatecontroller.none, but there is no such .js or .css",
                        "<st:adjunct includes='io.jenkins.plugins.fargatecontroller.none'/>"),
                arguments("<script> has content", "<script>alert(1)</script>"),
                arguments("<style> is an inline style sheet", "<style/>"),
                arguments("<a> has the attribute onclick", "<a onclick='go()'>x</a>"),
                arguments("<checkbox> has the attribute onclick", "<f:checkbox onclick='go()'/>"),
                arguments("<p> has the attribute style", "<p style='color: red'/>"),
                arguments("calls empty(), which is a word", "<p>${a.empty(b)}</p>"),
                arguments("<a> has code in href", "<a href=' JavaScript:go()'>x</a>"),
                arguments("<t> is not a tag: there is no library /own with it", "<o:t xmlns:o='/own'/>"));
    }

    @Test
    void findsAViewThatPrintsValuesAsHtml() throws IOException {
        View view = view("index.jelly", "<j:jelly xmlns:j='jelly:core'/>");
        assertThat(new ViewCheck(folder, libraries).problems(view))
                .singleElement()
                .asString()
                .startsWith("lacks <?jelly escape-by-default='true'?>");
    }

    @Test
    void acceptsWhatIsThere() throws IOException {
        view("_part.jelly", HEAD + "</j:jelly>");
        view("own/taglib", "");
        view("own/t.jelly", HEAD + "</j:jelly>");
        Files.createDirectories(folder.resolve("io/jenkins/plugins/fargatecontroller"));
        view("io/jenkins/plugins/fargatecontroller/page.js", "");
        View view = view(
                "index.jelly",
                HEAD + "<o:t xmlns:o='/own'/><st:include page='_part.jelly'/><st:include page='x' it='${a}'/>"
                        + "<st:adjunct includes='io.jenkins.plugins.fargatecontroller.page'/>"
                        + "<script src='x.js'/><f:entry title='a' field='a'><f:textbox type='number'/></f:entry>"
                        + "</j:jelly>");
        assertThat(new ViewCheck(folder, libraries).problems(view)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void findsTextsThatAreNotThere(String problem, String body, String properties) throws IOException {
        view("index.properties", properties);
        assertThat(TextCheck.problems(view("index.jelly", body))).containsExactly(problem);
    }

    static Stream<Arguments> findsTextsThatAreNotThere() {
        return Stream.of(
                arguments("uses %state.asleep, which index.properties lacks", "${%state.asleep}", ""),
                arguments("uses %lastRun, which index.properties lacks", "${a ? '%lastRun' : '%never'}", ""),
                arguments(
                        "uses %Memory , which index.properties lacks (a parenthesis starts arguments)",
                        "${%Memory (MiB)}", ""),
                arguments("index.properties: old is not used", "${%New}", "old=Old"),
                arguments(
                        "index.properties: the text of calls has arguments, so ' is written ''",
                        "${%calls(it.count)}",
                        "calls={0} calls haven't ended"));
    }

    @Test
    void acceptsTextsThatAreThere() throws IOException {
        view("index.properties", "calls={0} calls haven''t ended\nstate.asleep=Asleep");
        View view = view("index.jelly", "${%Not there} ${%ok} ${%calls(it.count)} ${%state.asleep} ${a ? '%Yes' : b}");
        assertThat(TextCheck.problems(view)).isEmpty();
    }

    @Test
    void findsFieldsWithoutHelpAndHelpWithoutField() throws IOException {
        List<View> views = List.of(
                view("help-old.html", "<div/>"),
                view("help-name.html", "<div/>"),
                view("help-template-cpu.html", "<div/>"),
                view(
                        "config.jelly",
                        HEAD + "<f:entry title='a' field='name'/><f:entry title='b' field='label'/>"
                                + "<f:entry field='cpu' help=\"${descriptor.getHelpFile('template-cpu')}\"/>"
                                + "<f:entry field='arn' help=\"${descriptor.getHelpFile('template-arn')}\"/>"
                                + "</j:jelly>"));
        List<String> fields = List.of("port", "name");
        assertThat(HelpCheck.problems(views, fields).stream().map(problem -> problem.replace(folder + "/", "")))
                .containsExactly(
                        "config.jelly line 3: a field has no help-label.html",
                        "config.jelly line 3: a field has no help-template-arn.html",
                        "the field port has no help-port.html",
                        "help-old.html belongs to no field");
    }

    private static String name(View view) {
        return RESOURCES.relativize(view.file()).toString();
    }

    private static List<View> views() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().matches(".*\\.(jelly|html)"))
                    .sorted()
                    .map(View::read)
                    .toList();
        }
    }

    private View view(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return View.read(file);
    }
}
