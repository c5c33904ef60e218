package kr.mambo.beanstalk.bundle;

import java.util.List;
import kr.mambo.beanstalk.workload.EnvironmentVariable;

/**
 * Writes variables for the {@code env_file} of a Compose service. A value in single quotes is
 * literal; one that single quotes cannot represent is escaped in double quotes.
 *
 * @see <a
 *     href="https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax">Env
 *     file syntax</a>
 */
final class EnvFile {
  private EnvFile() {}

  static String render(List<EnvironmentVariable> variables) {
    var file = new StringBuilder();
    for (var variable : variables) {
      file.append(variable.name()).append('=').append(quote(variable.text())).append('\n');
    }
    return file.toString();
  }

  /**
   * @param value without NUL
   */
  static String quote(String value) {
    if (!value.contains("'") && !value.contains("\r") && !value.endsWith("\\")) {
      return "'" + value + "'";
    }
    return '"'
        + value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("$", "\\$")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
        + '"';
  }
}
