// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** The plugin links with each line of Jenkins that it goes with; and the check that says so finds what would not. */
class ApiCheckTest {
    private static final String JENKINS = "jenkins/model/Jenkins";
    private static final String GET = "()Ljenkins/model/Jenkins;";

    private final ApiCheck check = new ApiCheck(Plugin.atRunTime(JenkinsLine.BASELINE));

    @ParameterizedTest
    @EnumSource
    void everyClassOfThePluginLinks(JenkinsLine line) {
        ApiCheck links = new ApiCheck(Plugin.atRunTime(line));
        assertThat(Plugin.classFiles()
                        .flatMap(file ->
                                links.problems(file.bytes()).stream().map(problem -> file.name() + ": " + problem)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void findsCodeThatWouldNotLink(String problem, Consumer<MethodVisitor> code) {
        assertThat(check.problems(Fixture.code(code)))
                .singleElement()
                .asString()
                .endsWith(problem);
    }

    static Stream<Arguments> findsCodeThatWouldNotLink() {
        return Stream.of(
                calls(
                        "jenkins/model/Jenkins.get()Ljava/lang/Object;, which does not exist",
                        INVOKESTATIC,
                        JENKINS,
                        "get",
                        "()Ljava/lang/Object;"),
                calls("jenkins/model/Jenkins.reboot()V, which does not exist", INVOKEVIRTUAL, JENKINS, "reboot", "()V"),
                calls(
                        "hudson/model/Descriptor.getRootDir()Ljava/io/File;, which does not exist",
                        INVOKEVIRTUAL,
                        "hudson/model/Descriptor",
                        "getRootDir",
                        "()Ljava/io/File;"),
                calls(
                        "jenkins/model/Jenkins.get()Ljenkins/model/Jenkins;, which is static",
                        INVOKEVIRTUAL,
                        JENKINS,
                        "get",
                        GET),
                calls("jenkins/model/Jenkins.save()V, which is not static", INVOKESTATIC, JENKINS, "save", "()V"),
                calls(
                        "hudson/model/Saveable.save()V as a method of a class, but its owner is an interface",
                        INVOKEVIRTUAL,
                        "hudson/model/Saveable",
                        "save",
                        "()V"),
                calls(
                        "jenkins/model/Jenkins.save()V as a method of an interface, but its owner is a class",
                        INVOKEINTERFACE,
                        JENKINS,
                        "save",
                        "()V"),
                calls(
                        "hudson/model/Descriptor.getPlugin()Lhudson/PluginWrapper;, which is not accessible from there",
                        INVOKEVIRTUAL,
                        "hudson/model/Descriptor",
                        "getPlugin",
                        "()Lhudson/PluginWrapper;"),
                calls(
                        "software/amazon/awssdk/services/ecs/EcsClient.describeAll()V, which does not exist",
                        INVOKEINTERFACE,
                        "software/amazon/awssdk/services/ecs/EcsClient",
                        "describeAll",
                        "()V"),
                calls(
                        "java/util/List.reversed()Ljava/util/Optional;, which does not exist",
                        INVOKEINTERFACE,
                        "java/util/List",
                        "reversed",
                        "()Ljava/util/Optional;"),
                fields(
                        "jenkins/model/Jenkins.cloudList Lhudson/model/Hudson$CloudList;, which does not exist",
                        GETFIELD,
                        "cloudList",
                        "Lhudson/model/Hudson$CloudList;"),
                fields(
                        "jenkins/model/Jenkins.clouds Ljava/util/List;, which does not exist",
                        GETFIELD,
                        "clouds",
                        "Ljava/util/List;"),
                fields(
                        "jenkins/model/Jenkins.clouds Lhudson/model/Hudson$CloudList;, which is not static",
                        GETSTATIC,
                        "clouds",
                        "Lhudson/model/Hudson$CloudList;"),
                fields(
                        "jenkins/model/Jenkins.VERSION Ljava/lang/String;, which is static",
                        GETFIELD,
                        "VERSION",
                        "Ljava/lang/String;"),
                type("refers to the type hudson/model/Hudsons, which does not exist", "hudson/model/Hudsons"),
                type("refers to the type picocli/CommandLine, which does not exist", "picocli/CommandLine"),
                type(
                        "refers to the type hudson/EnvVars$OverrideOrderCalculator, which is not public",
                        "hudson/EnvVars$OverrideOrderCalculator"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void findsClassesThatWouldNotLink(String problem, byte[] classFile) {
        assertThat(check.problems(classFile)).singleElement().asString().endsWith(problem);
    }

    static Stream<Arguments> findsClassesThatWouldNotLink() {
        return Stream.of(
                subclass(
                        "does not implement hudson/model/PeriodicWork.getRecurrencePeriod()J",
                        "hudson/model/PeriodicWork",
                        writer -> Fixture.method(writer, ACC_PROTECTED, "doRun", code -> {})),
                subclass("extends hudson/util/Secret, which is final", "hudson/util/Secret", writer -> {}),
                subclass("extends hudson/model/Action, which is an interface", "hudson/model/Action", writer -> {
                    Fixture.declare(writer, ACC_PUBLIC, "getIconFileName", "()Ljava/lang/String;");
                    Fixture.declare(writer, ACC_PUBLIC, "getDisplayName", "()Ljava/lang/String;");
                    Fixture.declare(writer, ACC_PUBLIC, "getUrlName", "()Ljava/lang/String;");
                }),
                subclass(
                        "declares getDescriptor()Lhudson/model/Descriptor;, which is final in jenkins/model/GlobalConfiguration",
                        "jenkins/model/GlobalConfiguration",
                        writer -> Fixture.declare(writer, ACC_PUBLIC, "getDescriptor", "()Lhudson/model/Descriptor;")),
                subclass(
                        "declares getId()Ljava/lang/String;, which is public in hudson/model/Descriptor",
                        "jenkins/model/GlobalConfiguration",
                        writer -> Fixture.declare(writer, ACC_PROTECTED, "getId", "()Ljava/lang/String;")),
                subclass(
                        "sets hudson/Extension.order(), which does not exist",
                        "java/lang/Object",
                        writer -> writer.visitAnnotation("Lhudson/Extension;", true)
                                .visit("order", 1.0)),
                subclass(
                        "uses the field jenkins/YesNoMaybe.PERHAPS Ljenkins/YesNoMaybe;, which does not exist",
                        "java/lang/Object",
                        writer -> writer.visitAnnotation("Lhudson/Extension;", true)
                                .visitEnum("dynamicLoadable", "Ljenkins/YesNoMaybe;", "PERHAPS")));
    }

    @Test
    void followsSuperclassesAndInterfaces() {
        byte[] classFile = Fixture.type(
                "jenkins/model/GlobalConfiguration",
                writer -> Fixture.method(writer, ACC_PUBLIC, "run", code -> {
                    code.visitMethodInsn(INVOKEVIRTUAL, JENKINS, "getSearchUrl", "()Ljava/lang/String;", false);
                    code.visitMethodInsn(
                            INVOKEVIRTUAL, JENKINS, "hasPermission", "(Lhudson/security/Permission;)Z", false);
                    code.visitMethodInsn(
                            INVOKEINTERFACE, "hudson/model/TopLevelItem", "getName", "()Ljava/lang/String;", true);
                    code.visitMethodInsn(INVOKEVIRTUAL, "hudson/model/Hudson$CloudList", "size", "()I", false);
                    code.visitMethodInsn(INVOKEVIRTUAL, Fixture.NAME, "getPlugin", "()Lhudson/PluginWrapper;", false);
                }));
        assertThat(check.problems(classFile)).isEmpty();
    }

    private static Arguments calls(String problem, int opcode, String owner, String name, String descriptor) {
        Consumer<MethodVisitor> code =
                visitor -> visitor.visitMethodInsn(opcode, owner, name, descriptor, opcode == INVOKEINTERFACE);
        return arguments("calls " + problem, code);
    }

    private static Arguments fields(String problem, int opcode, String name, String descriptor) {
        Consumer<MethodVisitor> code = visitor -> visitor.visitFieldInsn(opcode, JENKINS, name, descriptor);
        return arguments("uses the field " + problem, code);
    }

    private static Arguments type(String problem, String name) {
        Consumer<MethodVisitor> code = visitor -> visitor.visitLdcInsn(org.objectweb.asm.Type.getObjectType(name));
        return arguments(problem, code);
    }

    private static Arguments subclass(String problem, String superName, Consumer<ClassWriter> members) {
        return arguments(problem, Fixture.type(superName, members));
    }
}
