package pdf

import (
	"context"

	"factsheet/sources/extract"
)

func describe(ctx context.Context, in extract.Input) (extract.Meta, error) {
	return extract.Meta{}, nil
}
