@NullMarked
package kr.mambo.beanstalk.workload;

import org.jspecify.annotations.NullMarked;
