package postgres

import (
	"database/sql"
	"errors"
	"strconv"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	graphlog "github.com/cayleygraph/cayley/graph/log"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// flavour is the name under which Cayley knows these tables.
const flavour = "dateline-postgres"

// register tells Cayley of the flavour, once for the process.
var register = sync.OnceFunc(func() {
	csql.Register(flavour, csql.Registration{
		Driver: "pgx", HashType: "BYTEA", BytesType: "BYTEA", HorizonType: "BIGSERIAL", TimeType: "timestamp with time zone",
		NoForeignKeys: true, ConditionalIndexes: true,
		QueryDialect: csql.QueryDialect{
			RegexpOp:    "~",
			FieldQuote:  func(name string) string { return pgx.Identifier{name}.Sanitize() },
			Placeholder: func(n int) string { return "$" + strconv.Itoa(n) },
		},
		Error: func(err error) error { return err },
		Estimated: func(table string) string {
			return "SELECT greatest(reltuples, 0)::BIGINT FROM pg_class WHERE oid = '" + table + "'::regclass;"
		},
		RunTx: func(*sql.Tx, []graphlog.NodeUpdate, []graphlog.QuadUpdate, cayley.IgnoreOpts) error { return errReads },
	})
})

var errReads = errors.New("Cayley reads these tables; a Store writes them")

// QuadStore is the graph for Cayley's own query languages, until it is closed.
// Cayley logs an address that it cannot open: it is given a name for it.
func (s *Store) QuadStore() (cayley.QuadStore, error) {
	register()
	config := s.pool.Config().ConnConfig
	config.RuntimeParams["default_transaction_read_only"] = "on"
	return csql.New(flavour, stdlib.RegisterConnConfig(config), nil)
}
