package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"dateline/schema"
)

// readLines reads JSONL, one record a line, line by line: the limit is one of
// the line, not of the file.
func readLines(r *run, source string, in io.Reader, from meta) bool {
	lines := &lineReader{in: bufio.NewReaderSize(in, 64<<10), limit: r.opts.MaxBytes}
	records := 0
	for {
		if err := r.ctx.Err(); err != nil {
			r.yield(nil, err)
			return false
		}
		line, err := lines.next()
		if err == io.EOF {
			break
		}
		if err != nil && !errors.Is(err, ErrTooLarge) {
			return r.fail(&Error{Source: source, Line: lines.number, Err: cause(err)})
		}
		if records == 0 && bytes.IndexByte(line, 0) >= 0 {
			return r.fail(&Error{Source: source, Line: lines.number, Err: ErrBinary, Hint: decodeHint(ErrBinary)})
		}
		if err == nil && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		records++
		if !r.line(source, lines.number, line, err, from) {
			return false
		}
	}
	if records == 0 {
		return r.fail(&Error{Source: source, Err: ErrEmpty, Hint: "no line holds a record"})
	}
	return true
}

// line reads one line of JSONL; err is what reading it met.
func (r *run) line(source string, number int, line []byte, err error, from meta) bool {
	if err != nil {
		return r.fail(&Error{Source: source, Line: number, Err: err, Hint: tooLargeHint(r.opts.MaxBytes) + " a line"})
	}
	rec, failed := r.record(source, number, line)
	if failed != nil {
		return r.fail(failed)
	}
	rec.Source = fmt.Sprintf("%s:%d", source, number)
	return r.give(rec, from.behind(rec))
}

// readJSON reads a file that holds one record.
func readJSON(r *run, source string, in io.Reader, from meta) bool {
	data, failed := readAll(r, source, in)
	if failed != nil {
		return r.fail(failed)
	}
	data = bytes.TrimPrefix(data, bomUTF8)
	if len(bytes.TrimSpace(data)) == 0 {
		return r.fail(&Error{Source: source, Err: ErrEmpty, Hint: decodeHint(ErrEmpty)})
	}
	rec, failed := r.record(source, 1, data)
	if failed != nil {
		if failed.Hint == "" {
			failed.Hint = "a .json file holds one record; write more of them as .jsonl, one a line"
		}
		return r.fail(failed)
	}
	rec.Source = source
	return r.give(rec, from.behind(rec))
}

// record reads one record of the contract, and its page where it is HTML.
func (r *run) record(source string, line int, data []byte) (*schema.Record, *Error) {
	rec, failed := parseRecord(data)
	if failed != nil {
		failed.Source, failed.Line = source, line+failed.Line
		return nil, failed
	}
	if rec.Text != "" {
		rec.HTML = ""
		return rec, nil
	}
	if rec.HTML == "" {
		return nil, &Error{Source: source, Line: line, Err: ErrEmpty, Hint: `the record has neither "text" nor "html"`}
	}
	if err := r.page(rec); err != nil {
		return nil, pageError(source, line, err)
	}
	return rec, nil
}

// lineReader gives the lines of a stream without their ends. The slice holds
// until the next call.
type lineReader struct {
	in     *bufio.Reader
	limit  int64
	number int // of the line given last, from 1
	buf    []byte
}

// next is the next line; io.EOF after the last. A line over the limit is read
// past and gives ErrTooLarge.
func (l *lineReader) next() ([]byte, error) {
	l.buf = l.buf[:0]
	long, some := false, false
	l.number++
	for {
		part, err := l.in.ReadSlice('\n')
		some = some || len(part) > 0
		if int64(len(l.buf)+len(part)) > l.limit+1 {
			long = true
			l.buf = l.buf[:0]
		} else if !long {
			l.buf = append(l.buf, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && !some:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			return nil, err
		case long:
			return nil, ErrTooLarge
		}
		line := bytes.TrimSuffix(l.buf, []byte("\n"))
		if l.number == 1 {
			line = bytes.TrimPrefix(line, bomUTF8)
		}
		return line, nil
	}
}
