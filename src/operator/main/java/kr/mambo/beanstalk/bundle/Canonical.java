package kr.mambo.beanstalk.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import kr.mambo.beanstalk.workload.Content;
import org.jspecify.annotations.Nullable;

/**
 * Writes values so that two different ones never give the same bytes: each member is its name and
 * its bytes, both with their length before them. What is absent or empty is not written, so that a
 * member that comes later changes no digest of those who do not use it.
 */
final class Canonical {
  private final Consumer<byte[]> sink;

  Canonical(Consumer<byte[]> sink) {
    this.sink = sink;
  }

  void bytes(String member, byte[] value) {
    sized(member.getBytes(StandardCharsets.UTF_8));
    sized(value);
  }

  void content(String member, Content value) {
    bytes(member, value.bytes());
  }

  void text(String member, @Nullable Object value) {
    if (value == null || value.toString().isEmpty()) return;
    bytes(member, value.toString().getBytes(StandardCharsets.UTF_8));
  }

  void texts(String member, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      bytes(member + "[" + i + "]", values.get(i).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void sized(byte[] bytes) {
    sink.accept(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    sink.accept(bytes);
  }
}
