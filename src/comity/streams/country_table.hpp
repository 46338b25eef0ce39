// SPDX-License-Identifier: Apache-2.0
// The codes of countries as streams write them: CAMEO, the ISO 3166-1 alpha-3 code it stands for,
// FIPS 10-4 ("-" when there is none), and the names an ICEWS file may use.
// Structure of the codes, not data: origin in data/SOURCES.md. Knows nothing of rows.
#pragma once

#include <string_view>

namespace comity::streams {

/// One line per code: CAMEO, ISO3, FIPS, names separated by "|".
inline constexpr std::string_view country_lines = R"(
ABW ABW AA Aruba
AFG AFG AF Afghanistan
AGO AGO AO Angola
AIA AIA AV Anguilla
ALA ALA - Aland Islands
ALB ALB AL Albania
AND AND AN Andorra
ANT ANT NT Netherlands Antilles
ARE ARE AE United Arab Emirates
ARG ARG AR Argentina
ARM ARM AM Armenia
ASM ASM AQ American Samoa
ATG ATG AC Antigua and Barbuda
AUS AUS AS Australia
AUT AUT AU Austria
AZE AZE AJ Azerbaijan
BAG IRQ - Baghdad
BDI BDI BY Burundi
BEL BEL BE Belgium
BEN BEN BN Benin
BFA BFA UV Burkina Faso
BGD BGD BG Bangladesh
BGR BGR BU Bulgaria
BHR BHR BA Bahrain
BHS BHS BF Bahamas|The Bahamas
BIH BIH BK Bosnia and Herzegovina
BLR BLR BO Belarus
BLZ BLZ BH Belize
BMU BMU BD Bermuda
BOL BOL BL Bolivia|Plurinational State of Bolivia
BRA BRA BR Brazil
BRB BRB BB Barbados
BRN BRN BX Brunei Darussalam|Brunei
BTN BTN BT Bhutan
BWA BWA BC Botswana
CAF CAF CT Central African Republic
CAN CAN CA Canada
CHE CHE SZ Switzerland
CHL CHL CI Chile
CHN CHN CH China|People's Republic of China
CIV CIV IV Ivory Coast|Cote d'Ivoire|Côte d'Ivoire
CMR CMR CM Cameroon
COD COD CG Democratic Republic of the Congo|Democratic Republic of Congo|Zaire
COG COG CF People's Republic of the Congo|Congo|Republic of the Congo
COK COK CW Cook Islands
COL COL CO Colombia
COM COM CN Comoros
CPV CPV CV Cape Verde|Cabo Verde
CRI CRI CS Costa Rica
CUB CUB CU Cuba
CYM CYM CJ Cayman Islands
CYP CYP CY Cyprus
CZE CZE EZ Czech Republic|Czechia
DEU DEU GM Germany
DJI DJI DJ Djibouti
DMA DMA DO Dominica
DNK DNK DA Denmark
DOM DOM DR Dominican Republic
DZA DZA AG Algeria
ECU ECU EC Ecuador
EGY EGY EG Egypt
ERI ERI ER Eritrea
ESH ESH WI Western Sahara
ESP ESP SP Spain
EST EST EN Estonia
ETH ETH ET Ethiopia
FIN FIN FI Finland
FJI FJI FJ Fiji
FLK FLK FK Falkland Islands
FRA FRA FR France
FRO FRO FO Faeroe Islands
FSM FSM FM Micronesia|Federated States of Micronesia
GAB GAB GB Gabon
GBR GBR UK United Kingdom|UK|Great Britain
GEO GEO GG Georgia
GHA GHA GH Ghana
GIB GIB GI Gibraltar
GIN GIN GV Guinea
GLP GLP GP Guadeloupe
GMB GMB GA Gambia|The Gambia
GNB GNB PU Guinea-Bissau
GNQ GNQ EK Equatorial Guinea
GRC GRC GR Greece
GRD GRD GJ Grenada
GRL GRL GL Greenland
GTM GTM GT Guatemala
GUF GUF FG French Guiana
GUM GUM GQ Guam
GUY GUY GY Guyana
GZS PSE GZ Gaza Strip
HKG HKG HK Hong Kong|Hong Kong SAR
HND HND HO Honduras
HRV HRV HR Croatia
HTI HTI HA Haiti
HUN HUN HU Hungary
IDN IDN ID Indonesia
IMY IMN IM Isle of Man
IND IND IN India
IRL IRL EI Ireland
IRN IRN IR Iran|Islamic Republic of Iran
IRQ IRQ IZ Iraq
ISL ISL IC Iceland
ISR ISR IS Israel
ITA ITA IT Italy
JAM JAM JM Jamaica
JOR JOR JO Jordan
JPN JPN JA Japan
KAZ KAZ KZ Kazakhstan
KEN KEN KE Kenya
KGZ KGZ KG Kyrgyzstan
KHM KHM CB Cambodia
KIR KIR KR Kiribati
KNA KNA SC Saint Kitts-Nevis
KOR KOR KS South Korea|Republic of Korea
KWT KWT KU Kuwait
LAO LAO LA Laos|Lao People's Democratic Republic
LBN LBN LE Lebanon
LBR LBR LI Liberia
LBY LBY LY Libya
LCA LCA ST Saint Lucia
LIE LIE LS Liechtenstein
LKA LKA CE Sri Lanka
LSO LSO LT Lesotho
LTU LTU LH Lithuania
LUX LUX LU Luxembourg
LVA LVA LG Latvia
MAC MAC MC Macao
MAR MAR MO Morocco
MCO MCO MN Monaco
MDA MDA MD Moldova|Moldova, Republic of
MDG MDG MA Madagascar
MDV MDV MV Maldives
MEX MEX MX Mexico
MHL MHL RM Marshall Islands
MKD MKD MK Macedonia|the former Yugoslav Republic of Macedonia|North Macedonia
MLI MLI ML Mali
MLT MLT MT Malta
MMR MMR BM Myanmar|Burma
MNG MNG MG Mongolia
MNP MNP CQ Northern Mariana Islands
MOZ MOZ MZ Mozambique
MRT MRT MR Mauritania
MSR MSR MH Montserrat
MTN MNE MJ Montenegro
MTQ MTQ MB Martinique
MUS MUS MP Mauritius
MWI MWI MI Malawi
MYS MYS MY Malaysia
MYT MYT MF Mayotte
NAM NAM WA Namibia
NCL NCL NC New Caledonia
NER NER NG Niger
NFK NFK NF Norfolk Island
NGA NGA NI Nigeria
NIC NIC NU Nicaragua
NIU NIU NE Niue
NLD NLD NL Netherlands
NOR NOR NO Norway
NPL NPL NP Nepal
NRU NRU NR Nauru
NZL NZL NZ New Zealand
OMN OMN MU Oman
PAK PAK PK Pakistan
PAN PAN PM Panama
PCN PCN PC Pitcairn
PER PER PE Peru
PHL PHL RP Philippines
PLW PLW PS Palau
PNG PNG PP Papua New Guinea
POL POL PL Poland
PRI PRI RQ Puerto Rico
PRK PRK KN North Korea|Democratic People's Republic of Korea
PRT PRT PO Portugal
PRY PRY PA Paraguay
PSE PSE - Occupied Palestinian Territory|Palestine|Palestinian Territory|State of Palestine
PYF PYF FP French Polynesia
QAT QAT QA Qatar
REU REU RE Reunion
ROM ROU RO Romania
RUS RUS RS Russia|Russian Federation
RWA RWA RW Rwanda
SAU SAU SA Saudi Arabia
SDN SDN SU Sudan
SEN SEN SG Senegal
SGP SGP SN Singapore
SHN SHN SH Saint Helena
SJM SJM SV Svalbard and Jan Mayen Islands
SLB SLB BP Solomon Islands
SLE SLE SL Sierra Leone
SLV SLV ES El Salvador
SMR SMR SM San Marino
SOM SOM SO Somalia
SPM SPM SB Saint Pierre and Miquelon
SRB SRB RI Serbia
STP STP TP Sao Tome and Principe
SUR SUR NS Suriname
SVK SVK LO Slovakia
SVN SVN SI Slovenia
SWE SWE SW Sweden
SWZ SWZ WZ Swaziland|Eswatini
SYC SYC SE Seychelles
SYR SYR SY Syria|Syrian Arab Republic
TCA TCA TK Turks and Caicos Islands
TCD TCD CD Chad
TGO TGO TO Togo
THA THA TH Thailand
TJK TJK TI Tajikistan
TKL TKL TL Tokelau
TKM TKM TX Turkmenistan
TMP TLS TT East Timor|Timor-Leste
TON TON TN Tonga
TTO TTO TD Trinidad and Tobago
TUN TUN TS Tunisia
TUR TUR TU Turkey|Turkiye|Türkiye
TUV TUV TV Tuvalu
TWN TWN TW Taiwan|Taiwan, Province of China
TZA TZA TZ Tanzania|United Republic of Tanzania
UGA UGA UG Uganda
UKR UKR UP Ukraine
URY URY UY Uruguay
USA USA US United States|USA|United States of America
UZB UZB UZ Uzbekistan
VAT VAT VT Vatican City|Holy See
VCT VCT VC Saint Vincent and the Grenadines
VEN VEN VE Venezuela|Bolivarian Republic of Venezuela
VGB VGB VI British Virgin Islands
VIR VIR VQ United States Virgin Islands
VNM VNM VM Vietnam|Viet Nam
VUT VUT NH Vanuatu
WLF WLF WF Wallis and Futuna Islands
WSB PSE WE West Bank
WSM WSM WS Samoa
YEM YEM YM Yemen
ZAF ZAF SF South Africa
ZMB ZMB ZA Zambia
ZWE ZWE ZI Zimbabwe
SSD SSD OD South Sudan
XKX XKX KV Kosovo
JEY JEY JE Jersey
SUN SUN UR Soviet Union|USSR
YUG YUG YO Yugoslavia
SCG SCG YI Serbia and Montenegro
CSK CSK CZ Czechoslovakia
DDR DDR GC East Germany|German Democratic Republic
YMD YMD YS South Yemen|Democratic Yemen
ZAR COD - -
BUR MMR - -
RBS SRB RB -
)";

