package layout

// lately keeps what was used lately, between half as many and as many as it
// may, and forgets the rest.
type lately[K comparable, V any] struct {
	now, before map[K]V
}

// mostLately is how many of a kind are kept.
const mostLately = 1 << 17

func (l *lately[K, V]) get(key K) (v V, ok bool) {
	if v, ok = l.now[key]; ok {
		return v, true
	}
	if v, ok = l.before[key]; ok {
		l.put(key, v)
	}
	return v, ok
}

func (l *lately[K, V]) put(key K, v V) {
	switch {
	case l.now == nil:
		l.now = map[K]V{}
	case len(l.now) >= mostLately/2:
		l.now, l.before = map[K]V{}, l.now
	}
	l.now[key] = v
}

func (l *lately[K, V]) forget() { l.now, l.before = nil, nil }
