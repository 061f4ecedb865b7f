// Lists accounts over Go's net/http as huandu/facebook does: the address in paging.next is requested as it stands.
package main

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
)

type page struct {
	Data   []struct{ ID string }
	Paging struct{ Next string }
	Error  struct {
		Code    int
		Subcode int `json:"error_subcode"`
	}
}

func main() {
	pem, err := os.ReadFile(os.Args[1])
	check(err)
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.TLSClientConfig = &tls.Config{RootCAs: roots}
	client := &http.Client{Transport: transport}
	for input := bufio.NewScanner(os.Stdin); input.Scan(); {
		fmt.Println(run(client, input.Text()))
	}
}

func run(client *http.Client, line string) string {
	part := strings.Split(line, "|")
	query := url.Values{"access_token": {part[2]}, "format": {"json"}}
	for i, name := range []string{"limit", "fields", "sort", "filtering"} {
		if part[5+i] != "" {
			query.Set(name, part[5+i])
		}
	}
	next := fmt.Sprintf("%s/v26.0/%s/%s?%s", part[1], part[3], part[4], query.Encode())
	var ids []string
	for pages := 0; ; {
		response, err := client.Get(next)
		check(err)
		var answer page
		check(json.NewDecoder(response.Body).Decode(&answer))
		response.Body.Close()
		if answer.Error.Code == 0 {
			pages++
			for _, account := range answer.Data {
				ids = append(ids, account.ID)
			}
		}
		if next = answer.Paging.Next; next == "" {
			protocol := strings.TrimSuffix(strings.TrimPrefix(response.Proto, "HTTP/"), ".0")
			return fmt.Sprintf("%s|%d|%s|%s|%s|%d|%s", part[0], response.StatusCode, number(answer.Error.Code),
				number(answer.Error.Subcode), protocol, pages, strings.Join(ids, ","))
		}
	}
}

func number(value int) string {
	if value == 0 {
		return ""
	}
	return fmt.Sprint(value)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
