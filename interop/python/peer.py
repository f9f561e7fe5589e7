"""What the Python client and the Python server have in common: transports, protocols and a message
with every type in it. They use the `thrift` library of Apache and the code that its compiler makes
from the IDL that kitc emitted."""

from thrift.protocol import TBinaryProtocol, TCompactProtocol, TJSONProtocol
from thrift.transport import TTransport

from exchange import ttypes

PROTOCOLS = {
    "binary": TBinaryProtocol.TBinaryProtocolFactory(),
    "compact": TCompactProtocol.TCompactProtocolFactory(),
    "json": TJSONProtocol.TJSONProtocolFactory(),
}
FRAMINGS = {
    "framed": TTransport.TFramedTransportFactory(),
    "unframed": TTransport.TBufferedTransportFactory(),
}


def everything():
    """A message with a value in every field. The Go tests hold the same one."""
    point = ttypes.Point(x=1.5, y=-2.25)
    leaf = ttypes.Node(name="leaf", children=[], named={})
    return ttypes.Everything(
        yes=True,
        tiny=-128,
        small=-32768,
        medium=-2147483648,
        large=9007199254740993,
        real=0.1,
        text="Grüße, 世界 \U0001f600",
        raw=bytes(range(256)),
        id="6ba7b810-9dad-41d1-80b4-00c04fd430c8",
        at=1767225600123456,
        took=-1500000,
        day="2026-02-28",
        free='{"a":[1,null,"b"]}',
        word="word",
        light=ttypes.Light.green,
        point=point,
        shape=ttypes.Shape(words=["a", "b"]),
        numbers=list(range(-5, 15)),
        flags=[True, False, True],
        points=[point, ttypes.Point(x=0.0, y=1e300)],
        lights={ttypes.Light.red, ttypes.Light.amber},
        words={"x", "y"},
        by_name={"one": 1, "two": 2},
        by_number={1: "one", -2: "minus two"},
        by_light={ttypes.Light.amber: point},
        by_id={"6ba7b810-9dad-41d1-80b4-00c04fd430c8": True},
        nested={"a": [{"b": point}, {}]},
        tree=ttypes.Node(name="root", children=[leaf], named={"leaf": leaf}, next_=leaf),
        maybe="",
        maybe_not=False,
        maybe_any=[],
        rank=7,
        secret="planted-secret",
        old="old",
    )
