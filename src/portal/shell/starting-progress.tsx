import { shell } from '../words/english/shell';
import { NavigationProgress } from './navigation-progress';

/** Shows above the page that the server sent that it isn't ready, after 300 ms. */
export function StartingProgress() {
  return (
    <div role="status" lang="en">
      <NavigationProgress isNavigating label={shell.loading} />
    </div>
  );
}
