using System.Globalization;

namespace WabaClient.Testing;

/// <summary>Accounts that are generated when they are needed, each from its number and the seed alone.</summary>
/// <remarks>Stores no accounts, so a million take no more memory than one.</remarks>
internal sealed class GeneratedBatch : AccountBatch
{
    private const long Day = 24 * 3600;
    private const long Span = 5 * 365 * Day;

    private static readonly string[] Adjectives =
    [
        "Lucky", "Golden", "Green", "Little", "Silver", "Happy", "Urban", "Wild", "Bright", "Blue", "Sunny", "Quiet",
    ];
    private static readonly string[] Nouns =
    [
        "Shrub", "Bakery", "Travel", "Clinic", "Books", "Motors", "Kitchen", "Garden", "Optics", "Pharmacy", "Studio",
        "Market", "Cycles",
    ];

    private readonly AccountGenerator _generator;
    private readonly long _firstOrdinal;
    private readonly bool _isClientEdge;
    private readonly BusinessInfo? _owner;
    private readonly int? _phoneNumbers;
    private readonly long _now;
    private readonly long _step;

    /// <summary>Initializes a new instance of the <see cref="GeneratedBatch"/> class.</summary>
    /// <param name="generator">The ids of all generated objects of the graph.</param>
    /// <param name="firstOrdinal">The graph-wide number of the first account.</param>
    /// <param name="count">The number of accounts.</param>
    /// <param name="owner">
    /// The business that owns the accounts, or null for the client edge, where each account has a different owner.
    /// </param>
    /// <param name="phoneNumbers">The number of phone numbers of each account, or null for a small number.</param>
    /// <param name="now">The graph's current time. The accounts were created in the five years before it.</param>
    public GeneratedBatch(
        AccountGenerator generator,
        long firstOrdinal,
        int count,
        BusinessInfo? owner,
        int? phoneNumbers,
        DateTimeOffset now)
    {
        _generator = generator;
        _firstOrdinal = firstOrdinal;
        _owner = owner;
        _isClientEdge = owner is null;
        _phoneNumbers = phoneNumbers;
        Count = count;
        _now = now.ToUnixTimeSeconds();
        _step = Math.Max(1, Math.Min(Span, _now) / Math.Max(count, 1));
    }

    /// <summary>The maximum number of phone numbers of an account.</summary>
    public const int MostPhoneNumbers = 16_384;

    public override bool IsGenerated => true;

    public override int Count { get; }

    public override WhatsAppBusinessAccount Get(int index, AccountParts parts)
    {
        ulong random = Random(index);
        GeneratedPlace place = Pick(GeneratedPlace.All, random);
        long number = _firstOrdinal + index + 1;
        string id = _generator.AccountIds.IdOf(_firstOrdinal + index);
        WhatsAppBusinessAccount account = new()
        {
            Id = id,
            Name = string.Create(
                CultureInfo.InvariantCulture,
                $"{Pick(Adjectives, random >> 8)} {Pick(Nouns, random >> 16)} {place.City} {number}"),
            Currency = place.Currency,
            TimezoneId = place.TimezoneId,
            MessageTemplateNamespace = Namespace(random),
        };
        if (parts == AccountParts.Defaults)
            return account;

        BusinessInfo owner = _owner ?? Client(random, place);
        bool active = (random >> 24) % 20 != 0;
        if ((parts & AccountParts.Health) != 0)
            account = account with { HealthStatus = Health(id, owner, active, _generator.AppId) };
        if ((parts & AccountParts.PhoneNumbers) != 0)
            account = account with { PhoneNumbers = PhoneNumbersOf(index, random, place, active) };
        return (parts & AccountParts.Details) == 0 ? account : account with
        {
            Country = place.Country,
            CreationTime = DateTimeOffset.FromUnixTimeSeconds(CreationTimeOf(index)!.Value),
            AccountReviewStatus = active ? AccountReviewStatus.Approved : AccountReviewStatus.Pending,
            BusinessVerificationStatus = active
                ? BusinessVerificationStatus.Verified
                : BusinessVerificationStatus.NotVerified,
            OwnershipType = OwnershipTypeOf(index)!,
            Status = active ? AccountStatus.Active : AccountStatus.Pending,
            MessagingLimit = active ? MessagingLimit.Tier2K : MessagingLimit.Tier250,
            MarketingMessagesOnboardingStatus = active ? "ONBOARDED" : "ELIGIBLE",
            MarketingMessagesLiteApiStatus = active ? "ONBOARDED" : "ELIGIBLE",
            MarketingMessagesMaxPriceEnrollStatus = "OPT_OUT",
            PrimaryBusinessLocation = place.Country,
            PrimaryFundingId = active
                ? (400_000_000_000_000 + (random % 99_999_999_999_999)).ToString(CultureInfo.InvariantCulture)
                : null,
            IsEnabledForInsights = (random >> 32) % 2 == 0,
            IsSharedWithPartners = (random >> 33) % 4 == 0,
            TemplateAutoArchivalEnabled = (random >> 35) % 2 == 0,
            DisableMarketingMessagesOnCloudApi = false,
            OwnerBusinessInfo = owner,
            OwnerBusiness = owner,
            OnBehalfOfBusinessInfo = owner with { Status = "APPROVED", Type = "SELF" },
            PermittedTasks = _isClientEdge
                ? ["MANAGE", "DEVELOP", "MANAGE_TEMPLATES", "MANAGE_PHONE", "VIEW_COST"]
                : null,
        };
    }

