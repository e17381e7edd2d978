import { CopyOutlined, DownloadOutlined, QuestionCircleOutlined, UploadOutlined } from '@ant-design/icons';

const ICONS = {
  download: DownloadOutlined,
  copy: CopyOutlined,
  upload: UploadOutlined,
  shortcuts: QuestionCircleOutlined,
} as const;

/** The icon of an entry of the menu, which few open on most visits. */
export function MenuIcon({ of }: { of: keyof typeof ICONS }) {
  const Icon = ICONS[of];
  return <Icon aria-hidden />;
}
