package assetd.index;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Which views are joined")
class MergePolicyTest {
  private static final int PUTS = 20_000;

  /** Sizes of views that documents are put into one by one. */
  private final List<Integer> views = new ArrayList<>();

  private long copied;

  private void put() {
    views.add(1);
    List<Integer> due = MergePolicy.alike(views, Integer::intValue);
    while (!due.isEmpty()) {
      int sum = due.stream().mapToInt(Integer::intValue).sum();
      due.forEach(views::remove);
      views.add(sum);
      copied += sum;
      due = MergePolicy.alike(views, Integer::intValue);
    }
  }

  @Test
  @DisplayName("A document is copied once per size, and there are few views, however many come")
  void copiesAndViewsAreFew() {
    for (int put = 1; put <= PUTS; put++) {
      put();
      int sizes = (int) (Math.log(put) / Math.log(MergePolicy.FANOUT)) + 1;
      assertTrue(copied <= (long) put * sizes, put + " puts copied " + copied);
      assertTrue(views.size() < sizes * MergePolicy.FANOUT, put + " puts left " + views);
    }
  }

  @Test
  @DisplayName("In quiet moments few are left, each larger than all smaller ones together")
  void quietMomentsLeaveFew() {
    for (int put = 1; put <= PUTS; put++) {
      put();
      if (put % 7 == 0) {
        List<Integer> loose = MergePolicy.loose(views, Integer::intValue);
        int sum = loose.stream().mapToInt(Integer::intValue).sum();
        loose.forEach(views::remove);
        if (sum > 0) {
          views.add(sum);
        }
        copied += sum;
        int doublings = (int) (Math.log(put) / Math.log(2)) + 1;
        assertTrue(views.size() <= doublings, put + " puts left " + views);
        assertTrue(copied <= 2L * put * doublings, put + " puts copied " + copied);
      }
    }
  }
}
