"""Words that everybody knows. Enters: nothing. Leaves: abbreviations that need no explanation, and
words that are words in capitals too.
"""

EVERYDAY = frozenset(
    """
    AC AD AI AIDS AM AOB API ATM BA BBC BC BCE BMA BSc BST CBE CC CCTV CD CDs CE CEO CO2 COVID CSS
    CSV CV CVs DBE DC DIY DJ DNA DOI DPhil DVD DVDs DVLA EEC EU FA FAQ FAQs FM GB GCSE GCSEs GMT
    GP GPs GPS HGV HIV HMRC HQ HRH HTML ID IDs iOS IP IQ ISBN ISO ISSN IT ITV JPEG KBE KC LED LGBT
    LGBTQ LGBTQI LGBTQIA LLB LLP LPG MA MBA MBE MEP MEPs MMR MOT MP MP3 MP4 MPhil MPs MRI MSc MSP
    MSPs NASA NATO NB NHS NI OBE OK PC PCs PDF PDFs PE PhD PhDs PIN PLC PM PO PR PS PVC QC QR RAF
    RIP RSS RSVP SIM SMS SOS TB TBA TBC TV TVs UFO UK UN UNESCO UNICEF URL URLs US USA USB UTC UTF
    VAT VIP VIPs WC XL XML YMCA
    """.split()  # noqa: SIM905
)
"""Abbreviations that are read as words: hardly anybody needs to know what they stand for."""
COMMON = frozenset(
    """
    about after again all always am an and any are ask at attention be because before beware but by
    call can cannot care carer carers caution closed danger do don done easy end even ever every
    first for free from full get good has have help her here him his home how if important in into
    is just know last law life list live long look made make many may me more most much must my name
    need needs never new next no not note nothing notice now of off on one only open or other our
    out over own part people person plan please read real remember review right rights same say see
    send she should so some stop such support take that the their them then there these they thing
    think this those time to today together too two up urgent us use very wait want warning was we
    well were what when where which who why will with work would write wrong yes you your
    """.split()  # noqa: SIM905
)
"""Words that are words, in capitals too."""
