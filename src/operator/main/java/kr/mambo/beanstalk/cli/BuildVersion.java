package kr.mambo.beanstalk.cli;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into a resource. */
final class BuildVersion implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    var properties = new Properties();
    try (var resource = BuildVersion.class.getResourceAsStream("version.properties")) {
      if (resource != null) properties.load(resource);
    }
    var version = properties.getProperty("version", "");
    // Only Maven fills the placeholder in.
    return new String[] {version.startsWith("$") ? "unknown" : version};
  }
}
