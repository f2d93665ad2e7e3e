import { ArrowLeftIcon } from '../../kit/icons';

/** The arrow of a link that leads back. */
export const BackIcon = () => <ArrowLeftIcon size="1em" />;
