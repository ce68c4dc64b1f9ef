/** Words of the editor screen and its threads. */
export const viDrafting = {
  'drafting.text': 'Văn bản',
  'drafting.text.write': 'Văn bản đang soạn thảo',
  'drafting.outline': 'Mục lục',
  'drafting.outline.empty': 'Văn bản chưa có chương, điều nào.',
  'drafting.outline.threads': '{count} ý kiến đang mở',
  'drafting.opening': 'Đang mở văn bản',
  'drafting.people': 'Người tham gia',
  'drafting.versions': 'Bản công bố',
  'drafting.publish': 'Công bố dự thảo',
  'save.reconnect': 'Kết nối lại ngay',

  'presence.writing': '{count} đang soạn',
  'presence.reading': '{count} đang đọc',
  'presence.more': 'và {count} người khác đang soạn',
  'presence.no-organisation': 'Cá nhân',
  'presence.elsewhere': 'Cơ quan, tổ chức khác',
  'presence.here': 'Đang có mặt',

  'notice.failing': 'Máy chủ không lưu được',
  'notice.failing.next':
    'Việc soạn thảo tạm dừng để không mất chữ nào. Nội dung bạn đã viết được giữ trên máy này và tự gửi lại khi máy chủ lưu được.',
  'notice.failing.not-kept':
    'Việc soạn thảo tạm dừng. Trình duyệt không giữ được bản ngoại tuyến, nên nội dung chưa gửi chỉ có trên trang này: đừng đóng trang. Trang tự gửi lại khi máy chủ lưu được.',
  'notice.not-kept': 'Trình duyệt không giữ được bản ngoại tuyến',
  'notice.not-kept.next':
    'Bạn vẫn soạn và lưu lên máy chủ như thường. Khi mất mạng, nội dung chưa gửi chỉ có trên trang này: đừng đóng trang cho đến khi gửi xong.',
  'notice.not-kept.read': 'Đã hiểu',
  'leave.title': 'Rời trang khi chưa lưu?',
  'leave.words':
    '{count} thay đổi của bạn chưa gửi được và chỉ có trên trang này. Rời trang thì những thay đổi đó mất.',
  'leave.act': 'Rời trang',
  'notice.foreign': 'Văn bản có nội dung mà trang này chưa biết',
  'notice.foreign.next':
    'Trang của bạn cũ hơn trang của đồng nghiệp. Văn bản chỉ đọc được cho đến khi bạn tải lại trang.',
  'notice.sign-in': 'Đăng nhập',
  'notice.unsent': 'Nội dung bạn viết chưa gửi được',
  'notice.unsent.next':
    'Máy chủ chưa nhận những dòng dưới đây và sẽ không giữ. Sao chép chúng nếu bạn còn cần.',
  'notice.unsent.file': 'noi-dung-chua-gui',
  'notice.unsent.done': 'Không cần nữa',

  'structure.unknown-id': 'Nội dung này vừa được người khác thay đổi.',
  'structure.duplicate-id': 'Nội dung này đã có trong văn bản.',
  'structure.missing-id': 'Nội dung này chưa sẵn sàng, hãy thử lại.',
  'structure.not-a-provision': 'Chỉ phần, chương, mục, điều, khoản, điểm đổi cấp được.',
  'structure.offset-outside': 'Vị trí này không còn trong văn bản.',
  'structure.splits-character': 'Không thể tách giữa một chữ.',
  'structure.no-previous': 'Phía trước không có nội dung để nối.',
  'structure.nothing-before': 'Không thể chuyển lên nữa.',
  'structure.nothing-after': 'Không thể chuyển xuống nữa.',
  'structure.into-itself': 'Không thể chuyển một phần vào chính nó.',
  'structure.last-block': 'Văn bản phải còn ít nhất một dòng.',
  'structure.no-such-level': 'Không có cấp nào sâu hơn hoặc cao hơn.',
  'structure.crosses-quotation': 'Không thể nối nội dung trích dẫn với nội dung của văn bản.',
  'structure.already-quoted': 'Nội dung này đã nằm trong trích dẫn.',
  'structure.not-quoted': 'Nội dung này không nằm trong trích dẫn.',
  'structure.no-number-between': 'Giữa hai số này không còn số nào.',
  'structure.empty-provision': 'Dòng này còn trống, hãy viết nội dung trước.',
  'structure.crosses-block': 'Chỉ làm được trong phạm vi một điều, khoản hoặc điểm.',
  'structure.takes-in-what-follows':
    'Nội dung phía sau chỗ này sẽ bị gộp vào phần được chuyển. Hãy chọn chỗ trước hoặc sau cả chương, mục đó.',
  'structure.into-annex': 'Chương, mục, điều của văn bản không chuyển vào phụ lục được.',
  'structure.section-outside-chapter': 'Mục phải nằm trong một chương.',
  'structure.subsection-outside-section': 'Tiểu mục phải nằm trong một mục.',
  'structure.clause-without-article': 'Khoản phải nằm trong một điều.',
  'structure.point-without-clause': 'Điểm phải nằm trong một khoản.',
} as const
