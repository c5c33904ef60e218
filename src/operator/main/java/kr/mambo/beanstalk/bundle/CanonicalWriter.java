package kr.mambo.beanstalk.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import kr.mambo.beanstalk.workload.Content;
import org.jspecify.annotations.Nullable;

/**
 * Writes values so that different values never have the same bytes: each member is its name and its
 * bytes, both prefixed with their length. Absent and empty values are not written, so that a member
 * added in a later release does not change the digests of resources that do not use it.
 */
final class CanonicalWriter {
  private final Consumer<byte[]> sink;

  CanonicalWriter(Consumer<byte[]> sink) {
    this.sink = sink;
  }

  void writeBytes(String member, byte[] value) {
    writeSized(member.getBytes(StandardCharsets.UTF_8));
    writeSized(value);
  }

  void writeContent(String member, Content value) {
    writeBytes(member, value.bytes());
  }

  void writeText(String member, @Nullable Object value) {
    if (value == null || value.toString().isEmpty()) return;
    writeBytes(member, value.toString().getBytes(StandardCharsets.UTF_8));
  }

  void writeTexts(String member, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      writeBytes(member + "[" + i + "]", values.get(i).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void writeSized(byte[] bytes) {
    sink.accept(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    sink.accept(bytes);
  }
}
