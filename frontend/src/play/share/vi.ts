export default {
  share: 'Chia sẻ',
  title: 'Chia sẻ trang này',
  link: 'Đường dẫn',
  copy: 'Chép',
  copied: 'Đã chép',
  copyFailed: 'Trình duyệt không cho chép. Hãy chọn và chép bằng tay.',
  qr: 'Mã QR dẫn tới trang này',
  qrHint: 'In lên áp phích hoặc chiếu ở hội trường.',
  qrDownload: 'Tải mã QR',
  embed: 'Nhúng vào trang khác',
  embedHint: 'Dán đoạn này vào bài viết của báo hoặc cổng thông tin. Chiều cao tự điều chỉnh.',
  system: 'Gửi qua ứng dụng',
} as const;
