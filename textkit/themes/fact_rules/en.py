"""What English testimonies say of what happened; the notation is told in `textkit.themes.fact_rules`."""

from __future__ import annotations

NEGATION = r"not|never|no|nobody|none|without|didn't|don't|wasn't|haven't|hadn't|couldn't|won't|refused|n't|nor"
UNREAL = (
    r"if i had|if i'd|should have|should|would have|would|could have|thought about|thought of|wanted to|how to|"
    r"going to|could|may have"
)
OTHERS = r"another|somebody else|someone else|the last one who|anyone who|whoever|the previous"
WORDS = {
    "manager": (
        r"(?:line |general |plant |site |stage |head |deputy |shift )?(manager|boss|supervisor|director|sergeant|sgt|"
        r"professor|prof|chief|foreman|head|superior|inspector|commander|officer|lecturer|tutor|editor|dean|provost|"
        r"rector|consultant|team leader|skipper|lead|headteacher|principal|captain|examiner|superintendent|leader|"
        r"vicar|chair|owner|lieutenant|colonel|major)s?"
    ),
    "colleague": (
        r"(colleagues?|co-?workers?|the lads|the boys|the others|the guys|workmates?|classmates?|technicians|"
        r"two of our own|the crew|the team|my partner|the shift|a girl at work|staff)"
    ),
    "outsider": (
        r"(patients?|pupils?|students?|customers?|guests?|parents?|relatives?|passengers?|members of the public|"
        r"constituents?|prisoners?|visitors?|strangers?|residents?|the man had|tourists?|voters?)"
    ),
    "safety": r"(safety (rep|representative|delegate))",
    "union": r"(union|ucu|unison|unite|shop steward|union rep)",
    "police": r"(police|officers at the station|crime ref)",
    "hr": r"(hr|human resources|personnel)",
    "authority": (
        r"(ombudsman|ombud|acas|tribunal|regulator|external channel|whistleblow\w*|work environment authority|"
        r"inspectorate|commission|helpline|my mp|equality officer)"
    ),
    "contact": (
        r"(went|told|rang|reported|reported it|wrote|complained|spoke|emailed|e-mailed|phoned|raised it|called|"
        r"said something|talked|sent)"
    ),
    "to": r"(to|with|the|my|our)",
    "harm": (
        r"(grabbed|put|touched|called|said|shouted|sent|followed|pulled|assaults|assaulted|pinned|locked|kissed|"
        r"whispered|asked|laughed|hit|pushed|threatened|stood|moved|held|ran|slid|leaned|filmed|posted|got me|"
        r"explaining|came|leant|leaned|stared|gave|wanted|took|forced|squeezed|slapped|spat|mocked|yelled|calls|says|"
        r"hid|told)"
    ),
    "soon": (
        r"(days later|weeks later|week later|the next day|the day after|after that|since i complained|"
        r"the following week|since then|a month later|within a week|next rota)"
    ),
    "loss": (
        r"(moved|transferred|taken off|dropped|demoted|redundant|not renewed|reallocated|reassigned|cut my hours|"
        r"hours were cut|sidelined|let go|fired|frozen out)"
    ),
    "place_work": (
        r"(office|station|canteen|kitchen|locker|locker room|ward|warehouse|staff room|meeting|seminar|desk|corridor|"
        r"store ?rooms?|reception|control room|shop|wardrobe|department|stage|room booked|sound desk|shift|rota|till|"
        r"work|carrier|site|lab|emergency department|school|classroom|hospital|clinic|theatre|workshop|counter|depot|"
        r"base|barracks|unit|stock ?room|hall)"
    ),
}
RULES = r"""
reported yes 0.85 | i reported ; i report it ; we reported ; reported to ; reported it ; i complained ; i filed
  ; i lodged ; my (grievance|complaint|report|allegation) ; since i complained ; i filled in the form
  ; made a (complaint|report|statement) ; crime ref\w* ; i blew the whistle ; raised a grievance ; police number
  ; put in a (complaint|grievance|report) ; grievance (against|gr)
  ; police (gave|took|said|closed|came|have|rang|station) ; i told (the|my|our) ({manager}|{hr}|{union}|{police})
  ; i told the \w+ {manager}
reported yes 0.75 | {contact} {to} (the |my |our )?({manager}|{hr}|{union}|{police}|{authority}|{safety})
  ; to: hr\S* ; {contact} {to} \[OCCUPATION \d+\] ; {contact} {to} \[ORGANIZATION \d+\] ; told \[OCCUPATION \d+\]
  ; external channel ; \[CASE_NUMBER \d+\] ; incident log ; claim
reported yes 0.75 | ticket closed ; (college|the guards|head office|the school) (said|thanked)
  ; incident (report|log) ; how to report ; reports in the first
=reported no 0.9 | never (told|reported|said|complained|spoke)
  ; (didn't|did not|haven't|have not|couldn't) (tell|report|say|complain|told|reported)
  ; nobody (told|reported|complained) ; told (nobody|no one|no-one) ; said nothing
  ; i (didn't|did not) say anything ; kept (quiet|my mouth shut|it to myself) ; no one (reported|complained)
  ; nothing to report ; no reports
=reported no 0.6 | nobody (said|hummed|says|spoke) ; no one (said|says) ; (i|we) (laughed|smiled)
  ; everyone (knew|knows) ; will i go back ; i never ; to somebody outside
reported_to manager 0.75 | told (the|my|our) (\w+ )?{manager} ; {contact} to (the |my |our )?{manager}
  ; told \[OCCUPATION \d+\] ; {manager} (said|told me|asked|replied) ; i filled in the form
reported_to union 0.75 | {contact} to (the |my )?{union} ; {union} will accompany ; told (the|my) {union}
reported_to union 0.5 | {union}
reported_to hr 0.5 | {hr}
reported_to other_authority 0.55 | {authority}
reported_to safety_representative 0.75 | {contact} to (the |my )?{safety} ; told (the|my) {safety}
reported_to police 0.85 | {police} (gave|took|said|closed|came|have|rang|number|station) ; called the police
  ; reported to .. police ; crime ref\w* ; to the police ; police
reported_to hr 0.85 | to: hr\S* ; {contact} to {hr} ; told {hr} ; hr (said|replied|wrote|told) ; grievance
reported_to other_authority 0.8 | {contact} to .. {authority} ; to: .. authority ; external channel
  ; to the {authority} ; tribunal
=reported_to no_one 0.85 | never (told|reported) ; told (nobody|no one|no-one) ; said nothing
  ; i (didn't|did not) (say anything|tell|report) ; kept (quiet|my mouth shut|it to myself) ; nobody hummed
=outcome nothing 0.75 | nothing (happened|came of it|was done|has happened) ; no (answer|reply|response)
  ; heard nothing ; no action(?! taken against)
  ; (said|told me) (it was|that was|to) .. (matter|banter|joke|leave it) ; no injury, no action ; swept under
  ; never (replied|answered)
outcome case_closed 0.85 | no further action ; closed ; dropped ; dismissed ; not upheld ; insufficient evidence
outcome investigation 0.65 | (an|the) investigation ; investigat(ed|ing|or) ; reopened ; inquiry ; interviewed
outcome measures 0.75 | (did|done|went on|took|through) .. course
  ; there's (now )?an? .. (helpline|form|portal|line) ; new (procedure|policy|routine|rules) ; apologi[sz]ed
  ; said (he'd|sorry|he'd said sorry) ; pairs in ; sick leave is down ; within (\d+|seven|three) (hours|days)
  ; put in an anonymous tool
outcome measures 0.45 | now (has|have|there|every|we) ; what is different ; training ; each (gives|must)
outcome retaliation 0.85 | {soon} .. {loss} ; since i complained ; retaliat\w*
  ; no longer (allowed|given|invited|asked) ; stopped getting ; taken off ; i was {loss} ; my hours ; punished
outcome sanction 0.8 | suspended ; dismissed him ; sacked ; was fired ; convicted ; sentenced ; prison
  ; struck off ; given a warning
perpetrator manager 0.75 | (my|our) {manager} ; {manager} .. {harm} ; (the )?teacher .. {harm}
  ; \[OCCUPATION \d+\] .. {harm} ; got a first
perpetrator manager 0.5 | (the|a) {manager}
perpetrator manager 0.35 | \[OCCUPATION \d+\]
perpetrator colleague 0.65 | (a|my|two|three|some of the|of the) {colleague} ; {colleague} .. {harm}
  ; they (laughed|filmed|put|stopped|hid|called) ; asked to change their breaks
perpetrator colleague 0.45 | {colleague}
perpetrator subordinate 0.6 | someone i (manage|supervise) ; my (staff|team) .. {harm} ; a junior of mine
perpetrator outsider_citizen 0.75 | {outsider} .. {harm} ; an? account ; posting ; the man (had|who did it)
  ; letterbox ; anonymous (letter|e-?mail|call)s? ; website ; trolls? ; threat(s|ening)? (letter|mail)s?
  ; \[USERNAME \d+\] .. posted
perpetrator outsider_citizen 0.45 | {outsider}
=witnesses yes 0.8 | (everyone|everybody|they|others|people|we|he|she|nobody|no one|all) (saw|knew|heard|laughed
  |watched|knows|looked|hummed|stared) ; witness\w* ; in front of ; (looked|looking) (away|at)
  ; (the whole|the entire) (room|class|field|table|team|shift|office) ; the others ; you saw ; laughter
  ; nobody said ; sat (with|beside) ; across the road
=witnesses no 0.75 | (nobody|no one|no-one) (saw|else was|heard) ; (we were|i was) alone
  ; (locked|closed|shut) the door ; no witness\w* ; just the two of us
time training 0.75 | trainee\w* ; probation\w* ; internship ; intern ; placement ; apprentice\w* ; academy
  ; in training ; freshman ; my phd ; student teacher ; police college ; basic training ; cadet
time new_job 0.6 | (my )?first (day|week|month|year|shift|job) ; newly (qualified|hired)
  ; (i|she) (had )?just started ; new starter ; summer job
place party_or_travel 0.7 | party ; parties ; reception ; conference ; hotel ; trip ; tour ; festival ; toast
  ; dinner ; christmas do ; pub ; sauna ; field ?trip ; on the way home ; cruise ; boat ; swimsuit
place online 0.75 | e-?mails? ; messenger ; snapchat ; instagram ; facebook ; group chat ; zoom ; teams ; account
  ; tiktok ; website ; texts ; posted ; whatsapp ; on the internet ; \[USERNAME \d+\] ; \[URL \d+\] ; video
  ; photo
place training 0.65 | (on|during) (the|a) (course|exercise) ; academy ; training (ground|camp)
place home 0.8 | letterbox ; (my|our) (house|home|doorstep|flat|front door|garden|step|street)
  ; (outside|to) my (house|home|flat) ; where i live ; by the bed
place outdoors 0.65 | in the (woods|forest|field|street) ; bus stop ; car park ; bike racks ; parade ground
  ; outdoors
place workplace 0.6 | {place_work}
consequence sick_leave 0.9 | signed off ; sick leave ; on the sick ; off sick ; sick note
consequence quit 0.8 | i (quit|resigned|left) ; (handed|hand) in my notice ; won't stand again ; i have left
  ; gave up the job ; will i go back .. i will not ; left the (force|job|service|department|company|theatre)
  ; took early retirement ; she left ; left for ; a new job ; another job ; moved on ; resign\w*
consequence moved 0.7 | i (was|got|have been) (moved|transferred|reassigned) ; transferred to
  ; asked for a transfer ; new post in ; changed (wards?|shifts?|departments?|offices?)
consequence ill_health 0.75 | ptsd ; anxiety ; panic ; depress\w* ; (can't|cannot|don't|didn't|couldn't) sleep
  ; sleep in ; insomnia ; nightmares? ; chest pains? ; i shake ; shaking ; threw up ; vomit\w*
  ; lost .. (stone|kilos|weight) ; therapist ; counsell\w* ; up at four ; my neck was
consequence none 0.6 | no complaints ; all good ; i'm fine ; happy (here|at work) ; boots: good
  ; nothing to (report|add)
"""
