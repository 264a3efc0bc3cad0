// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of the form: a key with what a person sees of it.
 *
 * @param label as it stands beside the field
 */
public record FormField(Part part, Key<?> key, String label, Input input) {

    /** What fields belong to. */
    public enum Part {
        CONTROLLER,
        CLOUD,
        TEMPLATE;

        Schema schema() {
            return switch (this) {
                case CONTROLLER -> ControllerKeys.SCHEMA;
                case CLOUD -> CloudKeys.SCHEMA;
                case TEMPLATE -> TemplateKeys.SCHEMA;
            };
        }

        /** As it stands in the path of a check. */
        String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How the value is given.
     *
     * @param choices all there are, for {@link Kind#CHOICE}
     * @param otherwise what is shown where nothing is chosen and nothing known of the value that holds then
     */
    public record Input(Kind kind, List<Choice> choices, String otherwise) {

        static final Input TEXT = new Input(Kind.TEXT, List.of(), "");
        static final Input LINES = new Input(Kind.LINES, List.of(), "");
        static final Input DEPENDENT_CHOICE = new Input(Kind.DEPENDENT_CHOICE, List.of(), "");

        public Input {
            choices = List.copyOf(choices);
        }

        static Input choice(List<Choice> choices) {
            return new Input(Kind.CHOICE, choices, Choice.UNSET);
        }

        static Input yesOrNo() {
            return choice(List.of(new Choice("Yes", "true"), new Choice("No", "false")));
        }

        /** What a field looks like. */
        public enum Kind {
            TEXT,
            LINES,
            CHOICE,
            /** The choices depend on other fields, so that Jenkins asks for them. */
            DEPENDENT_CHOICE
        }
    }

    public String name() {
        return key.name();
    }

    /** The name of the file with its help, as Jenkins looks for it. */
    public String help() {
        return part == Part.CONTROLLER ? name() : part.path() + "-" + name();
    }

    /** Where Jenkins has a text checked. */
    public String check() {
        return "check/" + part.path() + "/" + name();
    }

    public boolean isText() {
        return input.kind() == Input.Kind.TEXT;
    }

    /** The numbers that it takes, if it is for one; null otherwise. */
    public ValueType.@Nullable Bounds bounds() {
        return isText() ? key.type().bounds().orElse(null) : null;
    }

    /**
     * Whether it is a field for a number. A text that is none, as it may stand in a form that is shown again, would not be
     * seen in such a field.
     *
     * @param texts by the names of keys; null for a new entry
     */
    public boolean isNumber(@Nullable Map<String, String> texts) {
        String text = texts == null ? "" : texts.getOrDefault(name(), "");
        return bounds() != null && (text.isEmpty() || text.matches(ValueType.WHOLE_NUMBER));
    }

    public boolean isLines() {
        return input.kind() == Input.Kind.LINES;
    }

    public boolean isChoice() {
        return input.kind() == Input.Kind.CHOICE;
    }

    public List<Choice> choices() {
        return input.choices();
    }

    /**
     * What a text says in the field, short, such as {@code CPU: 1 vCPU}. Where there are lines, only that there are some:
     * the values of variables may be secrets.
     */
    String said(String text) {
        return isLines() ? label : label + ": " + words(text);
    }

    private String words(String text) {
        if (key.equals(TemplateKeys.MEMORY) && text.matches("[0-9]{1,6}")) {
            return SizeText.memory(Integer.parseInt(text));
        }
        return choices().stream()
                .filter(choice -> choice.value().equals(text))
                .map(Choice::label)
                .findFirst()
                .orElseGet(() -> Redacted.of(text));
    }

    /**
     * What is shown where the field is empty: the value that holds then.
     *
     * @param hints by the names of keys
     */
    public String placeholder(Map<String, String> hints) {
        return hints.getOrDefault(name(), input.otherwise());
    }
}
