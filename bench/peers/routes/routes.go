// Package routes is the 500 routes that routers are measured on: ten areas with ten collections each, of five routes.
package routes

import "strings"

// Route is one of them. Its number is its place in the list.
type Route struct {
	// Name is that of the method, and Number its place in the list.
	Name   string
	Number int
	// Verb and Path are as net/http's mux, chi and goa write them.
	Verb, Path string
}

// Areas are the first segments of the paths, and Collections the second ones, below each of them.
var (
	Areas       = strings.Fields("archive billing catalog depots exports finance gateway identity journal kitchen")
	Collections = strings.Fields("accounts bills cards drafts events files groups hosts items jobs")
)

// shapes are what is done with a collection.
var shapes = []struct{ name, verb, rest string }{
	{"List", "GET", ""}, {"Add", "POST", ""}, {"Get", "GET", "/{id}"}, {"Drop", "DELETE", "/{id}"}, {"Part", "GET", "/{id}/parts/{part}"},
}

// Shapes is how many routes a collection has.
const Shapes = 5

// List gives all of them, in the order of their areas and collections.
func List() (list []Route) {
	for _, area := range Areas {
		for _, collection := range Collections {
			for _, s := range shapes {
				list = append(list, Route{
					Name: s.name + title(area) + title(collection), Number: len(list), Verb: s.verb, Path: "/" + area + "/" + collection + s.rest,
				})
			}
		}
	}
	return list
}

// URL gives the path of a request for the route.
func (r Route) URL(id, part string) string {
	return strings.NewReplacer("{id}", id, "{part}", part).Replace(r.Path)
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
