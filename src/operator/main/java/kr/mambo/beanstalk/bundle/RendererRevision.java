package kr.mambo.beanstalk.bundle;

/** Which rendering this is. */
final class RendererRevision {
  /**
   * Raise it with every change of what is rendered: artifacts lie under their label and are never
   * overwritten, so other bytes need another label.
   */
  static final int CURRENT = 1;

  private RendererRevision() {}
}
