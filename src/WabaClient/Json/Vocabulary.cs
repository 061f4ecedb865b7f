using System.Globalization;

namespace WabaClient;

/// <summary>The strings that occur in many accounts.</summary>
internal static class Vocabulary
{
    private const string Currencies =
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
        CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF
        GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD
        LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP
        PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
        TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF
        XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG
        """;

    private const string Countries =
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA
        CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA
        GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
        KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS
        MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS
        RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW
        TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
        """;

    private const string Words =
        """
        INELIGIBLE ELIGIBLE ONBOARDED UNKNOWN INELIGIBLE_ON_BEHALF_OF_WABA INELIGIBLE_INACTIVE_OR_RESTRICTED
        INELIGIBLE_COUNTRY_NOT_SUPPORTED INELIGIBLE_USING_WHATSAPP_BUSINESS_APP PENDING_VALID_PAYMENT_METHOD
        PENDING_INTERNAL_SETUP MANAGE DEVELOP MANAGE_TEMPLATES MANAGE_PHONE VIEW_COST MANAGE_EXTENSIONS VIEW_PHONE_ASSETS
        MANAGE_PHONE_ASSETS VIEW_TEMPLATES AVAILABLE LIMITED BLOCKED PHONE_NUMBER MESSAGE_TEMPLATE WABA BUSINESS APP FLOW
        APPROVED SELF BANNED CONNECTED DELETED DISCONNECTED FLAGGED MIGRATED PENDING RATE_LIMITED RESTRICTED UNVERIFIED
        GREEN YELLOW RED NA EXPIRED NOT_VERIFIED VERIFIED LIVE SANDBOX CLOUD_API ON_PREMISE NOT_APPLICABLE
        AVAILABLE_WITHOUT_REVIEW DECLINED PENDING_REVIEW NONE STANDARD HIGH MESSAGING OPT_IN OPT_OUT
        """;

    /// <summary>
    /// Currency codes, country codes, time zone ids, tasks, and the statuses that are not open values.
    /// </summary>
    public static SharedStrings All { get; } = new(
    [
        .. Split(Currencies),
        .. Split(Countries),
        .. Split(Words),
        .. TimezoneIds(),
    ]);

    // Meta numbers its time zones from 0; about 480 are in use.
    private static string[] TimezoneIds()
    {
        string[] ids = new string[601];
        for (int id = 0; id < ids.Length; id++)
            ids[id] = id.ToString(CultureInfo.InvariantCulture);
        return ids;
    }

    private static string[] Split(string words) =>
        words.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
