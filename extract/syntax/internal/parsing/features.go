package parsing

import "dateline/extract/syntax/internal/hashed"

// Templates is the number of features of a state, LabelTemplates that of an arc.
const (
	Templates      = 82
	LabelTemplates = 36
)

// Features writes the features of the choice of a move, after Zhang & Nivre
// (2011).
func (st *State) Features(f *[Templates]uint64) {
	w, t, b := st.s.words, st.s.tags, st.s.both
	s0, s1, s2 := st.place(0), st.place(1), st.place(2)
	n0, n1, n2 := st.ahead(0), st.ahead(1), st.ahead(2)
	mix := hashed.Mix
	f[0] = mix(1, b[s0], 0, 0)
	f[1] = mix(2, w[s0], 0, 0)
	f[2] = mix(3, t[s0], 0, 0)
	f[3] = mix(4, b[s1], 0, 0)
	f[4] = mix(5, w[s1], 0, 0)
	f[5] = mix(6, t[s1], 0, 0)
	f[6] = mix(7, b[s2], 0, 0)
	f[7] = mix(8, t[s2], 0, 0)
	f[8] = mix(9, b[n0], 0, 0)
	f[9] = mix(10, w[n0], 0, 0)
	f[10] = mix(11, t[n0], 0, 0)
	f[11] = mix(12, b[n1], 0, 0)
	f[12] = mix(13, w[n1], 0, 0)
	f[13] = mix(14, t[n1], 0, 0)
	f[14] = mix(15, b[n2], 0, 0)
	f[15] = mix(16, w[n2], 0, 0)
	f[16] = mix(17, t[n2], 0, 0)
	f[17] = mix(18, b[s0], b[n0], 0)
	f[18] = mix(19, b[s0], w[n0], 0)
	f[19] = mix(20, w[s0], b[n0], 0)
	f[20] = mix(21, b[s0], t[n0], 0)
	f[21] = mix(22, t[s0], b[n0], 0)
	f[22] = mix(23, w[s0], w[n0], 0)
	f[23] = mix(24, t[s0], t[n0], 0)
	f[24] = mix(25, t[n0], t[n1], 0)
	f[25] = mix(26, b[s1], b[s0], 0)
	f[26] = mix(27, w[s1], w[s0], 0)
	f[27] = mix(28, t[s1], t[s0], 0)
	f[28] = mix(29, b[s1], t[s0], 0)
	f[29] = mix(30, t[s1], b[s0], 0)
	f[30] = mix(31, t[s1], t[n0], 0)
	f[31] = mix(32, w[s1], w[n0], 0)
	f[32] = mix(33, t[n0], t[n1], t[n2])
	f[33] = mix(34, t[s0], t[n0], t[n1])
	f[34] = mix(35, t[s1], t[s0], t[n0])
	f[35] = mix(36, t[s2], t[s1], t[s0])
	f[36] = mix(37, w[s0], t[n0], t[n1])
	f[37] = mix(38, t[s0], w[n0], t[n1])
	f[38] = mix(39, t[s1], w[s0], t[n0])
	f[39] = mix(40, w[s1], t[s0], t[n0])
	f[40] = mix(41, t[s1], t[s0], w[n0])
	f[41] = mix(42, b[s0], b[n1], 0)
	st.children(s0, s1, n0, f)
	st.far(s0, s1, n0, n1, f)
}

// children writes the features of the words governed by s0, s1 and n0.
func (st *State) children(s0, s1, n0 int, f *[Templates]uint64) {
	w, t := st.s.words, st.s.tags
	a, c, d := &st.nodes[s0], &st.nodes[s1], &st.nodes[n0]
	mix := hashed.Mix
	label := func(i int) uint64 { return labelHash[st.Labels[i]&63] }
	f[42] = mix(43, t[s0], t[a.l1], t[n0])
	f[43] = mix(44, t[s0], t[a.r1], t[n0])
	f[44] = mix(45, t[s0], t[n0], t[d.l1])
	f[45] = mix(46, t[s1], t[c.r1], t[s0])
	f[46] = mix(47, t[s1], t[s0], t[a.l1])
	f[47] = mix(48, t[s1], t[s0], t[a.r1])
	f[48] = mix(49, t[s1], t[c.l1], t[s0])
	f[49] = mix(50, w[a.l1], t[s0], 0)
	f[50] = mix(51, t[a.l1], label(a.l1), 0)
	f[51] = mix(52, w[a.r1], t[s0], 0)
	f[52] = mix(53, t[a.r1], label(a.r1), 0)
	f[53] = mix(54, t[a.l2], label(a.l2), t[s0])
	f[54] = mix(55, w[d.l1], t[n0], 0)
	f[55] = mix(56, t[d.l1], label(d.l1), 0)
	f[56] = mix(57, t[d.l2], label(d.l2), t[n0])
	f[57] = mix(58, w[c.l1], t[s1], 0)
	f[58] = mix(59, w[c.r1], t[s1], 0)
	f[59] = mix(60, t[c.r1], label(c.r1), t[s1])
	f[60] = mix(61, t[s0], t[a.l1], t[a.l2])
	f[61] = mix(62, t[n0], t[d.l1], t[d.l2])
	f[62] = mix(63, w[s0], a.left, 0)
	f[63] = mix(64, t[s0], a.left, 0)
	f[64] = mix(65, w[s0], a.right, 0)
	f[65] = mix(66, t[s0], a.right, 0)
	f[66] = mix(67, w[s1], c.right, 0)
	f[67] = mix(68, t[s1], c.right, 0)
	f[68] = mix(69, t[s1], c.left, 0)
	f[69] = mix(70, w[n0], d.left, 0)
	f[70] = mix(71, t[n0], d.left, 0)
	f[71] = mix(72, t[s1], c.right, t[s0])
	f[72] = mix(73, t[s0], a.left, t[n0])
}

