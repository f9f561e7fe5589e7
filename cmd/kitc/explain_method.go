package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// explainMethod explains a method or service, such as orders.Orders.Place.
func explainMethod(_ *cobra.Command, name string) error {
	return usageError{fmt.Sprintf("%q is no diagnostic code such as KIT1042: `kitc explain` lists them all", name)}
}
