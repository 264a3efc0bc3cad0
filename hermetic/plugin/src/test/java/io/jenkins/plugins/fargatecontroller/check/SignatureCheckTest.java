// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;

/** The signatures in hermetic/jenkins-api are those of the real API; and the check finds the ones that lie. */
class SignatureCheckTest {
    private static final JenkinsApi API = JenkinsApi.of(JenkinsLine.BASELINE);

    private final SignatureCheck check = new SignatureCheck(API);

    @Test
    void theListIsWhole() {
        assertThat(API.size()).isEqualTo(4926);
    }

    @TestFactory
    Stream<DynamicTest> everySignatureIsReal() {
        return Plugin.classFiles(Plugin.ROOT.resolve("hermetic/jenkins-api/target/classes"))
                .map(file -> DynamicTest.dynamicTest(
                        file.name(),
                        () -> assertThat(check.problems(file.bytes())).isEmpty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void findsSignaturesThatLie(String problem, byte[] classFile) {
        assertThat(check.problems(classFile)).singleElement().asString().endsWith(problem);
    }

    static Stream<Arguments> findsSignaturesThatLie() {
        String secret = "hudson/util/Secret";
        int isFinal = ACC_PUBLIC | ACC_FINAL;
        return Stream.of(
                signature("hudson.util.Secrets does not exist", ACC_PUBLIC, "hudson/util/Secrets", writer -> {}),
                signature(
                        "declares reveal ()V, which does not exist",
                        isFinal,
                        secret,
                        method(ACC_PUBLIC, "reveal", "()V")),
                signature(
                        "declares getPlainText ()Ljava/lang/Object;, which does not exist",
                        isFinal,
                        secret,
                        method(ACC_PUBLIC, "getPlainText", "()Ljava/lang/Object;")),
                signature(
                        "declares getPlainText ()Ljava/lang/String;, which differs in access, static, final or abstract",
                        isFinal,
                        secret,
                        method(ACC_PUBLIC | ACC_STATIC, "getPlainText", "()Ljava/lang/String;")),
                signature(
                        "declares <init> ()V, which does not exist",
                        isFinal,
                        secret,
                        method(ACC_PUBLIC, "<init>", "()V")),
                signature(
                        "declares save ()V, which throws [java/io/IOException] and not []",
                        ACC_PUBLIC | ACC_ABSTRACT,
                        "hudson/model/Node",
                        method(ACC_PUBLIC, "save", "()V")),
                signature(
                        "declares save ()V, which throws [] and not [java/io/IOException]",
                        ACC_PUBLIC | ACC_ABSTRACT,
                        "hudson/model/Descriptor",
                        method(ACC_PUBLIC, "save", "()V", "java/io/IOException")),
                signature(
                        "is of another kind: final, abstract, interface, annotation, enum or access differ",
                        ACC_PUBLIC,
                        secret,
                        writer -> {}),
                arguments(
                        "hudson.util.Secret is no subtype of java/util/TimerTask",
                        Fixture.type(isFinal, secret, "java/util/TimerTask", writer -> {})));
    }

    @Test
    void lookOnlyAtWhatIsExposed() {
        byte[] classFile = Fixture.type(
                ACC_PUBLIC | ACC_FINAL,
                "hudson/util/Secret",
                "java/lang/Object",
                writer -> Fixture.declare(writer, ACC_PRIVATE, "<init>", "()V"));
        assertThat(check.problems(classFile)).isEmpty();
    }

    private static Consumer<ClassWriter> method(int access, String name, String descriptor, String... exceptions) {
        return writer -> Fixture.declare(writer, access, name, descriptor, exceptions);
    }

    private static Arguments signature(String problem, int access, String name, Consumer<ClassWriter> members) {
        return arguments(problem, Fixture.type(access, name, "java/lang/Object", members));
    }
}
