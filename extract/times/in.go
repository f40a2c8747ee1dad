package times

import "dateline/schema"

// In is the times of ts that lie wholly inside the bytes [start, end), in text order.
func In(ts []schema.Time, start, end int) []schema.Time {
	var out []schema.Time
	for i := range ts {
		if ts[i].Start >= start && ts[i].End <= end {
			out = append(out, ts[i])
		}
	}
	return out
}
