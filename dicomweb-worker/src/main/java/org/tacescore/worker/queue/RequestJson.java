package org.tacescore.worker.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.tacescore.worker.assemble.JobRequest;

/** The form in which a job's request lies in its row. */
final class RequestJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private RequestJson() {}

  static String write(JobRequest job) {
    try {
      return MAPPER.writeValueAsString(job);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("job " + job.jobKey() + " cannot be written", e);
    }
  }

  static JobRequest read(String json) {
    try {
      return MAPPER.readValue(json, JobRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job's request cannot be read", e);
    }
  }
}
