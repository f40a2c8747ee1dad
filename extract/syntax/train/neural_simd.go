//go:build goexperiment.simd && amd64

package main

import "simd/archsimd"

// combine sets out to the sum of the rows of w, each len(out) long,
// times the numbers of e. len(out) is a multiple of 64.
func combine(out, e, w []float32) {
	n := len(out)
	for h := 0; h < n; h += 64 {
		var a0, a1, a2, a3, a4, a5, a6, a7 archsimd.Float32x8
		for d, x := range e {
			v := archsimd.BroadcastFloat32x8(x)
			r := w[d*n+h:][:64]
			a0 = a0.Add(v.Mul(archsimd.LoadFloat32x8Slice(r)))
			a1 = a1.Add(v.Mul(archsimd.LoadFloat32x8Slice(r[8:])))
			a2 = a2.Add(v.Mul(archsimd.LoadFloat32x8Slice(r[16:])))
			a3 = a3.Add(v.Mul(archsimd.LoadFloat32x8Slice(r[24:])))
			a4 = a4.Add(v.Mul(archsimd.LoadFloat32x8Slice(r[32:])))
			a5 = a5.Add(v.Mul(archsimd.LoadFloat32x8Slice(r[40:])))
			a6 = a6.Add(v.Mul(archsimd.LoadFloat32x8Slice(r[48:])))
			a7 = a7.Add(v.Mul(archsimd.LoadFloat32x8Slice(r[56:])))
		}
		o := out[h:][:64]
		a0.StoreSlice(o)
		a1.StoreSlice(o[8:])
		a2.StoreSlice(o[16:])
		a3.StoreSlice(o[24:])
		a4.StoreSlice(o[32:])
		a5.StoreSlice(o[40:])
		a6.StoreSlice(o[48:])
		a7.StoreSlice(o[56:])
	}
}

// add adds x times v to sum; their length is a multiple of 8.
func add(sum, v []float32, x float32) {
	f := archsimd.BroadcastFloat32x8(x)
	v = v[:len(sum)]
	for i := 0; i+8 <= len(sum); i += 8 {
		s := sum[i:][:8]
		archsimd.LoadFloat32x8Slice(s).Add(f.Mul(archsimd.LoadFloat32x8Slice(v[i:][:8]))).StoreSlice(s)
	}
}

// dot is the sum of products, of eight sums made side by side.
func dot(a, b []float32) float32 {
	var s archsimd.Float32x8
	b = b[:len(a)]
	for i := 0; i+8 <= len(a); i += 8 {
		s = s.Add(archsimd.LoadFloat32x8Slice(a[i:][:8]).Mul(archsimd.LoadFloat32x8Slice(b[i:][:8])))
	}
	var p [8]float32
	s.Store(&p)
	return ((p[0] + p[1]) + (p[2] + p[3])) + ((p[4] + p[5]) + (p[6] + p[7]))
}
