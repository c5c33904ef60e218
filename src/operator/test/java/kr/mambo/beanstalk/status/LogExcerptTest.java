package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.model.InstanceLog;
import org.junit.jupiter.api.Test;

class LogExcerptTest {
  private static InstanceLog log(String... engine) {
    return new InstanceLog(
        "i-1",
        """
        ----------------------------------------
        /var/log/eb-engine.log
        ----------------------------------------
        %s
        ----------------------------------------
        /var/log/nginx/error.log
        ----------------------------------------
        2026/03/01 12:00:00 [ERROR] of another file
        """
            .formatted(String.join("\n", engine)));
  }

  @Test
  void errorLinesOfTheEngineAreToldWithoutTheirTime() {
    var excerpt =
        LogExcerpt.extract(
            List.of(
                log(
                    "2026/03/01 12:00:00.000001 [INFO] Starting",
                    "2026/03/01 12:00:01.000001 [ERROR] no space left on device")));

    assertThat(excerpt).isEqualTo("[ERROR] no space left on device");
  }

  @Test
  void instancesThatFailAlikeAreToldOnce() {
    var one = log("2026/03/01 12:00:01.000001 [ERROR] out of memory");
    var other = log("2026/03/01 12:00:02.000001 [ERROR] out of memory");

    assertThat(LogExcerpt.extract(List.of(one, other))).isEqualTo("[ERROR] out of memory");
  }

  @Test
  void theLastLinesThatHaveRoomAreToldInTheirOrder() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 100; i++) lines.add("[ERROR] line %02d %s".formatted(i, "x".repeat(80)));

    var excerpt = LogExcerpt.extract(List.of(log(lines.toArray(String[]::new))));

    assertThat(excerpt)
        .hasSizeLessThanOrEqualTo(1024)
        .contains("line 98")
        .endsWith(lines.getLast());
    assertThat(excerpt).doesNotContain("line 50");
    assertThat(LogExcerpt.extract(List.of(log("[ERROR] " + "y".repeat(3000)))))
        .hasSize(1024)
        .endsWith("...");
  }

  @Test
  void aLogWithoutErrorsSaysSo() {
    assertThat(LogExcerpt.extract(List.of(log("[INFO] fine"))))
        .isEqualTo("eb-engine.log contains no ERROR line");
    assertThat(LogExcerpt.extract(List.of(new InstanceLog("i-1", "")))).contains("no ERROR line");
  }
}
