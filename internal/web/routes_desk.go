package web

import "slices"

// Routes are all the rows of the staff's side. Every one names the right that
// it needs somewhere; the services check it in the contest that it is about.
func (d *desk) Routes() []Route {
	return slices.Concat(
		d.sessionRoutes(),
		d.contestRoutes(),
		d.unitRoutes(),
		d.roundRoutes(),
		d.overviewRoutes(),
		d.bankRoutes(),
		d.commentRoutes(),
		d.previewRoutes(),
		d.sealRoutes(),
		d.openBankRoutes(),
		d.bankFileRoutes(),
		d.itemRoutes(),
		d.importRoutes(),
		d.mediaRoutes(),
		d.peopleRoutes(),
		d.resultRoutes(),
		d.exportRoutes(),
		d.staffRoutes(),
		d.airRoutes(),
		d.mcRoutes(),
	)
}
