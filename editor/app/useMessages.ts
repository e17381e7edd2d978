import AppContext from 'antd/es/app/context';
import { useContext } from 'react';

/** `App.useApp` without antd's `App`, which weighs too much for what is drawn first. */
export const useMessages = () => useContext(AppContext);
