export default {
  title: 'Thể lệ',
  print: 'In thể lệ',
  version: 'Phiên bản thể lệ số {n}',
  generated: 'Văn bản này được lập từ chính các tham số mà hệ thống dùng để tổ chức đợt thi và tính kết quả.',
} as const;
