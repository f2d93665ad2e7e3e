package contest

// Standing is the attempt of one contestant that counts so far as a row
// without place or prize, for rankings of units before a result is locked. It
// is false while no attempt of theirs has ended that counts.
func (r Round) Standing(attempts []Attempt) (ResultRow, bool) {
	var ended []Attempt
	for _, a := range attempts {
		if !a.EndedAt.IsZero() {
			ended = append(ended, a)
		}
	}
	a, ok := Counted(ended, r)
	if !ok {
		return ResultRow{}, false
	}
	return standingRow(a.ContestantID, a.GroupID, a.UnitID, a.Totals.Points), true
}

// FrozenStandings are the rows of a freeze as Standing gives them.
func FrozenStandings(frozen []FreezeRow) []ResultRow {
	rows := make([]ResultRow, 0, len(frozen))
	for _, f := range frozen {
		rows = append(rows, standingRow(f.ContestantID, f.GroupID, f.UnitID, f.Points))
	}
	return rows
}

// standingRow has a rank, because units count who is ranked.
func standingRow(contestant, group, unit string, points int) ResultRow {
	return ResultRow{Rank: 1, ContestantID: contestant, GroupID: group, UnitID: unit, Points: points}
}
