// Package registries holds the kinds of discovery against real registries: Consul, etcd and ZooKeeper, which its tests
// start, stop, and rob of their data. make interop runs them.
package registries
