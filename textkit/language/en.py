"""English: the words that mark or make identifiers."""

from __future__ import annotations

from typing import Final

from textkit.language.base import LanguageData, numbered, tens, words

_UNITS: Final = "one two three four five six seven eight nine"
_TENS: Final = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}

DATA: Final = LanguageData(
    code="en",
    months=numbered(
        "january,jan february,feb march,mar april,apr may june,jun july,jul august,aug september,sept,sep october,oct "
        "november,nov december,dec"
    ),
    numbers=numbered(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    )
    | tens(_UNITS, _TENS),
    weekdays=words("monday tuesday wednesday thursday friday saturday sunday"),
    seasons=words("spring summer autumn winter fall christmas easter michaelmas trinity"),
    holidays=words(
        "christmas_eve christmas_day boxing_day new_year's_eve new_year's_day good_friday easter_sunday "
        "easter_monday halloween bonfire_night valentine's_day midsummer_eve thanksgiving bank_holiday_monday "
        "remembrance_day st_patrick's_day"
    ),
    age_before=words("am was is turned turning aged i'm about around nearly almost only now age being"),
    age_after=words("years year-old yr yrs yo birthday"),
    countries=words(
        "sweden norway denmark finland iceland germany england britain uk scotland ireland wales france spain "
        "portugal italy greece poland russia ukraine belarus estonia latvia lithuania hungary romania bulgaria "
        "serbia croatia bosnia kosovo macedonia albania slovenia slovakia austria switzerland netherlands belgium "
        "turkey syria iraq iran lebanon palestine israel jordan egypt morocco algeria tunisia libya sudan "
        "ethiopia eritrea somalia kenya uganda nigeria ghana gambia senegal congo rwanda tanzania afghanistan "
        "pakistan india bangladesh nepal china japan korea thailand vietnam philippines indonesia malaysia "
        "australia canada usa america mexico brazil chile argentina colombia europe asia africa scandinavia "
        "balkans greenland zimbabwe jamaica cyprus malta"
    ),
    regions=words(
        "yorkshire lancashire cornwall devon kent essex sussex surrey norfolk suffolk cumbria northumberland "
        "midlands wessex highlands merseyside tyneside teesside ulster scania jutland lapland"
    ),
    demonyms=words(
        "swedish norwegian danish finnish icelandic german english british scottish irish welsh french spanish "
        "portuguese italian greek polish russian ukrainian estonian latvian lithuanian hungarian romanian "
        "bulgarian serbian croatian bosnian albanian turkish syrian iraqi iranian persian lebanese palestinian "
        "israeli jordanian egyptian moroccan algerian sudanese ethiopian eritrean somali kenyan ugandan nigerian "
        "ghanaian gambian congolese rwandan afghan pakistani indian bangladeshi nepali nepalese chinese japanese "
        "korean thai vietnamese filipino filipina indonesian malaysian australian canadian american mexican "
        "brazilian chilean colombian arab arabic kurdish sami jewish muslim catholic tamil african asian black "
        "caribbean jamaican zimbabwean latina latino"
    ),
    demographics=words(
        "paraplegic quadriplegic yazidi muslim jew christian hindu buddhist sikh catholic atheist baptist jehovah's_witness "
        "quaker mormon kurd pole lesbian gay bisexual homosexual queer trans transgender non-binary nonbinary pregnant "
        "pregnancy miscarriage deaf blind wheelchair disabled amputee epilepsy epileptic diabetes diabetic arthritis cancer "
        "leukaemia parkinson's dementia stroke migraine fibromyalgia endometriosis asthma adhd autism autistic asperger's "
        "dyslexia dyslexic bipolar schizophrenia ptsd depression anorexia bulimia hiv psoriasis tinnitus stammer widow widower "
        "single_mother single_mum single_mom single_father single_dad twins adopted refugee hearing_aid hearing_aids "
        "multiple_sclerosis cerebral_palsy maternity divorced clinical_depression panic_disorder lone_parent heart_attack "
        "colostomy stoma dialysis chemotherapy hearing-impaired deafblind ramadan greek turk lupus cleft_lip brain_injury "
        "spinal_injury skin_colour dwarfism anxiety_disorder generalised_anxiety_disorder generalized_anxiety_disorder "
        "hard_of_hearing catholics muslims jews months_pregnant partially_sighted partially_deaf neurodivergent celiac coeliac"
    ),
    persons=words(
        "will grace hope faith mark bill rose summer may june april dawn joy rob pat sue frank jack chuck drew "
        "reed miles chase hunter"
    ),
    organizations=words(
        "police met nhs unison unite rmt tuc labour tories conservatives facebook instagram snapchat tiktok teams "
        "twitter messenger whatsapp linkedin discord zoom slack outlook reddit google acas hse ofsted parliament "
        "interpol europol un nato"
    ),
    organization_heads=words(
        "campus centre institute museum hotel café project operation camp fort hms department school faculty"
    ),
    institutions=words(
        "police council hospital university yard shipyard brewery abbey ferry theatre ambulance_station fire_station care_home "
        "library museum fire_service food_bank care_centre day_centre leisure_centre health_centre job_centre"
    ),
    organization_tails=words(
        "university college hospital council police constabulary school academy court crown department institute faculty trust "
        "ltd limited plc inc union church theatre orchestra museum hall brewery press brigade clinic surgery dispensary "
        "foundation society association guild choir band infirmary hospice synagogue mosque chapel abbey priory diocese depot "
        "shipyard airport lifeboat kindergarten nursery preschool charity cooperative co-op collective leisure_centre "
        "community_centre health_centre medical_centre"
    ),
    units=words(
        "unit team section platoon shift ward squad company watch department division station district line deck "
        "group rig block wing"
    ),
    occupations=words(
        "sgt insp supt capt lt cpl det_sgt superintendent inspector sergeant constable commissioner captain lieutenant colonel "
        "major general admiral commander corporal professor lecturer dean provost rector principal headteacher headmaster "
        "headmistress registrar consultant matron midwife surgeon mayor councillor mp bishop vicar priest chaplain curate "
        "verger organist conductor director producer choreographer editor journalist padre imam foreman bosun skipper purser "
        "toolpusher driller auditor ombudsman magistrate judge bursar proctor postdoc trustee chairman chairwoman chairperson "
        "treasurer dog_handler safety_representative shop_steward team_leader site_manager store_manager ward_manager "
        "head_of_department director_of_studies head_of_school head_of_section head_of_unit head_chef watch_manager "
        "crew_manager detective_inspector detective_sergeant principal_investigator programme_director deputy_head "
        "vice-chancellor ambassador consul curator executive_chef sous_chef pastry_chef teamlead team_lead visual_merchandiser "
        "optician audiologist sexton gravedigger lighthouse_keeper harbour_pilot harbourmaster head_gardener stage_manager "
        "wardrobe_mistress concertmaster ranger librarian archivist conservator veterinarian vet farrier chef_de_partie cllr "
        "chief_scientist chief_officer chief_engineer chief_steward chief_mate distiller assistant_distiller company_manager "
        "line_producer first_mate second_mate critic luthier blacksmith"
    ),
    occupation_tails=words(
        "chief sergeant chair nurse delegate analyst officer manager director coordinator inspector engineer secretary adviser "
        "advisor sister corporal architect technician supervisor controller master clerk warden head lead minister president "
        "editor producer prosecutor stewardess stew steward"
    ),
    qualifiers=words(
        "deputy assistant acting senior chief head lead vice former lance colour civilian section theatre "
        "committee safety press duty shift platform technical political regional principal associate departmental "
        "executive managing medical clinical union branch staff site area district programme project policy store "
        "ward watch crew station legal finance hr human-resources harbour port deck"
    ),
    not_occupations=words("general major lead head master sister nurse chair manager officer"),
    endings=words("s es"),
    street_words=words("street road lane avenue drive close square terrace crescent gardens place way court"),
    rooms=words("office locker bunk room flat apartment cabin suite desk bay cubicle cottage hut berth pod booth"),
    place_prepositions=words("in at from to near outside around of"),
    national_id_cues=words("ssn ni nino insurance pps personal born"),
    phone_cues=words("tel phone mobile number call ring text cell extension"),
    account_cues=words("account iban card sort"),
    case_cues=words("case ref reference file complaint crime grievance matter"),
    employee_cues=words(
        "employee staff badge badges card cards id payroll collar warrant student service apprentice cadet "
        "driver trainee clock-in clock"
    ),
    vehicle_cues=words("registration plate car van licence license reg callsign unit ambulance"),
    user_cues=words("handle username user users account login log-in logon id profile called alias"),
)
