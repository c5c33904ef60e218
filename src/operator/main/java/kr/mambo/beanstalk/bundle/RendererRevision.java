package kr.mambo.beanstalk.bundle;

/** Revision of the rendering. */
final class RendererRevision {
  /**
   * Increment it with every change of what is rendered: artifacts are stored under their label and
   * never overwritten, so different bytes need a different label.
   */
  static final int CURRENT = 1;

  private RendererRevision() {}
}
