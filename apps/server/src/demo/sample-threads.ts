/** What the people of the demo department say about the sample decree. `by` is a key of sample-people.ts. */
export interface SampleThread {
  /** Number of the article, then of the clause and of the point within it. */
  at: [article: string, clause: string, point?: string]
  /** The words commented on; they stand once in that provision. */
  words: string
  comments: { by: string; body: string }[]
  resolvedBy?: string
}

export const sampleThreads: readonly SampleThread[] = [
  {
    at: ['12', '2'],
    words: '05 ngày làm việc',
    comments: [
      {
        by: 'camau',
        body: 'Sở chỉ có một người phụ trách nền tảng tích hợp, vừa kiểm tra kỹ thuật vừa trả lời. Với đăng ký có trên 20 trường dữ liệu thì 05 ngày không kịp. Đề nghị quy định 07 ngày làm việc, hoặc cho gia hạn một lần không quá 03 ngày làm việc.',
      },
      {
        by: 'drafter',
        body: 'Cảm ơn anh. Tổ biên tập nghiêng về phương án gia hạn một lần vì giữ được thời hạn chung. Anh cho biết một quý Sở nhận bao nhiêu đăng ký và bao nhiêu phải trả lại để bổ sung?',
      },
      {
        by: 'camau',
        body: 'Quý vừa rồi có 41 đăng ký, 9 đăng ký phải trả lại vì thiếu mục đích khai thác. Gia hạn một lần 03 ngày làm việc là thực hiện được.',
      },
    ],
  },
  {
    at: ['12', '4'],
    words: 'được coi là đã được chấp thuận',
    comments: [
      {
        by: 'legal',
        body: 'Mặc nhiên chấp thuận đối với dữ liệu cá nhân nhạy cảm là rủi ro, vì khi đó không ai đã kiểm tra phạm vi trường dữ liệu theo điểm c khoản 1 Điều 13. Đề nghị loại trừ dữ liệu cá nhân nhạy cảm.',
      },
      {
        by: 'lead',
        body: 'Đồng ý về nguyên tắc. Khoản 2 Điều 41 đã lùi thời điểm áp dụng 12 tháng; anh Minh giúp viết thêm phần loại trừ để đưa vào dự thảo lần sau.',
      },
    ],
  },
  {
    at: ['14', '1', 'c'],
    words: '99,5%',
    comments: [
      {
        by: 'laocai',
        body: 'Tỷ lệ này tính tại máy chủ của cơ quan quản lý dữ liệu hay tại điểm khai thác? Ở các xã vùng cao, đường truyền gián đoạn do thời tiết là thường xuyên, địa phương không thể chịu trách nhiệm về tỷ lệ này.',
      },
      {
        by: 'drafter',
        body: 'Tính tại giao diện chia sẻ dữ liệu của cơ quan quản lý dữ liệu, không tính đường truyền của nơi khai thác. Nội dung này sẽ được nêu trong hướng dẫn kỹ thuật.',
      },
      { by: 'laocai', body: 'Như vậy đã rõ, Sở không có ý kiến thêm.' },
    ],
    resolvedBy: 'drafter',
  },
  {
    at: ['17', '3'],
    words: 'ít nhất ba tỉnh, thành phố trực thuộc trung ương',
    comments: [
      {
        by: 'danang',
        body: 'Nếu cả ba nơi được lấy ý kiến đều là đô thị lớn thì phương án tái cấu trúc sẽ không phù hợp với miền núi, hải đảo. Đề nghị quy định trong đó có ít nhất một tỉnh miền núi hoặc có đặc khu.',
      },
      {
        by: 'lead',
        body: 'Ý kiến xác đáng. Tổ biên tập sẽ bổ sung tiêu chí vùng, miền khi chọn nơi lấy ý kiến.',
      },
    ],
  },
  {
    at: ['21', '3'],
    words: '08 giờ làm việc',
    comments: [
      {
        by: 'angiang',
        body: 'Hồ sơ nộp lúc 16 giờ 30 phút ngày thứ Sáu thì thời hạn kết thúc khi nào? Đề nghị hướng dẫn để hệ thống các tỉnh tính giống nhau.',
      },
      {
        by: 'drafter',
        body: 'Chỉ tính giờ làm việc của cơ quan giải quyết, nên trong ví dụ của chị thời hạn kết thúc lúc 16 giờ 30 phút ngày thứ Hai. Cách tính sẽ được cài đặt thống nhất trên Cổng Dịch vụ công quốc gia.',
      },
    ],
    resolvedBy: 'lead',
  },
  {
    at: ['29', '1'],
    words: 'không phải xin sự đồng ý riêng cho từng lần khai thác',
    comments: [
      {
        by: 'expert',
        body: 'Việc nộp hồ sơ không đồng nghĩa với đồng ý cho khai thác mọi dữ liệu. Đề nghị ghi rõ chỉ khai thác các trường dữ liệu đã hiển thị trên biểu mẫu tại thời điểm nộp, và cá nhân được chọn tự cung cấp giấy tờ thay cho việc khai thác.',
      },
      {
        by: 'legal',
        body: 'Vế thứ nhất có thể tiếp thu. Vế thứ hai cần cân nhắc với nguyên tắc cung cấp thông tin một lần tại khoản 1 Điều 4: đây là quyền của người dân chứ không phải nghĩa vụ, nên có thể quy định là quyền lựa chọn.',
      },
      { by: 'expert', body: 'Tôi nhất trí với hướng quy định là quyền lựa chọn của cá nhân.' },
    ],
  },
  {
    at: ['29', '3'],
    words: 'trong thời hạn 72 giờ',
    comments: [
      {
        by: 'expert',
        body: 'Nên thông báo đồng thời cho cơ quan chuyên trách bảo vệ dữ liệu cá nhân và nêu nội dung tối thiểu của thông báo: loại dữ liệu bị lộ, số người bị ảnh hưởng, biện pháp đã thực hiện.',
      },
    ],
  },
  {
    at: ['40', '2'],
    words: 'phải bàn giao đầy đủ dữ liệu khi chấm dứt hợp đồng',
    comments: [
      {
        by: 'enterprise',
        body: 'Đề nghị quy định định dạng mở khi bàn giao và thời hạn hai bên xác nhận, ví dụ 30 ngày. Nếu không, doanh nghiệp phải giữ hệ thống cũ hoạt động mà không có hợp đồng.',
      },
      {
        by: 'lead',
        body: 'Ghi nhận. Đề nghị anh gửi thêm một ví dụ về danh mục dữ liệu bàn giao để tổ biên tập tham khảo.',
      },
    ],
  },
  {
    at: ['10', '3'],
    words: 'hướng dẫn kỹ thuật, kiểm tra việc chuẩn hóa dữ liệu',
    comments: [
      {
        by: 'camau',
        body: 'Nội dung này trùng một phần với khoản 3 Điều 39. Đề nghị giữ ở Điều 39 và dẫn chiếu tại đây.',
      },
    ],
  },
  {
    at: ['26', '3'],
    words: 'Việc phân chia phí, lệ phí',
    comments: [
      {
        by: 'angiang',
        body: 'Cơ quan tiếp nhận hộ hồ sơ của tỉnh khác chịu chi phí nhân lực, giấy in nhưng chưa có nguồn. Đề nghị nêu ngay nguyên tắc phân chia trong Nghị định, phần chi tiết giao Bộ Tài chính.',
      },
      {
        by: 'danang',
        body: 'Sở Khoa học và Công nghệ thành phố Đà Nẵng cùng ý kiến. Mỗi tháng điểm hỗ trợ của thành phố tiếp nhận hộ nhiều hồ sơ của người lao động tỉnh khác.',
      },
    ],
  },
  {
    at: ['3', '4'],
    words: 'có giá trị pháp lý cao nhất',
    comments: [
      {
        by: 'danang',
        body: 'Cụm từ này dễ hiểu nhầm là cao hơn cả bản án, quyết định đã có hiệu lực. Có thể thay bằng “được xác định là nguồn chính thức”.',
      },
      {
        by: 'legal',
        body: 'Tổ biên tập sẽ thống nhất cách dùng từ với pháp luật về dữ liệu trước khi sửa.',
      },
    ],
  },
]