    /// <summary>Returns a time that ascends with the index. The newest account is less than a day old.</summary>
    public override long? CreationTimeOf(int index) =>
        _now - ((Count - 1L - index) * _step) - (long)(Random(index) % (ulong)Math.Min(_step, Day));

    public override string? OwnershipTypeOf(int index) => (Random(index) >> 40) % 10 == 0
        ? OwnershipType.OnBehalfOf.Value
        : (_isClientEdge ? OwnershipType.ClientOwned : OwnershipType.Self).Value;

    public override int IndexOf(string id)
    {
        long index = _generator.AccountIds.OrdinalOf(id) - _firstOrdinal;
        return index >= 0 && index < Count ? (int)index : -1;
    }

    public override int IndexOfPhoneNumber(string id)
    {
        long ordinal = _generator.PhoneNumberIds.OrdinalOf(id);
        long index = (ordinal / MostPhoneNumbers) - _firstOrdinal;
        bool isInRange = ordinal >= 0 && index >= 0 && index < Count;
        return isInRange && ordinal % MostPhoneNumbers < PhoneNumberCount(Random((int)index)) ? (int)index : -1;
    }

    private static T Pick<T>(IReadOnlyList<T> values, ulong random) =>
        values[(int)((random & 0xFF) % (ulong)values.Count)];

    // Eight, four, four, four and twelve hexadecimal digits, as in Meta's samples.
    private static string Namespace(ulong random) => string.Create(36, random, static (text, state) =>
    {
        const string Digits = "0123456789abcdef";
        for (int i = 0; i < text.Length; i++)
        {
            state = StableHash.Mix(state);
            text[i] = i is 8 or 13 or 18 or 23 ? '_' : Digits[(int)(state & 15)];
        }
    });

    private static BusinessInfo Client(ulong random, GeneratedPlace place) => new()
    {
        Id = (200_000_000_000_000 + (random % 99_999_999_999_999)).ToString(CultureInfo.InvariantCulture),
        Name = $"{Pick(Adjectives, random >> 8)} {Pick(Nouns, random >> 16)} {place.City}",
    };

    private static AccountHealth Health(string id, BusinessInfo owner, bool active, string appId) => new()
    {
        CanSendMessage = active ? "AVAILABLE" : "LIMITED",
        Entities =
        [
            new AccountHealthEntity
            {
                EntityType = "WABA",
                Id = id,
                CanSendMessage = active ? "AVAILABLE" : "LIMITED",
                AdditionalInfo = active ? [] : ["Your WhatsApp Business Account has not been approved yet."],
            },
            new AccountHealthEntity { EntityType = "BUSINESS", Id = owner.Id, CanSendMessage = "AVAILABLE" },
            new AccountHealthEntity { EntityType = "APP", Id = appId, CanSendMessage = "AVAILABLE" },
        ],
    };

    private GraphList<WhatsAppBusinessPhoneNumber> PhoneNumbersOf(
        int index, ulong random, GeneratedPlace place, bool active)
    {
        WhatsAppBusinessPhoneNumber[] numbers = new WhatsAppBusinessPhoneNumber[PhoneNumberCount(random)];
        for (int i = 0; i < numbers.Length; i++)
        {
            ulong digits = StableHash.Mix(random + (ulong)i);
            numbers[i] = new WhatsAppBusinessPhoneNumber
            {
                Id = _generator.PhoneNumberIds.IdOf(((_firstOrdinal + index) * MostPhoneNumbers) + i),
                DisplayPhoneNumber = string.Create(
                    CultureInfo.InvariantCulture,
                    $"+{place.DialCode} 555-{digits % 10_000_000:D7}"),
                VerifiedName = $"{Pick(Adjectives, random >> 8)} {Pick(Nouns, random >> 16)}",
                Status = active ? "CONNECTED" : "PENDING",
                QualityRating = active ? "GREEN" : "UNKNOWN",
                CountryCode = place.Country,
                CountryDialCode = place.DialCode,
                CodeVerificationStatus = active ? "VERIFIED" : "NOT_VERIFIED",
                AccountMode = "LIVE",
                PlatformType = "CLOUD_API",
                NameStatus = active ? "APPROVED" : "PENDING_REVIEW",
                IsOfficialBusinessAccount = false,
                ThroughputLevel = "STANDARD",
            };
        }

        return new GraphList<WhatsAppBusinessPhoneNumber> { Items = numbers };
    }

    // Sometimes more than fit on a small nested page.
    private int PhoneNumberCount(ulong random) =>
        _phoneNumbers ?? ((random >> 48) % 25 == 0 ? 7 : 1 + (int)((random >> 52) % 3));

    private ulong Random(int index) => StableHash.Mix(_generator.Seed ^ StableHash.Mix((ulong)(_firstOrdinal + index)));
}
