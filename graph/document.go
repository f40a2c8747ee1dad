package graph

import (
	"context"
	"fmt"

	"dateline/schema"
	"dateline/schema/quads"
)

// Document is an article as the graph has it. [ErrNotFound] where it has none.
func Document(ctx context.Context, s Store, article string) (*schema.Document, error) {
	list, err := ofArticle(ctx, s, article)
	if err != nil {
		return nil, err
	}
	d, err := quads.ToDocument(list)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", article, err)
	}
	return d, nil
}
