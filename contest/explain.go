package contest

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Explain says in one line why the row stands where it does: the criteria of
// the round's chain in their order, e.g. "đúng 15/15, lệch 3, 02:41, nộp
// 08:03:12". The submission moment counts from the opening of the round.
// Milliseconds and the lot appear only where neighbours differ by nothing else.
func (r Round) Explain(row ResultRow, lang string) string {
	en := lang == "en"
	parts := []string{explainRight(row, en)}
	for _, c := range r.Rules.Ranking.Criteria {
		switch c {
		case ByPoints:
			if row.Points != row.Right {
				parts = append(parts, pick(en, fmt.Sprintf("%d điểm", row.Points), fmt.Sprintf("%d points", row.Points)))
			}
		case ByPrediction:
			parts = append(parts, explainError(row, en))
		case ByDuration:
			parts = append(parts, clockText(row.Duration, row.Close, false))
		case BySubmitted:
			parts = append(parts, pick(en, "nộp ", "submitted ")+sinceText(row.Submitted, row.Close, en))
		case ByDraw:
			if row.Close {
				parts = append(parts, pick(en, "thăm ", "lot ")+fmt.Sprintf("%06x", Lot(r.Seed, row.ContestantID)>>40))
			}
		}
	}
	if row.Nearest > 0 {
		parts[0] += pick(en, fmt.Sprintf(" (gồm %d điểm câu gần đúng nhất)", row.Nearest), fmt.Sprintf(" (%d points for the nearest answer)", row.Nearest))
	}
	return strings.Join(parts, ", ")
}

func explainRight(row ResultRow, en bool) string {
	return pick(en, fmt.Sprintf("đúng %d/%d", row.Right, row.Questions), fmt.Sprintf("%d/%d right", row.Right, row.Questions))
}

func explainError(row ResultRow, en bool) string {
	if row.PredictionError == nil {
		return pick(en, "không dự đoán", "no prediction")
	}
	n := strconv.FormatInt(*row.PredictionError, 10)
	return pick(en, "lệch "+n, "off by "+n)
}

// sinceText prints a span from the opening: "2 ngày 08:03:12".
func sinceText(d time.Duration, precise, en bool) string {
	days := d / (24 * time.Hour)
	text := clockText(d%(24*time.Hour), precise, true)
	if days == 0 {
		return text
	}
	return pick(en, fmt.Sprintf("%d ngày %s", days, text), fmt.Sprintf("%d d %s", days, text))
}

// clockText prints a duration as mm:ss, or hh:mm:ss from an hour on or always,
// with milliseconds where wanted. Fractions are cut, never rounded up.
func clockText(d time.Duration, precise, hours bool) string {
	s := int64(d / time.Second)
	text := fmt.Sprintf("%02d:%02d", s/60%60, s%60)
	if hours || s >= 3600 {
		text = fmt.Sprintf("%02d:%s", s/3600, text)
	}
	if precise {
		text += fmt.Sprintf(",%03d", d.Milliseconds()%1000)
	}
	return text
}

func pick(en bool, vi, english string) string {
	if en {
		return english
	}
	return vi
}
