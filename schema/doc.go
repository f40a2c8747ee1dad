// Package schema defines the Document, the one interface between reading news
// (package extract) and the event graph (package graph).
//
// A [Document] is what dateline read out of one article: its outlet and date,
// its sentences, times, actors, places, statements and events, each with the
// span of text it was read from. The JSON form is version
// "dateline/document/1"; its JSON Schema is published by [JSONSchema].
//
// Spans in a Document count Unicode code points. Inside package extract the
// same types carry byte offsets, converted once by [Document.ToCodePoints].
package schema
