package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.util.List;

/**
 * What eb-engine made of a deployment on one instance.
 *
 * @param outcome success or the way it failed
 * @param events error events of the instance before the usual ones
 * @param log lines of {@code eb-engine.log}
 */
record EngineResult(Outcome outcome, List<String> events, List<String> log) {
  enum Outcome {
    SUCCESS,
    FAILURE,
    TIMEOUT,
    UNHEALTHY
  }

  static final EngineResult SUCCESS =
      new EngineResult(
          Outcome.SUCCESS,
          List.of(),
          List.of("[INFO] Instance deployment completed successfully."));

  static EngineResult failure(String stage, String error, String... events) {
    return new EngineResult(
        Outcome.FAILURE,
        List.of(events),
        List.of(
            "[ERROR] An error occurred during execution of command [app-deploy] - [%s]. Stop running the command. Error: %s"
                .formatted(stage, error),
            "[INFO] Executing cleanup logic",
            "[INFO] CommandService Response: {\"status\":\"FAILURE\",\"api_version\":\"1.0\",\"results\":[{\"status\":\"FAILURE\",\"msg\":\"Engine execution has encountered an error.\",\"returncode\":1}]}"));
  }
}
