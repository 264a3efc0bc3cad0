// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An agent as text, for the node's file. It holds no secret. */
public final class AgentFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private AgentFile() {}

    public static String write(Agent agent) {
        try {
            return JSON.writeValueAsString(agent);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #write} wrote, or an older version of it did.
     *
     * @throws IOException if the text is no agent; the message says what is wrong
     */
    public static Agent read(String text) throws IOException {
        try {
            @Nullable Agent agent = JSON.readValue(text, Agent.class);
            if (agent == null) {
                throw new IOException("not a saved agent: it is empty");
            }
            return agent;
        } catch (JacksonException e) {
            throw new IOException("not a saved agent: " + flaw(e), e);
        }
    }

    /** Without what the file says there, which may be a variable of a build. */
    private static String flaw(JacksonException failure) {
        if (failure instanceof JsonMappingException field && !field.getPath().isEmpty()) {
            return "'%s' is missing, or not what it should be"
                    .formatted(field.getPath().get(0).getFieldName());
        }
        return "no such fields, or not valid JSON";
    }

    private static final class InstantReader extends FromStringDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String value, DeserializationContext context) {
            return Instant.parse(value);
        }
    }
}