// far writes the features of distances.
func (st *State) far(s0, s1, n0, n1 int, f *[Templates]uint64) {
	w, t := st.s.words, st.s.tags
	mix := hashed.Mix
	near := hashed.Small(distance(s0, n0))
	back := hashed.Small(distance(s1, s0))
	between := t[max(0, min(n0, st.s.n)-1)]
	f[73] = mix(74, t[s0], t[n0], near)
	f[74] = mix(75, w[s0], near, 0)
	f[75] = mix(76, w[n0], near, 0)
	f[76] = mix(77, t[s1], t[s0], back)
	f[77] = mix(78, w[s1], w[s0], t[n0])
	f[78] = mix(79, between, t[s0], t[n0])
	f[79] = mix(80, w[n0], w[n1], 0)
	f[80] = mix(81, w[s0], t[n0], w[n1])
	f[81] = mix(82, st.nodes[s0].left, st.nodes[s0].right, t[s0])
}

// LabelFeatures writes the features of the relation of word d to its head h.
func (st *State) LabelFeatures(h, d int, f *[LabelTemplates]uint64) {
	w, t, b := st.s.words, st.s.tags, st.s.both
	hn, dn := &st.nodes[h], &st.nodes[d]
	side := distance(h, d) << 1
	if h < d {
		side++
	}
	side = hashed.Small(side)
	none := st.s.n + 1
	before, after, beforeHead, afterHead := none, min(d+1, none), none, min(h+1, none)
	if d > 0 {
		before = d - 1
	}
	if h > 0 {
		beforeHead = h - 1
	}
	mix := hashed.Mix
	label := func(i int) uint64 { return labelHash[st.Labels[i]&63] }
	f[0] = mix(101, 0, 0, side)
	f[1] = mix(102, w[d], 0, side)
	f[2] = mix(103, t[d], 0, side)
	f[3] = mix(104, b[d], 0, 0)
	f[4] = mix(105, w[h], 0, side)
	f[5] = mix(106, t[h], 0, side)
	f[6] = mix(107, b[h], 0, 0)
	f[7] = mix(108, b[h], b[d], 0)
	f[8] = mix(109, w[h], w[d], side)
	f[9] = mix(110, t[h], t[d], side)
	f[10] = mix(111, b[h], t[d], side)
	f[11] = mix(112, t[h], b[d], side)
	f[12] = mix(113, w[h], t[d], 0)
	f[13] = mix(114, t[h], w[d], 0)
	f[14] = mix(115, t[h], t[d], t[before])
	f[15] = mix(116, t[h], t[d], t[after])
	f[16] = mix(117, t[h], t[d], t[beforeHead])
	f[17] = mix(118, t[h], t[d], t[afterHead])
	f[18] = mix(119, w[dn.l1], t[d], t[h])
	f[19] = mix(120, w[dn.l1], w[d], 0)
	f[20] = mix(121, w[dn.l1], w[h], side)
	f[21] = mix(122, t[dn.l1], label(dn.l1), t[d])
	f[22] = mix(123, t[dn.r1], label(dn.r1), t[d])
	f[23] = mix(124, dn.left, t[d], t[h])
	f[24] = mix(125, dn.right, t[d], t[h])
	f[25] = mix(126, dn.left, dn.right, t[d])
	f[26] = mix(127, hn.left, t[d], t[h])
	f[27] = mix(128, hn.right, t[d], t[h])
	f[28] = mix(129, hn.left, hn.right, side)
	f[29] = mix(130, hn.left, w[h], side)
	f[30] = mix(131, hn.right, w[h], side)
	f[31] = mix(132, label(hn.l1), t[h], t[d])
	f[32] = mix(133, label(hn.r1), t[h], t[d])
	f[33] = mix(134, w[before], t[d], t[h])
	f[34] = mix(135, w[dn.l1], b[d], t[h])
	f[35] = mix(136, w[dn.l2], t[d], t[h])
}
