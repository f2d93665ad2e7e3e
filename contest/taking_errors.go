package contest

import "hoithi/internal/fault"

// ErrCollision is for Journal.Begin alone: draw a new number or receipt and
// begin again. It never leaves Taking.
var ErrCollision = fault.New(fault.Conflict, "attempt_collision", "Lượt thi bị trùng số. Hãy thử lại.", "The attempt's number is taken. Try again.")

// ErrNotOpened is for a question with its own time limit that was not shown yet.
var ErrNotOpened = fault.New(fault.Conflict, "question_not_opened", "Câu hỏi này chưa được mở.", "This question has not been opened yet.")

// ErrAttemptRunning is for what can be told only of an ended attempt.
var ErrAttemptRunning = fault.New(fault.Conflict, "attempt_running", "Lượt thi chưa kết thúc.", "The attempt has not ended yet.")
