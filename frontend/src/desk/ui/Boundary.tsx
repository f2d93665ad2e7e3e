import { Component, type ComponentChildren } from 'preact';
import { Button, Empty } from '../../kit/components';
import { ut } from './words';

interface BoundaryProps {
  /** Draws anew when this changes, e.g. the path. */
  at: string;
  children: ComponentChildren;
}

/** Keeps a screen that failed to draw from taking the rail with it. */
export class Boundary extends Component<BoundaryProps, { failed: unknown; at: string }> {
  override state = { failed: undefined as unknown, at: this.props.at };

  static getDerivedStateFromError(failed: unknown) {
    return { failed };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: { failed: unknown; at: string }) {
    return props.at === state.at ? null : { failed: undefined, at: props.at };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  render() {
    if (this.state.failed === undefined) return this.props.children;
    return <Empty title={ut('brokenTitle')} action={<Button kind="primary" onClick={() => location.reload()}>{ut('reload')}</Button>}>{ut('brokenText')}</Empty>;
  }
}
