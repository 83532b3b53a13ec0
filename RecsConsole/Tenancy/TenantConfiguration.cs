using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tenancy.Compliance;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tenancy.Phases;
using RecsConsole.Tenancy.UseCases;

namespace RecsConsole.Tenancy;

/// <summary>All settings of a tenant in one version: slates, label windows, and the calendars behind SLAs.</summary>
public sealed record TenantConfiguration(ConfigurationPart Part, LabelWindows Labels)
{
    /// <summary>Maximum length of <see cref="LearningBasis"/>, in characters.</summary>
    public const int LongestBasis = 300;

    /// <summary>Highest monthly cost that can be stated.</summary>
    public const int HighestCost = 1_000_000;

    /// <summary>The settings of a new tenant.</summary>
    public static TenantConfiguration Default { get; } = new(ConfigurationPart.Default, LabelWindows.Default);

    /// <summary>Every calendar of the tenant; null in a version without calendars.</summary>
    public IReadOnlyList<CalendarSetting>? Calendars { get; init; }

    /// <summary>
    /// Keys of the calendars that this version removed; null when it removed none. A calendar that a version does not list just stays: an
    /// older version, a file or what waited for its time must not remove what was added meanwhile.
    /// </summary>
    public IReadOnlyList<string>? RemovedCalendars { get; init; }

    /// <summary>The decisions to review; null means <see cref="LookRules.Default"/>.</summary>
    public LookRules? Looks { get; init; }

    /// <summary>Issue types that the tenant counts as complaints; null when it names none.</summary>
    public IReadOnlyList<string>? Complaints { get; init; }

    /// <summary>The legal basis for learning from people's and customers' data, in the tenant's own words; null when not stated.</summary>
    public string? LearningBasis { get; init; }

    /// <summary>The legal basis for each class of data, in class order; null when the tenant states none.</summary>
    public IReadOnlyList<ClassBasis>? Bases { get; init; }

    /// <summary>The compliance profile and documented uses; null when the tenant has chosen nothing.</summary>
    public TenantCompliance? Compliance { get; init; }

    /// <summary>The compliance settings in force.</summary>
    [JsonIgnore]
    public TenantCompliance ComplianceInForce => Compliance ?? TenantCompliance.None;

    /// <summary>The rules of the compliance profile.</summary>
    [JsonIgnore]
    public ComplianceRules Rules => ComplianceRules.Of(ComplianceInForce.Profile);

    /// <summary>The weight of each outcome in training; null means <see cref="LearningObjectives.Default"/>.</summary>
    public LearningObjectives? Objectives { get; init; }

    /// <summary>The phases of advice that are on; null means <see cref="AdvicePhases.All"/>.</summary>
    public AdvicePhases? Phases { get; init; }

    /// <summary>The phases in force.</summary>
    [JsonIgnore]
    public AdvicePhases PhasesInForce => Phases ?? AdvicePhases.All;

    /// <summary>What was stated for each case type before its suggestions began; null when nothing was.</summary>
    public IReadOnlyList<UseCase>? UseCases { get; init; }

    /// <summary>The objectives in force.</summary>
    [JsonIgnore]
    public LearningObjectives ObjectivesInForce => Objectives ?? LearningObjectives.Default;

    /// <summary>The alarm limits of figures; null means <see cref="FigureLimits.Default"/>.</summary>
    public FigureLimits? Limits { get; init; }

    /// <summary>The alarm limits in force.</summary>
    [JsonIgnore]
    public FigureLimits LimitsInForce => Limits ?? FigureLimits.Default;

    /// <summary>What running the console costs a month, in the tenant's own currency; null when not stated.</summary>
    public long? MonthlyCost { get; init; }

    /// <summary>The review rules in force.</summary>
    [JsonIgnore]
    public LookRules LooksInForce => Looks ?? LookRules.Default;

    /// <summary>What one person may put into force alone; null means <see cref="ReviewRules.Default"/>.</summary>
    public ReviewRules? Reviews { get; init; }

    /// <summary>The rules for second persons in force.</summary>
    [JsonIgnore]
    public ReviewRules ReviewsInForce => Reviews ?? ReviewRules.Default;

    /// <summary>How cases may be opened in an emergency; null means <see cref="EmergencyLimits.Default"/>.</summary>
    public EmergencyLimits? Emergency { get; init; }

    /// <summary>The limits of emergencies in force.</summary>
    [JsonIgnore]
    public EmergencyLimits EmergencyInForce => Emergency ?? EmergencyLimits.Default;

    /// <summary>Number of the version.</summary>
    public int Version => Part.Version;

    /// <summary>The settings in a row; a row with only the engine's part gets defaults for the rest.</summary>
    public static TenantConfiguration From(TenantConfigurationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var bytes = Encoding.UTF8.GetBytes(row.Json);
        using var json = JsonDocument.Parse(bytes);
        var read = json.RootElement.TryGetProperty("part", out _)
            ? CanonicalJson.Deserialize<TenantConfiguration>(bytes)
            : Default with
            {
                Part = CanonicalJson.Deserialize<ConfigurationPart>(bytes),
            };
        return read with { Part = read.Part with { Version = row.Version } };
    }

    /// <summary>Settings from their JSON; null when another version of this program wrote them and this one cannot read them.</summary>
    public static TenantConfiguration? FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return CanonicalJson.Deserialize<TenantConfiguration>(Encoding.UTF8.GetBytes(json));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// These settings as a version after those in force: what has a page of its own, or is learned, stays as it is. Restoring an older
    /// version, a file, or what waited for its time must not change it unseen.
    /// </summary>
    public TenantConfiguration WithOthersOf(TenantConfiguration inForce, int version)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        return this with
        {
            Part = Part with { Version = version, FieldLimits = inForce.Part.FieldLimits, Learned = inForce.Part.Learned },
            Bases = inForce.Bases,
            UseCases = inForce.UseCases,
            Compliance = inForce.Compliance,
        };
    }

    /// <summary>These settings with the calendars in force that they neither name nor remove, such as those added since.</summary>
    public TenantConfiguration WithCalendarsOf(TenantConfiguration inForce)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        var known = (Calendars ?? []).Select(each => each.Key).Concat(RemovedCalendars ?? []).ToHashSet(StringComparer.Ordinal);
        return this with { Calendars = [.. Calendars ?? [], .. (inForce.Calendars ?? []).Where(each => !known.Contains(each.Key))] };
    }

    /// <summary>The settings as JSON, in the form a row stores.</summary>
    public string ToJson() => Encoding.UTF8.GetString(CanonicalJson.Serialize(this));
}
