"""OAI-PMH 2.0: the published articles as Dublin Core for harvesters, and tombstones of what is public no more.

request -> verb -> holdings -> XML. https://www.openarchives.org/OAI/openarchivesprotocol.html
"""
