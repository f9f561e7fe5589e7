package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func reportList(t *testing.T) List {
	text := "struct Item {\n  sku = strin\n  wide = {\n  }\n}\n"
	var list List
	list.Errorf("KIT1001", span(t, "my files/a.kit", text, "strin"), "100%% wrong: `<b>`,\nsee").
		Note(span(t, "my files/a.kit", text, "Item"), "in this struct").
		Note(Span{}, "a hint").
		Fix = &Fix{Span: span(t, "my files/a.kit", text, "strin"), Replace: "string"}
	list.Warnf("KIT0020", span(t, "my files/a.kit", text, "{\n  }"), "over two lines")
	list.Errorf("KIT1001", Span{File: "b.kit"}, "no place")
	list.Errorf("KIT6001", Span{}, "no file")
	return list
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, reportList(t)); err != nil {
		t.Fatal(err)
	}
	expect(t, b.String(), `
{
  "diagnostics": [
    {
      "code": "KIT1001",
      "severity": "error",
      "message": "100% wrong: ${backquote}<b>${backquote},\nsee",
      "place": {
        "file": "my files/a.kit",
        "start": {
          "line": 2,
          "column": 9,
          "offset": 22
        },
        "end": {
          "line": 2,
          "column": 14,
          "offset": 27
        }
      },
      "notes": [
        {
          "message": "in this struct",
          "place": {
            "file": "my files/a.kit",
            "start": {
              "line": 1,
              "column": 8,
              "offset": 7
            },
            "end": {
              "line": 1,
              "column": 12,
              "offset": 11
            }
          }
        },
        {
          "message": "a hint"
        }
      ],
      "fix": {
        "place": {
          "file": "my files/a.kit",
          "start": {
            "line": 2,
            "column": 9,
            "offset": 22
          },
          "end": {
            "line": 2,
            "column": 14,
            "offset": 27
          }
        },
        "replace": "string"
      }
    },
    {
      "code": "KIT0020",
      "severity": "warning",
      "message": "over two lines",
      "place": {
        "file": "my files/a.kit",
        "start": {
          "line": 3,
          "column": 10,
          "offset": 37
        },
        "end": {
          "line": 4,
          "column": 4,
          "offset": 42
        }
      }
    },
    {
      "code": "KIT1001",
      "severity": "error",
      "message": "no place",
      "place": {
        "file": "b.kit"
      }
    },
    {
      "code": "KIT6001",
      "severity": "error",
      "message": "no file"
    }
  ],
  "errors": 3,
  "warnings": 1
}
`)
}

func TestNothingToReport(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, nil); err != nil {
		t.Fatal(err)
	}
	expect(t, b.String(), "{\n  \"diagnostics\": [],\n  \"errors\": 0,\n  \"warnings\": 0\n}\n")
	b.Reset()
	if err := SARIF(&b, nil, Tool{}); err != nil || !strings.Contains(b.String(), `"results": []`) {
		t.Errorf("%v: %s", err, b.String())
	}
	b.Reset()
	if err := GitHub(&b, nil); err != nil || b.Len() > 0 {
		t.Errorf("%v: %s", err, b.String())
	}
}

