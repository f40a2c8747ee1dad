// Package across finds what articles have in common: the same actor, the same
// event, the same words of the same speaker, one text taken from another, one
// story told by several outlets.
//
// [Resolve] is pure computation over Documents; [Link] reads the Documents back
// from a graph, resolves them and brings the quads labelled vocab.Across to
// exactly the result. Nothing an article says is changed: identity is a link
// beside it, and every link between articles carries its reason (vocab.Why).
//
// The result depends on the set of articles alone, never on the order in which
// they came. Precision comes first: two actors or events stay apart unless
// there is evidence that they are one, and a copy is named only where the text
// itself, not the facts it tells, agrees.
package across
