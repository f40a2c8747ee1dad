//go:build !(goexperiment.simd && amd64)

package main

// combine sets out to the sum of the rows of w, each len(out) long, times the
// numbers of e. len(out) is a multiple of 64.
func combine(out, e, w []float32) {
	clear(out)
	for d, x := range e {
		add(out, w[d*len(out):][:len(out)], x)
	}
}

// add adds x times v to sum; their length is a multiple of 8.
func add(sum, v []float32, x float32) {
	for i := 0; i+8 <= len(sum); i += 8 {
		s, r := (*[8]float32)(sum[i:]), (*[8]float32)(v[i:])
		s[0] += float32(x * r[0])
		s[1] += float32(x * r[1])
		s[2] += float32(x * r[2])
		s[3] += float32(x * r[3])
		s[4] += float32(x * r[4])
		s[5] += float32(x * r[5])
		s[6] += float32(x * r[6])
		s[7] += float32(x * r[7])
	}
}

// dot is the sum of products, of eight sums made side by side.
func dot(a, b []float32) float32 {
	var p [8]float32
	for i := 0; i+8 <= len(a); i += 8 {
		x, y := (*[8]float32)(a[i:]), (*[8]float32)(b[i:])
		for k := range p {
			p[k] += float32(x[k] * y[k])
		}
	}
	return ((p[0] + p[1]) + (p[2] + p[3])) + ((p[4] + p[5]) + (p[6] + p[7]))
}