func TestSARIF(t *testing.T) {
	var b bytes.Buffer
	if err := SARIF(&b, reportList(t), Tool{Version: "1.2.3"}); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Schema  string `json:"$schema"`
		Version string
		Runs    []struct {
			ColumnKind string
			Tool       struct {
				Driver struct {
					Name, Version string
					Rules         []struct{ ID string }
				}
			}
			Results []struct {
				RuleID           string
				RuleIndex        int
				Level            string
				Message          struct{ Text string }
				Locations        []json.RawMessage
				RelatedLocations []json.RawMessage
				Fixes            []json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || !strings.HasSuffix(log.Schema, "sarif-2.1.0.json") || run.ColumnKind != "unicodeCodePoints" ||
		run.Tool.Driver.Name != "kitc" || run.Tool.Driver.Version != "1.2.3" || len(run.Results) != 4 {
		t.Fatalf("%s", b.String())
	}
	for i, r := range run.Results {
		if id := run.Tool.Driver.Rules[r.RuleIndex].ID; id != r.RuleID {
			t.Errorf("result %d of rule %s points at rule %s", i, r.RuleID, id)
		}
	}
	first := run.Results[0]
	compact := func(raw []json.RawMessage) string {
		var out bytes.Buffer
		for _, r := range raw {
			if err := json.Compact(&out, r); err != nil {
				t.Fatal(err)
			}
		}
		return out.String()
	}
	expect(t, first.Level+" "+first.Message.Text, "error 100% wrong: `<b>`,\nsee\na hint")
	expect(t, compact(first.Locations), `{"physicalLocation":{"artifactLocation":{"uri":"my%20files/a.kit"},"region":{"startLine":2,"startColumn":9,"endLine":2,"endColumn":14}}}`)
	expect(t, compact(first.RelatedLocations), `{"physicalLocation":{"artifactLocation":{"uri":"my%20files/a.kit"},"region":{"startLine":1,"startColumn":8,"endLine":1,"endColumn":12}},"message":{"text":"in this struct"}}`)
	expect(t, compact(first.Fixes), `{"artifactChanges":[{"artifactLocation":{"uri":"my%20files/a.kit"},"replacements":[{"deletedRegion":{"startLine":2,"startColumn":9,"endLine":2,"endColumn":14},"insertedContent":{"text":"string"}}]}]}`)
	expect(t, run.Results[1].Level, "warning")
	expect(t, compact(run.Results[2].Locations), `{"physicalLocation":{"artifactLocation":{"uri":"b.kit"}}}`)
	if len(run.Results[3].Locations) != 0 {
		t.Errorf("a finding without a file has a place: %s", compact(run.Results[3].Locations))
	}
}

func TestGitHub(t *testing.T) {
	var b bytes.Buffer
	if err := GitHub(&b, reportList(t)); err != nil {
		t.Fatal(err)
	}
	expect(t, b.String(), `
::error file=my files/a.kit,line=2,endLine=2,col=9,endColumn=14,title=KIT1001::100%25 wrong: ${backquote}<b>${backquote},%0Asee%0Anote: in this struct (my files/a.kit:1:8)%0Anote: a hint
::warning file=my files/a.kit,line=3,endLine=4,title=KIT0020::over two lines
::error file=b.kit,title=KIT1001::no place
::error title=KIT6001::no file
`)
}

// TestPlaceWithoutEnd: lines and columns count from 1 in every format, so an end that is missing is
// left out.
func TestPlaceWithoutEnd(t *testing.T) {
	list := List{{Code: "KIT0001", Severity: Error, Message: "m", Span: Span{File: "a.kit", Start: Pos{Line: 3, Column: 5, Offset: 20}}}}
	var b bytes.Buffer
	if err := GitHub(&b, list); err != nil {
		t.Fatal(err)
	}
	expect(t, b.String(), "::error file=a.kit,line=3,col=5,title=KIT0001::m\n")
	b.Reset()
	if err := SARIF(&b, list, Tool{}); err != nil || strings.Contains(b.String(), "endLine") || !strings.Contains(b.String(), `"startLine": 3`) {
		t.Errorf("%v: %s", err, b.String())
	}
}

// TestSARIFRules: what is known of the codes stands beside them, and nothing where nothing is.
func TestSARIFRules(t *testing.T) {
	list := List{{Code: "KIT0001", Severity: Error}, {Code: "KIT0002", Severity: Error}}
	about := func(c Code) Rule {
		if c == "KIT0002" {
			return Rule{}
		}
		return Rule{Title: "too <long>", Help: "# Help", URI: "https://example.com/KIT0001"}
	}
	var b bytes.Buffer
	if err := SARIF(&b, list, Tool{Rule: about}); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct{ Rules json.RawMessage }
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	var rules bytes.Buffer
	if err := json.Compact(&rules, log.Runs[0].Tool.Driver.Rules); err != nil {
		t.Fatal(err)
	}
	expect(t, rules.String(), `[{"id":"KIT0001","shortDescription":{"text":"too <long>"},"help":{"text":"# Help","markdown":"# Help"},"helpUri":"https://example.com/KIT0001"},{"id":"KIT0002"}]`)
}

// TestGitHubEscapes: neither a message nor a file name starts a second command, or acts on a terminal.
func TestGitHubEscapes(t *testing.T) {
	list := List{{Code: "KIT0001", Severity: Warning, Message: "a\r\n::error::b \x1b[31m 50%", Span: Span{File: "c:,\n%.kit"}}}
	var b bytes.Buffer
	if err := GitHub(&b, list); err != nil {
		t.Fatal(err)
	}
	expect(t, b.String(), "::warning file=c%3A%2C%0A%25.kit,title=KIT0001::a<U+000D>%0A::error::b <U+001B>[31m 50%25\n")
}
