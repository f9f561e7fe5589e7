package httptest

import kithttp "github.com/kitc-lang/kit/runtime/transport/http"

// fifty answers each of its 50 methods with nothing but the status 204.
type fifty struct{}

func (s fifty) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 1:
		switch path[0] {
		case "accounts":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveListAccounts(x)
				return
			case "POST":
				s.serveAddAccounts(x)
				return
			}
			x.Allow("GET", "HEAD", "POST")
		case "bills":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveListBills(x)
				return
			case "POST":
				s.serveAddBills(x)
				return
			}
			x.Allow("GET", "HEAD", "POST")
		case "cards":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveListCards(x)
				return
			case "POST":
				s.serveAddCards(x)
				return
			}
			x.Allow("GET", "HEAD", "POST")
		case "drafts":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveListDrafts(x)
				return
			case "POST":
				s.serveAddDrafts(x)
				return
			}
			x.Allow("GET", "HEAD", "POST")
		case "events":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveListEvents(x)
				return
			case "POST":
				s.serveAddEvents(x)
				return
			}
			x.Allow("GET", "HEAD", "POST")
		case "files":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveListFiles(x)
				return
			case "POST":
				s.serveAddFiles(x)
				return
			}
			x.Allow("GET", "HEAD", "POST")
		case "groups":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveListGroups(x)
				return
			case "POST":
				s.serveAddGroups(x)
				return
			}
			x.Allow("GET", "HEAD", "POST")
		case "hosts":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveListHosts(x)
				return
			case "POST":
				s.serveAddHosts(x)
				return
			}
			x.Allow("GET", "HEAD", "POST")
		case "items":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveListItems(x)
				return
			case "POST":
				s.serveAddItems(x)
				return
			}
			x.Allow("GET", "HEAD", "POST")
		case "jobs":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveListJobs(x)
				return
			case "POST":
				s.serveAddJobs(x)
				return
			}
			x.Allow("GET", "HEAD", "POST")
		}
	case 2:
		switch path[0] {
		case "accounts":
			if path[1] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveGetAccounts(x, path)
					return
				case "DELETE":
					s.serveDropAccounts(x, path)
					return
				}
				x.Allow("GET", "HEAD", "DELETE")
			}
		case "bills":
			if path[1] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveGetBills(x, path)
					return
				case "DELETE":
					s.serveDropBills(x, path)
					return
				}
				x.Allow("GET", "HEAD", "DELETE")
			}
		case "cards":
			if path[1] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveGetCards(x, path)
					return
				case "DELETE":
					s.serveDropCards(x, path)
					return
				}
				x.Allow("GET", "HEAD", "DELETE")
			}
		case "drafts":
			if path[1] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveGetDrafts(x, path)
					return
				case "DELETE":
					s.serveDropDrafts(x, path)
					return
				}
				x.Allow("GET", "HEAD", "DELETE")
			}
		case "events":
			if path[1] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveGetEvents(x, path)
					return
				case "DELETE":
					s.serveDropEvents(x, path)
					return
				}
				x.Allow("GET", "HEAD", "DELETE")
			}
		case "files":
			if path[1] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveGetFiles(x, path)
					return
				case "DELETE":
					s.serveDropFiles(x, path)
					return
				}
				x.Allow("GET", "HEAD", "DELETE")
			}
		case "groups":
			if path[1] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveGetGroups(x, path)
					return
				case "DELETE":
					s.serveDropGroups(x, path)
					return
				}
				x.Allow("GET", "HEAD", "DELETE")
			}
		case "hosts":
			if path[1] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveGetHosts(x, path)
					return
				case "DELETE":
					s.serveDropHosts(x, path)
					return
				}
				x.Allow("GET", "HEAD", "DELETE")
			}
		case "items":
			if path[1] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveGetItems(x, path)
					return
				case "DELETE":
					s.serveDropItems(x, path)
					return
				}
				x.Allow("GET", "HEAD", "DELETE")
			}
		case "jobs":
			if path[1] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveGetJobs(x, path)
					return
				case "DELETE":
					s.serveDropJobs(x, path)
					return
				}
				x.Allow("GET", "HEAD", "DELETE")
			}
		}
	case 4:
		switch path[0] {
		case "accounts":
			if path[1] != "" && path[2] == "parts" && path[3] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.servePartsAccounts(x, path)
					return
				}
				x.Allow("GET", "HEAD")
			}
		case "bills":
			if path[1] != "" && path[2] == "parts" && path[3] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.servePartsBills(x, path)
					return
				}
				x.Allow("GET", "HEAD")
			}
		case "cards":
			if path[1] != "" && path[2] == "parts" && path[3] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.servePartsCards(x, path)
					return
				}
				x.Allow("GET", "HEAD")
			}
		case "drafts":
			if path[1] != "" && path[2] == "parts" && path[3] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.servePartsDrafts(x, path)
					return
				}
				x.Allow("GET", "HEAD")
			}
		case "events":
			if path[1] != "" && path[2] == "parts" && path[3] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.servePartsEvents(x, path)
					return
				}
				x.Allow("GET", "HEAD")
			}
		case "files":
			if path[1] != "" && path[2] == "parts" && path[3] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.servePartsFiles(x, path)
					return
				}
				x.Allow("GET", "HEAD")
			}
		case "groups":
			if path[1] != "" && path[2] == "parts" && path[3] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.servePartsGroups(x, path)
					return
				}
				x.Allow("GET", "HEAD")
			}
		case "hosts":
			if path[1] != "" && path[2] == "parts" && path[3] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.servePartsHosts(x, path)
					return
				}
				x.Allow("GET", "HEAD")
			}
		case "items":
			if path[1] != "" && path[2] == "parts" && path[3] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.servePartsItems(x, path)
					return
				}
				x.Allow("GET", "HEAD")
			}
		case "jobs":
			if path[1] != "" && path[2] == "parts" && path[3] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.servePartsJobs(x, path)
					return
				}
				x.Allow("GET", "HEAD")
			}
		}
	}
}

func (s fifty) serveListAccounts(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveAddAccounts(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveGetAccounts(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveDropAccounts(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) servePartsAccounts(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveListBills(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveAddBills(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveGetBills(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveDropBills(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) servePartsBills(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveListCards(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveAddCards(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveGetCards(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveDropCards(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) servePartsCards(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveListDrafts(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveAddDrafts(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveGetDrafts(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveDropDrafts(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) servePartsDrafts(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveListEvents(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveAddEvents(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveGetEvents(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveDropEvents(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) servePartsEvents(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveListFiles(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveAddFiles(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveGetFiles(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveDropFiles(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) servePartsFiles(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveListGroups(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveAddGroups(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveGetGroups(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveDropGroups(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) servePartsGroups(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveListHosts(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveAddHosts(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveGetHosts(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveDropHosts(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) servePartsHosts(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveListItems(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveAddItems(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveGetItems(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveDropItems(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) servePartsItems(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveListJobs(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveAddJobs(x *kithttp.Exchange) { x.Empty(204) }

func (s fifty) serveGetJobs(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) serveDropJobs(x *kithttp.Exchange, _ []string) { x.Empty(204) }

func (s fifty) servePartsJobs(x *kithttp.Exchange, _ []string) { x.Empty(204) }
