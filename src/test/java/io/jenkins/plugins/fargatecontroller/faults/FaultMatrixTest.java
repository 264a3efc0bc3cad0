// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.documents.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The matrix has each call that the code makes with each fault, and docs/reliability.md says what it says. */
class FaultMatrixTest {

    private static final Golden DOCUMENT = Golden.of("docs/reliability.md");

    private static Matrix matrix() throws IOException {
        return Matrix.parse(Files.readString(Golden.path("src/test/resources/faults/matrix.txt")));
    }

    /** A call that is new has no state yet: 'make faults GOLDEN=1' writes it down, for a person to judge. */
    @Test
    void eachCallOfTheCodeHasItsRow() throws IOException {
        Map<RemoteCall, List<Fault>> wanted = new TreeMap<>();
        RemoteCall.all().forEach(call -> wanted.put(call, call.faults()));
        assertThat(matrix().rows()).isEqualTo(wanted);
    }

    @Test
    void theCallsAreReadOffTheCode() {
        assertThat(CallsInCode.find())
                .extracting(RemoteCall::toString)
                .contains(
                        "discovery ecs:DescribeTasks",
                        "discovery elasticloadbalancing:DescribeListeners",
                        "discovery elasticfilesystem:DescribeFileSystems",
                        "password ssm:GetParameter",
                        "notification sns:Publish",
                        "agents ecs:ListTaskDefinitionFamilies");
    }

    /** Two documents of the metadata endpoint have rows, and nothing else connects to anything but through the SDK. */
    @Test
    void thereIsNoOtherWayOut() {
        assertThat(CallsInCode.documents()).isEqualTo(2);
        assertThat(CallsInCode.connecting()).containsExactly("MetadataHttp");
    }

    @Test
    void nothingThatIsBrokenSaysForCertainThatSomethingIsGone() throws IOException {
        Matrix matrix = matrix();
        matrix.rows()
                .forEach((call, faults) -> faults.forEach(fault -> assertThat(matrix.state(call, fault))
                        .as("%s × %s", call, fault)
                        .isNotEmpty()
                        .noneMatch(line -> line.contains(": none: ") || line.startsWith("none: "))));
    }

    @Test
    void theDocumentIsMadeOfTheMatrix() throws IOException {
        DOCUMENT.holds(document(Files.readString(DOCUMENT.file()), matrix()));
    }

    private static String document(String before, Matrix matrix) {
        String head = before.substring(0, before.indexOf(BEGIN) + BEGIN.length());
        StringBuilder text =
                new StringBuilder(head).append("\n## The faults\n\n| fault | what the plugin sees |\n|---|---|\n");
        Fault.ALL.forEach(fault -> text.append("| `%s` | %s |\n".formatted(fault.name(), fault.meaning())));
        Door door = null;
        for (RemoteCall call : matrix.rows().keySet()) {
            if (call.door() != door) {
                door = call.door();
                text.append("\n## ").append(door.title).append("\n");
            }
            text.append("\n### ").append(title(call)).append("\n\n| fault | state |\n|---|---|\n");
            matrix.states(call)
                    .forEach((state, faults) -> text.append(
                            "| %s | %s |\n".formatted(Matrix.names(faults), String.join("<br>", escaped(state)))));
        }
        return text.toString();
    }

    private static final String BEGIN = "<!-- made by FaultMatrixTest -->\n";

    private static String title(RemoteCall call) {
        return call.wholeServer() ? "all of " + call.service() : "`" + call.operation() + "`";
    }

    private static List<String> escaped(List<String> state) {
        return state.stream()
                .map(line -> line.replace("|", "\\|").replace("<", "&lt;"))
                .toList();
    }
}
