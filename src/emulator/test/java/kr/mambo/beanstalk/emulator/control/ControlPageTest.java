package kr.mambo.beanstalk.emulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kr.mambo.beanstalk.emulator.EmulatorTestCase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlPageTest extends EmulatorTestCase {
  private static final List<String> BROWSERS =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "chrome-headless-shell");

  @Test
  void thePageIsOneFileThatLoadsNothingFromElsewhere() throws Exception {
    var page = get("/_emulator/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(page.body())
        .startsWith("<!doctype html>")
        .contains("<html lang=\"en\">", "<title>", "role=\"log\"")
        .doesNotContain("innerHTML", "insertAdjacentHTML", "document.write", "://");
    assertThat(get("/_emulator").headers().firstValue("Location")).contains("/_emulator/");
  }

  @Test
  void aBrowserShowsWhatIsThereAsTextAlone(@TempDir Path profile) throws Exception {
    var browser = browser();
    Assumptions.assumeTrue(
        browser.isPresent(), "Skipped: no Chromium on the PATH or in CHROMIUM to open the page.");
    clients()
        .beanstalk()
        .createApplication(r -> r.applicationName("<img src=x onerror=document.title='bad'>"));

    var dom = dom(browser.orElseThrow(), profile);

    assertThat(dom)
        .contains("&lt;img src=x onerror=document.title='bad'&gt;")
        .contains("None yet.")
        .contains("<title>Elastic Beanstalk emulator</title>")
        .doesNotContain("<img");
  }

  private String dom(Path browser, Path profile) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=3000",
                "--dump-dom",
                emulator().endpoint() + "/_emulator/")
            .redirectError(Redirect.DISCARD)
            .start();
    var dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return dom;
  }

  private static Optional<Path> browser() {
    var named = Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
    var onPath =
        Arrays.stream(String.valueOf(System.getenv("PATH")).split(":", -1))
            .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(named, onPath).filter(path -> path.toFile().canExecute()).findFirst();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var uri = URI.create(emulator().endpoint() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
