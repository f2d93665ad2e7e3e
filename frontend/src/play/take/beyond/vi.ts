/** Words of questions that are not answered by picking options. */
export default {
  textLabel: 'Câu trả lời của bạn',
  textHint: 'Viết ngắn gọn. Chữ hoa, chữ thường và dấu cách thừa không ảnh hưởng.',
  numberLabel: 'Con số của bạn',
  numberHint: 'Phần thập phân viết sau dấu phẩy, ví dụ 12,5.',
  numberRead: 'Máy hiểu là: {n}',
  numberWrong: 'Chưa lưu: hãy nhập một số, ví dụ 1250 hoặc 12,5.',
  minus: 'Đổi dấu âm, dương',
  nearestHint: 'Người trả lời gần đúng nhất được điểm; điểm câu này có khi tính kết quả.',
  orderHint: 'Kéo để sắp xếp, hoặc dùng nút lên và xuống. Trên cùng là đầu tiên.',
  orderList: 'Thứ tự của bạn',
  up: 'Chuyển lên: {text}',
  down: 'Chuyển xuống: {text}',
  moved: '{text}: vị trí {n} trên {of}',
  matchHint: 'Chọn vế phải cho từng vế trái.',
  matchRights: 'Các vế phải',
  choose: '– Chọn –',
} as const;
