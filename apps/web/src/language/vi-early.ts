/** Words around a text that is drawn before all other words are here (docs/decisions/015). */
export const viEarly = {
  'drafting.living': 'Bản đang soạn',
  'drafting.closed': 'Đã kết thúc soạn thảo',
  'drafting.led-by': '{organisation} chủ trì',

  'save.opening': 'Đang kết nối…',
  'save.saved': 'Đã lưu',
  'save.saving': 'Đang lưu…',
  'save.offline': 'Ngoại tuyến',
  'save.offline.unsent': 'Ngoại tuyến, {count} thay đổi chưa gửi',
  'save.failing': 'Máy chủ không lưu được',
  'save.failing.unsent': 'Máy chủ không lưu được, {count} thay đổi chưa gửi',
  'save.closed': 'Đã ngắt kết nối',
  'save.following': 'Chỉ đọc, cập nhật trực tiếp',
  'save.not-following': 'Chỉ đọc, mất kết nối',

  'notice.read-only': 'Bạn xem và góp ý; chữ của văn bản do tổ soạn thảo viết.',
  'notice.read-only.keys': 'Bằng bàn phím: Alt+↓, Alt+↑ chọn từng đoạn, Ctrl+Alt+M bình luận.',
  'notice.reading': 'Bạn đang đọc văn bản này.',
} as const
