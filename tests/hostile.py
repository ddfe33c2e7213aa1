"""Strings that try to run: each would call ``hit`` in the browser, or Python on the server."""

from __future__ import annotations

PAYLOADS: dict[str, str] = {
    "image": "<img src=x onerror=\"(window.hits??=[]).push('image')\">",
    "image, no quotes": "<img/src=x onerror=(window.hits??=[]).push(1)>",
    "script": "<script>(window.hits??=[]).push('script')</script>",
    "end of script": "</script><script>(window.hits??=[]).push('end')</script>",
    "comment": "<!--<script>(window.hits??=[]).push('comment')</script>-->",
    "vector": "<svg/onload=(window.hits??=[]).push('svg')>",
    "frame": "<iframe srcdoc=\"<script>parent.hits=['frame']</script>\"></iframe>",
    "style": "</style><style>*{display:none!important}</style>",
    "attribute": '" autofocus onfocus="(window.hits??=[]).push(\'attribute\')" x="',
    "apostrophe": "');(window.hits??=[]).push('apostrophe');//",
    "quotation": '");(window.hits??=[]).push("quotation");//',
    "backtick": "`;(window.hits??=[]).push('backtick');`",
    "literal": "${(window.hits??=[]).push('literal')}",
    "backslash": "\\`+(window.hits??=[]).push('backslash')+`\\",
    "line separator": "a\u2028(window.hits??=[]).push('line')\u2029//",
    "null": "a\x00<img src=x onerror=(window.hits??=[]).push('null')>",
    "template": "{{ 7*7 }}{% raw %}{# hit #}",
    "template call": "{{ cycler.__init__.__globals__.os.environ }}",
    "template block": "{% for x in range(9) %}hit{% endfor %}{%",
    "macro": "{% macro script(this, kwargs) %}(window.hits??=[]).push('macro');{% endmacro %}",
    "entity": "&lt;img src=x onerror=(window.hits??=[]).push('entity')&gt;",
    "entities": "&#123;&#123;7*7&#125;&#125;&#96;",
    "markdown": "[hit](javascript:hits=[1]) ![x](x) <b>hit</b> $\\href{javascript:hit}{x}$ :smile:",
    "address": "javascript:(window.hits??=[]).push('address')",
    "path": "../../../etc/passwd\\..\\hit",
    "prototype": "__proto__",
}
