package kr.mambo.beanstalk.cli;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Starts the emulator where its jar lies beside the operator's, as it does after a build. It is an
 * artifact of its own: nothing of it is on the operator's class path.
 */
final class EmulatorJar {
  private static final String MAIN = "kr.mambo.beanstalk.emulator.EmulatorCommand";

  private EmulatorJar() {}

  static Optional<Path> locate() {
    var operator = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
    var jar = operator.resolveSibling("../beanstalk-emulator.jar").normalize();
    return Optional.of(jar).filter(Files::isRegularFile);
  }

  static void run(Path jar, List<String> arguments) throws Exception {
    var loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .loadClass(MAIN)
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments.toArray(String[]::new));
  }
}
