using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tenancy.People;
using RecsConsole.Tenancy.Workflows;

namespace RecsConsole.Tenancy;

/// <summary>
/// Caches each tenant's <see cref="TenantFacts"/> and reads them again when the changes table shows that a source changed: one cheap query
/// per recommendation, so that withdrawn content is gone on the next request, on every node.
/// </summary>
public sealed class TenantFactsReader(
    TenantDb tenantDb,
    IPeopleSource people,
    IWorkflowSource workflows,
    TenantModelsReader models,
    PlaybookReader playbookReader,
    TimeProvider clock
)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);
    private readonly ConcurrentDictionary<Guid, TenantFacts> _byTenant = new();

    /// <summary>The facts in force now.</summary>
    public async Task<TenantFacts> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var mark = await FactsVersion.ReadAsync(db, cancellationToken);
        if (_byTenant.TryGetValue(actor.TenantId, out var known) && known.Mark == mark && !IsStale(known))
        {
            return known;
        }

        var read = await LoadAsync(db, actor, mark, cancellationToken);
        _byTenant[actor.TenantId] = read;
        return read;
    }

    // Calendars are resolved for a window around the time of reading; a process that runs for months reads them again.
    private bool IsStale(TenantFacts known) =>
        known.CaseTypes.Values.Any(type =>
            type.Spans.Spans.Count > 0 && type.Spans.Spans[^1].EndMs < clock.GetUtcNow().AddDays(200).ToUnixTimeMilliseconds()
        );

    private static HashSet<string> KeysOf(IEnumerable<ActionRow> actions, Func<ActionRow, bool> isOne) =>
        actions.Where(isOne).Select(row => row.Key).ToHashSet(StringComparer.Ordinal);

    private async Task<TenantFacts> LoadAsync(ConsoleDbContext db, Actor actor, long mark, CancellationToken cancellationToken)
    {
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == actor.TenantId, cancellationToken);
        var everybody = await people.ReadAsync(actor, cancellationToken);
        var actions = await ReadActionsAsync(db, cancellationToken);
        var policies = await ReadPoliciesAsync(db, cancellationToken);
        var playbooks = await playbookReader.ReadAsync(db, cancellationToken);
        var catalog = CatalogOf(actions, policies, playbooks);
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var phases = settings.PhasesInForce;
        var served = phases.Learned ? await models.ReadAsync(db, settings.Part, cancellationToken) : TenantModels.None;
        var configuration = ServedPart(settings) with { Learned = served.Learned };
        var consents = await Consents.ReadAsync(db, settings, cancellationToken);
        var proposable = Proposable(everybody, configuration, consents);
        return new(
            actor.TenantId,
            mark,
            tenant.InputHashKey,
            catalog,
            actions.ToDictionary(row => row.Key, row => row.Title, StringComparer.Ordinal),
            policies.ToDictionary(row => row.Key, row => row.Title, StringComparer.Ordinal),
            everybody.ToDictionary(person => person.Facts.Id),
            configuration,
            await ReadCaseTypesAsync(db, actor, catalog, proposable, configuration, cancellationToken),
            tenant.TimeZone,
            served
        )
        {
            ActionsWithFields = KeysOf(actions, row => !string.Equals(row.FieldsJson, ActionRow.NoFields, StringComparison.Ordinal)),
            PriceActions = KeysOf(actions, row => row.AffectsPrice),
            RunActions = KeysOf(actions, row => row.Execution == Execution.Performed && !settings.Rules.ForbidsAutomation),
            Region = tenant.Region,
            Compliance = settings.ComplianceInForce,
            Handovers = HandoversOf(actions),
            ActionDescriptions = DescriptionsOf(actions),
            Phases = phases,
            Consents = consents,
            PlaybookTitles = PlaybookReader.TitlesOf(playbooks),
            DocumentLists = await DocumentLists.ReadAsync(db, clock.GetUtcNow(), cancellationToken),
            LevelHours = await ReadLevelHoursAsync(db, cancellationToken),
        };
    }

    private static Dictionary<string, Handover> HandoversOf(IEnumerable<ActionRow> actions) =>
        actions.Where(row => row.Handover != Handover.Unchanged).ToDictionary(row => row.Key, row => row.Handover, StringComparer.Ordinal);

    private static Dictionary<string, string> DescriptionsOf(IEnumerable<ActionRow> actions) =>
        actions
            .Where(row => row.Description.Length > 0 && !string.Equals(row.Kind, ActionFacts.LoggedKind, StringComparison.Ordinal))
            .ToDictionary(row => row.Key, row => row.Description, StringComparer.Ordinal);

    /// <summary>The settings that recommendations use: within the phases that are on and the rules of the compliance profile.</summary>
    internal static ConfigurationPart ServedPart(TenantConfiguration settings) =>
        settings.PhasesInForce.Within(settings.Rules.ForbidsExploration ? settings.Part with { ExplorationRate = null } : settings.Part);

    // people who may be suggested: with only the permitted fields and, if consent is required, only those who gave it
    private static PeoplePart Proposable(IReadOnlyList<PersonRecord> everybody, ConfigurationPart configuration, Consents consents) =>
        SnapshotFields.Within(
            new PeoplePart([
                .. everybody
                    .Where(person => person.IsActive && person.Facts.IsExpert && consents.CoversPerson(person.Facts.Id))
                    .Select(person => person.Facts),
            ]),
            configuration.FieldLimits
        );

    private static CatalogPart CatalogOf(List<ActionRow> actions, List<PolicyRow> policies, IReadOnlyList<TitledPlaybook> playbooks) =>
        new(
            [.. actions.Select(ToFacts).OrderBy(action => action.Key, StringComparer.Ordinal)],
            [.. policies.Select(ToFacts).OrderBy(policy => policy.Key, StringComparer.Ordinal)]
        )
        {
            Playbooks = playbooks.Count == 0 ? null : [.. playbooks.Select(each => each.Facts)],
        };

    private static async Task<List<ActionRow>> ReadActionsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var published = await db.Actions.AsNoTracking().Published().ToListAsync(cancellationToken);
        return [.. published.NewestOfEach(row => row.Key, row => row.Version)];
    }

    private static async Task<List<PolicyRow>> ReadPoliciesAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var published = await db.Policies.AsNoTracking().Published().ToListAsync(cancellationToken);
        return [.. published.NewestOfEach(row => row.Key, row => row.Version)];
    }

    private async Task<Dictionary<string, CaseTypeFacts>> ReadCaseTypesAsync(
        ConsoleDbContext db,
        Actor actor,
        CatalogPart catalog,
        PeoplePart proposable,
        ConfigurationPart configuration,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var calendars = await db.Calendars.AsNoTracking().ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellationToken);
        var versions = await SameProcess.ReadAsync(db, cancellationToken);
        var types = new Dictionary<string, CaseTypeFacts>(StringComparer.Ordinal);
        foreach (var type in await db.CaseTypes.AsNoTracking().ToListAsync(cancellationToken))
        {
            var workflow =
                await workflows.ReadAsync(actor, type.Key, cancellationToken)
                ?? throw new InvalidOperationException($"Case type {type.Key} has no workflow in force.");
            var calendar = BusinessCalendar.From(calendars[type.CalendarKey]);
            var spans = Around(calendar, now);
            var shared = new SharedParts(catalog, proposable, configuration, workflow);
            types[type.Key] = new(type.Key, type.Name, workflow, calendar, spans, SnapshotParts.From(shared))
            {
                SameProcess = SameProcess.VersionsOf(workflow, versions[workflow.Key]),
            };
        }

        return types;
    }

    private async Task<Dictionary<LevelVersion, CountedHours>> ReadLevelHoursAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .ServiceLevels.AsNoTracking()
            .Join(
                db.Calendars,
                level => level.CalendarKey,
                calendar => calendar.Key,
                (level, calendar) =>
                    new
                    {
                        level.Key,
                        level.Version,
                        Calendar = calendar,
                    }
            )
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return rows.ToDictionary(
            row => new LevelVersion(row.Key, row.Version),
            row =>
            {
                var calendar = BusinessCalendar.From(row.Calendar);
                return new CountedHours(calendar, Around(calendar, now));
            }
        );
    }

    private static BusinessSpans Around(BusinessCalendar calendar, DateTimeOffset now) =>
        calendar.Resolve(now.AddYears(-3), now.AddYears(1));

    /// <summary>Maps a version of an action to the engine's facts.</summary>
    internal static ActionFacts ToFacts(ActionRow row) =>
        new(
            row.Key,
            row.Version,
            row.Kind,
            row.Risk.ToRiskLevel(),
            row.Status.ToCode(),
            [.. row.AllowedStates.Order(StringComparer.Ordinal)],
            row.RequiredRole,
            row.PolicyKey,
            row.TypicalMinutes,
            row.IsCustomerContact,
            [.. row.IssueTypes.Order(StringComparer.Ordinal)],
            row.UpdatedAt
        )
        {
            Channel = row.Channel,
            LeastAffected = row.LeastAffected,
            Tiers = SetOf(row.Tiers),
            EarlierSteps = SetOf(row.EarlierSteps),
        };

    private static string[]? SetOf(IList<string> values) =>
        values.Count == 0 ? null : [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Maps a version of a policy to the engine's facts.</summary>
    internal static PolicyFacts ToFacts(PolicyRow row) =>
        new(
            row.Key,
            row.Version,
            row.EffectiveFrom,
            row.EffectiveTo,
            JsonSerializer.Deserialize<List<PolicyRule>>(row.RulesJson, s_json) ?? []
        );
}
