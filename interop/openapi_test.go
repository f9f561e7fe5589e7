package interop

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/pb33f/libopenapi/datamodel"
)

func openAPIValidator(t *testing.T, file string) validator.Validator {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// A tree of lists of itself is finite, whatever libopenapi thinks of it.
	document, err := libopenapi.NewDocumentWithConfiguration(data, &datamodel.DocumentConfiguration{IgnoreArrayCircularReferences: true})
	if err != nil {
		t.Fatal(err)
	}
	v, errs := validator.NewValidator(document)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return v
}

func TestOpenAPIDocumentsAreValid(t *testing.T) {
	for _, file := range openAPIFiles {
		t.Run(filepath.Base(file), func(t *testing.T) {
			if ok, errs := openAPIValidator(t, file).ValidateDocument(); !ok {
				for _, err := range errs {
					t.Errorf("%s", err.Error())
				}
			}
		})
	}
}

func TestRedoclyFindsNothing(t *testing.T) {
	for _, file := range openAPIFiles {
		t.Run(filepath.Base(file), func(t *testing.T) {
			out := run(t, "typescript", npm(t, "redocly"), "lint", "--config", "redocly.yaml", absolute(t, file))
			if strings.Contains(out, "You have") || !strings.Contains(out, "is valid") {
				t.Errorf("redocly warns:\n%s", out)
			}
		})
	}
}

// TestLiveTrafficMatchesTheDocument sends requests to a running server and has every request and answer
// judged by the document that kitc emitted, as a gateway would.
func TestLiveTrafficMatchesTheDocument(t *testing.T) {
	v := openAPIValidator(t, "exchange/gen/exchange.openapi.yaml")
	base := "http://" + serve(t).Addr("http")
	message, err := everything().MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, method, path, body string
		status                   int
	}{
		{"ping", "POST", "/Exchange/Ping", "", 204},
		{"echo", "POST", "/echo", string(message), 200},
		{"move", "PUT", "/move", `{"point":{"x":1,"y":2},"dx":0.5}`, 200},
		{"turn", "POST", "/turn", `{"shape":{"words":["a","b"]}}`, 200},
		{"explain", "GET", "/words/kit?times=2&lights=red&lights=green", "", 200},
		{"count", "GET", "/count?text=a+b+a", "", 200},
		{"inherited", "GET", "/health", "", 200},
		{"nobody waits", "POST", "/told", `{"word":"kit"}`, 202},
		{"nobody waits, and refused", "POST", "/told", `{"word":""}`, 400},
		{"one page", "GET", "/told?prefix=k&size=1", "", 200},
		{"declared error", "GET", "/words/unknown", "", 404},
		{"another declared error", "GET", "/words/asleep", "", 503},
		{"undeclared error", "GET", "/words/broken", "", 500},
		{"refused", "GET", "/words/kit?times=12", "", 400},
	} {
		t.Run(c.name, func(t *testing.T) {
			req := newRequest(t, c.method, base+c.path, c.body)
			if ok, errs := v.ValidateHttpRequestSync(req); !ok && c.status < 400 {
				for _, err := range errs {
					t.Errorf("the document refuses the request: %s", err.Error())
				}
			}
			resp, err := http.DefaultClient.Do(newRequest(t, c.method, base+c.path, c.body))
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			if resp.StatusCode != c.status {
				t.Errorf("status %d, want %d", resp.StatusCode, c.status)
			}
			if ok, errs := v.ValidateHttpResponse(req, resp); !ok {
				for _, err := range errs {
					t.Errorf("the document refuses the answer: %s", err.Error())
				}
			}
		})
	}
}

func newRequest(t *testing.T, method, url, body string) *http.Request {
	t.Helper()
	req, err := http.NewRequest(method, url, bytes.NewReader([]byte(body)))
	if err != nil {
		t.Fatal(err)
	}
	if body == "" {
		req.Body = http.NoBody
	} else {
		req.Header.Set("Content-Type", "application/json")
	}
	return req
}
