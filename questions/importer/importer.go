// Package importer reads question banks out of the files that organisers and
// teachers really have: Word papers in many layouts, spreadsheets, and the
// interchange formats of other systems.
//
// It turns a file into a Batch: questions, and everything a careful reader
// would want to know about how they were understood. It never guesses in
// silence: each question says how its key was found, and whatever is missing,
// contradictory or repaired is a Problem that names its place. The package
// knows nothing of databases, users or the web, and writes nothing to disk
// except inside the private folder that a converter of old formats needs.
package importer

import (
	"context"
	"fmt"
	"io"
)

// Limits that keep one hostile file from taking the machine with it.
const (
	MaxFileSize  = 64 << 20  // bytes of the file as received
	maxTextSize  = 32 << 20  // bytes of a plain text format
	maxPartSize  = 128 << 20 // bytes of one part of a container, unpacked
	maxTotalSize = 256 << 20 // bytes of a container, unpacked
	maxEntries   = 20000     // files in a container
	maxQuestions = 100000    // questions in a batch
	maxRows      = 120000    // rows of a sheet that hold something
	maxLines     = 1000000   // paragraphs of a document
	maxColumns   = 256       // columns of a sheet that are looked at
	maxProblems  = 20000     // problems in a batch
)

// Options change how a file is read; the zero value is ready to use.
type Options struct {
	// Progress, if set, is told how far reading has come, in units that only
	// make sense relative to total. It is called from the reading goroutine.
	Progress func(done, total int)
}

func (o Options) progress(done, total int) {
	if o.Progress != nil {
		o.Progress(done, total)
	}
}

// Batch is what a file was understood to hold.
type Batch struct {
	Format    string // "docx", "xlsx", "csv", "gift", …
	Title     string // the file's own name for the bank, if it has one
	Questions []Question
	Problems  []Problem
	Repairs   []Repair         // every damage that was mended, per place
	Media     map[string]Media // pictures by the names that questions use
}

// Media is a picture that came inside the file.
type Media struct {
	Type string // MIME type found from the bytes
	Alt  string // what it shows, where the file says so in words
	Data []byte
}

// source is the file under reading.
type source struct {
	ctx  context.Context
	name string
	data io.ReaderAt
	size int64
	opts Options
}

// Read reads the file in data, of size bytes. name is only used in messages
// and to choose between formats that look alike. The error is a *fault.Error
// and means that the file as a whole could not be read; trouble with single
// questions is in Batch.Problems.
func Read(ctx context.Context, name string, data io.ReaderAt, size int64, opts Options) (batch Batch, err error) {
	src := source{ctx: ctx, name: name, data: data, size: size, opts: opts}
	defer func() {
		// A parser bug must cost one file, not the server.
		if r := recover(); r != nil {
			batch, err = Batch{}, ErrUnreadable.Because(fmt.Errorf("importer: panic: %v", r))
		}
	}()
	format, err := detect(src)
	if err != nil {
		return Batch{Format: format}, err
	}
	read, ok := readers()[format]
	if !ok {
		return Batch{Format: format}, unsupportedFormat(format)
	}
	b := &builder{batch: Batch{Format: format}}
	if err := read(src, b); err != nil {
		return Batch{Format: b.batch.Format}, err
	}
	if err := ctx.Err(); err != nil {
		return Batch{Format: b.batch.Format}, ErrCancelled.Because(err)
	}
	return b.finish(src)
}

// reader fills the builder from a source of its format.
type reader func(src source, b *builder) error

// readers is the list of formats: one reader each.
func readers() map[string]reader {
	return map[string]reader{
		"docx":       readDOCX,
		"odt":        readODT,
		"xlsx":       readXLSX,
		"ods":        readODS,
		"csv":        readCSV,
		"tsv":        readCSV,
		"gift":       readGIFT,
		"aiken":      readAiken,
		"moodle-xml": readMoodle,
		"qti":        readQTI,
		"text2qti":   readText2QTI,
		"opentrivia": readOpenTrivia,
		"json":       readJSON,
		"txt":        readPlainPaper,
		"doc":        readDOC,
		"rtf":        readDOC,
		"xls":        readXLS,
		"pdf":        readPDF,
	}
}
