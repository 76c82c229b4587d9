import { Component, type ReactNode } from 'react';
import { shell } from '../words/english/shell';
import { firstPage } from './first-page';

/** Shows in English that the portal couldn't start, if no language could be loaded. */
export class LastResort extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidMount() {
    if (this.state.isBroken) firstPage.remove();
  }

  override componentDidUpdate() {
    if (this.state.isBroken) firstPage.remove();
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main lang="en">
        <h1>{shell.failure.title}</h1>
        <p>{shell.failure.page}</p>
        <button onClick={() => location.reload()}>{shell.failure.reload}</button>
      </main>
    );
  }
}
