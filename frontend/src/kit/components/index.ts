/** All shared components. What a page does not draw is left out of its bundle. */
export * from './Brand';
export * from './Button';
export * from './Checkbox';
export * from './Combobox';
export * from './DateField';
export * from './Dialog';
export * from './Field';
export * from './Notice';
export * from './OptionMark';
export * from './Ring';
export * from './Select';
export * from './Skeleton';
export * from './States';
export * from './Stepper';
export * from './Switches';
export * from './Tabs';
export * from './Toast';
