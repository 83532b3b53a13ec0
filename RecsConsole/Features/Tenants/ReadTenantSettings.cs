using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Tenants.Sections;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants;

/// <summary>Reads the settings in force and all earlier versions, with author and reason of each change.</summary>
public sealed class ReadTenantSettings(OperationScopeFactory scopes)
{
    private const int MaxVersions = 50;
    private const int MaxIssueTypes = 100;

    public async Task<Result<TenantSettings>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "read.settings", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var versions = Compared(await ReadVersionsAsync(db, cancellationToken));
        // calendars in force come from the database, since an import writes them too
        var inForce = await TenantConfigurationReader.ReadAsync(db, cancellationToken);
        versions[0] = versions[0] with { Settings = inForce };
        return new TenantSettings(versions)
        {
            Actions = await ReadActionsAsync(db, cancellationToken),
            Workflows = await ReadWorkflowsAsync(db, cancellationToken),
            IssueTypes = await db
                .Cases.Where(row => row.IssueType != "")
                .Select(row => row.IssueType)
                .Distinct()
                .OrderBy(type => type)
                .Take(MaxIssueTypes)
                .ToListAsync(cancellationToken),
            Changes = await RuleChanges.ReadAsync(scope, GovernedParts.Settings, cancellationToken),
            Coming = await ReadComingAsync(db, inForce, cancellationToken),
            CalendarUses = await CalendarUses.ReadAsync(db, cancellationToken),
        };
    }

    private static async Task<ComingSettings?> ReadComingAsync(
        ConsoleDbContext db,
        TenantConfiguration inForce,
        CancellationToken cancellationToken
    )
    {
        var row = await TimedChanges
            .Of(db)
            .AsNoTracking()
            .FirstOrDefaultAsync(found => found.Subject == GovernedParts.Settings, cancellationToken);
        if (row?.BeginsAt is not { } at)
        {
            return null;
        }

        var names = await PeopleNames.ReadAsync(db, [row.AuthorId], cancellationToken);
        var settings = TenantConfiguration.FromJson(row.ContentJson)?.WithOthersOf(inForce, inForce.Version + 1);
        IReadOnlyList<SettingDifference> differences = settings is null ? [] : TenantSettingsLabels.Differences(inForce, settings);
        return new(row.Id, at, names.GetValueOrDefault(row.AuthorId), row.Why, differences);
    }

    private static async Task<IReadOnlyList<ObservedWorkflow>> ReadWorkflowsAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    ) =>
        await db
            .CaseTypes.Join(
                db.Workflows.Published().Where(row => row.Origin != null),
                type => type.WorkflowKey,
                workflow => workflow.Key,
                (type, workflow) => new { type.Name, workflow.Origin }
            )
            .OrderBy(found => found.Name)
            .Select(found => new ObservedWorkflow(found.Name, found.Origin!))
            .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<SettingAction>> ReadActionsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var published = await db
            .Actions.Published()
            .OrderBy(row => row.Key)
            .ThenByDescending(row => row.Version)
            .Select(row => new SettingAction(row.Key, row.Title, row.Kind))
            .ToListAsync(cancellationToken);
        return
        [
            .. published
                .DistinctBy(action => action.Key, StringComparer.Ordinal)
                .OrderBy(action => action.Title, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    private static async Task<List<SettingsVersion>> ReadVersionsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .TenantConfigurations.AsNoTracking()
            .OrderByDescending(row => row.Version)
            .Take(MaxVersions)
            .ToListAsync(cancellationToken);
        var authors = rows.Select(row => row.AuthorId).OfType<Guid>().Distinct().ToList();
        var names = await PeopleNames.ReadAsync(db, authors, cancellationToken);
        var versions = rows.Select(row => ToVersion(row, names)).ToList();
        if (rows.Count < MaxVersions && rows.TrueForAll(row => row.Version > TenantConfiguration.Default.Version))
        {
            versions.Add(new(TenantConfiguration.Default, null, null, Texts.DefaultSettings, []));
        }

        return versions;
    }

    private static SettingsVersion[] Compared(List<SettingsVersion> versions) =>
        [
            .. versions.Select(
                (version, index) =>
                    index + 1 < versions.Count
                        ? version with
                        {
                            Differences = TenantSettingsLabels.Differences(versions[index + 1].Settings, version.Settings),
                        }
                        : version
            ),
        ];

    private static SettingsVersion ToVersion(TenantConfigurationRow row, Dictionary<Guid, string> names) =>
        new(TenantConfiguration.From(row), row.CreatedAt, row.AuthorId is { } author ? names.GetValueOrDefault(author) : null, row.Why, []);
}

/// <summary>All versions, the one in force first.</summary>
public sealed record TenantSettings(IReadOnlyList<SettingsVersion> Versions)
{
    /// <summary>Actions that a setting may name.</summary>
    public IReadOnlyList<SettingAction> Actions { get; init; } = [];

    /// <summary>Issue types that cases have.</summary>
    public IReadOnlyList<string> IssueTypes { get; init; } = [];

    /// <summary>Workflows that were mined from a log and nobody has confirmed.</summary>
    public IReadOnlyList<ObservedWorkflow> Workflows { get; init; } = [];

    /// <summary>Nobody else could be the second person: the reader puts settings into force alone.</summary>
    public bool IsAlone => Changes.IsAlone;

    /// <summary>Settings that wait for a second person, and the reader's own that came back.</summary>
    public RuleChanges Changes { get; init; } = RuleChanges.None;

    /// <summary>The settings that a second person set for a time; null when there are none.</summary>
    public ComingSettings? Coming { get; init; }

    /// <summary>Titles of what counts its time by each calendar, by key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> CalendarUses { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The settings in force.</summary>
    public TenantConfiguration Current => Versions[0].Settings;

    /// <summary>Whether a second person has to put these settings into force.</summary>
    public bool NeedsSecond(TenantConfiguration draft) => !IsAlone && Current.ReviewsInForce.NeedsSecond(Current, draft);
}

/// <summary>A version of the settings.</summary>
/// <param name="At">Null for the initial version.</param>
/// <param name="Author">Null when it was not a person.</param>
/// <param name="Differences">Differences from the version before.</param>
public sealed record SettingsVersion(
    TenantConfiguration Settings,
    DateTimeOffset? At,
    string? Author,
    string Why,
    IReadOnlyList<SettingDifference> Differences
);

/// <summary>Settings that come into force at a time.</summary>
/// <param name="Id">Of the change that a second person agreed to.</param>
/// <param name="Differences">Differences from those in force.</param>
public sealed record ComingSettings(Guid Id, DateTimeOffset At, string? Author, string Why, IReadOnlyList<SettingDifference> Differences);