/// Regions that stand in the column of a country. They are kept as they are given.
inline constexpr std::string_view region_lines = R"(
AFR Africa
ASA Asia
BLK Balkans
CAS Central Asia
CAU Caucasus
CEU Central Europe
CFR Central Africa
CRB Caribbean
EAF Eastern Africa
EEU Eastern Europe
EIN East Indies
EUR Europe
LAM Latin America
MDT Mediterranean
MEA Middle East
NAF North Africa
NMR North America
PGS Persian Gulf
SAF Southern Africa
SAM South America
SAS South Asia
SCN Scandinavia
SEA Southeast Asia
WAF West Africa
WST The West
)";

/// What a code means before a day: code, first day of its own meaning, meaning before that day.
/// And after a day: code, first day on which it is over, meaning from that day on.
/// Only the state that continues another, or that another continues, is read so.
inline constexpr std::string_view dated_lines = R"(
before RUS 19911226 SUN
before CZE 19930101 CSK
before SVK 19930101 CSK
before SRB 20060605 SCG
before SRB 19920427 YUG
before SCG 19920427 YUG
from SUN 19911226 RUS
from YUG 19920427 SCG
from YUG 20060605 SRB
from SCG 20060605 SRB
from DDR 19901003 DEU
from YMD 19900522 YEM
)";

}  // namespace comity::streams
