using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Cases.Import;

/// <summary>What a tenant has before an import: tracked rows by key. Empty for a new one.</summary>
internal sealed class ImportedTenant
{
    /// <summary>Key of the case type of imported cases, and of its workflow.</summary>
    public const string CaseType = "imported";

    public Dictionary<string, CaseRow> Cases { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Keys of cases that were not imported.</summary>
    public HashSet<string> OtherCases { get; private init; } = new(StringComparer.Ordinal);

    public ILookup<Guid, CaseEventRow> Events { get; private init; } = Array.Empty<CaseEventRow>().ToLookup(row => row.CaseId);

    public Dictionary<string, PersonRow> People { get; private init; } = new(StringComparer.Ordinal);

    public Dictionary<Guid, PersonRow> PeopleById { get; private init; } = [];

    public Dictionary<(Guid Person, string IssueType), PersonExperienceRow> Experience { get; private init; } = [];

    public HashSet<string> Teams { get; private init; } = new(StringComparer.Ordinal);

    public HashSet<string> Accounts { get; private init; } = new(StringComparer.Ordinal);

    public HashSet<string> Actions { get; private init; } = new(StringComparer.Ordinal);

    public HashSet<string> Documents { get; private init; } = new(StringComparer.Ordinal);

    public HashSet<(Guid Case, string Document)> CaseDocuments { get; private init; } = [];

    public WorkflowRow? Workflow { get; private init; }

    /// <summary>The workflow was edited by people, or a draft of its next version exists.</summary>
    public bool IsDrawn { get; private init; }

    /// <summary>The highest existing version.</summary>
    public int LastWorkflowVersion { get; private init; }

    public bool HasCaseType { get; private init; }

    /// <summary>What cases are called here; null before the first import.</summary>
    public string? CaseName { get; private init; }

    /// <summary>People who can sign in.</summary>
    public HashSet<Guid> Members { get; private init; } = [];

    /// <summary>The tenant has the calendar used for cases from a log.</summary>
    public bool HasCalendar { get; private init; }

    /// <summary>The tenant's service levels; null for a new tenant.</summary>
    public LevelTable? Levels { get; private init; }

    /// <summary>Tiers of the tenant's customers by key.</summary>
    public Dictionary<string, string?> Tiers { get; private init; } = new(StringComparer.Ordinal);

    public static async Task<ImportedTenant> LoadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var cases = await db.Cases.Where(row => row.TypeKey == CaseType).ToListAsync(cancellationToken);
        var people = await db.People.ToListAsync(cancellationToken);
        var experience = await db.PersonExperience.ToListAsync(cancellationToken);
        var workflows = await db
            .Workflows.Where(row => row.Key == CaseType)
            .OrderByDescending(row => row.Version)
            .ToListAsync(cancellationToken);
        return new ImportedTenant
        {
            Cases = cases.ToDictionary(row => row.Key, StringComparer.Ordinal),
            OtherCases = await KeysAsync(db.Cases.Where(row => row.TypeKey != CaseType).Select(row => row.Key), cancellationToken),
            Events = await EventsAsync(db, cancellationToken),
            People = people.ToDictionary(row => row.Key, StringComparer.Ordinal),
            PeopleById = people.ToDictionary(row => row.Id),
            Experience = experience.ToDictionary(row => (row.PersonId, row.IssueType)),
            Teams = await KeysAsync(db.Teams.Select(row => row.Key), cancellationToken),
            Accounts = await KeysAsync(db.Accounts.Select(row => row.Key), cancellationToken),
            Actions = await KeysAsync(db.Actions.Select(row => row.Key), cancellationToken),
            Documents = await KeysAsync(db.Documents.Select(row => row.Key), cancellationToken),
            CaseDocuments = await CaseDocumentsAsync(db, cancellationToken),
            Workflow = workflows.Find(row => row.Status.IsPublished()),
            IsDrawn = workflows.Exists(row =>
                row.Status is VersionStatus.Draft or VersionStatus.InReview || (row.Status.IsPublished() && row.Origin is null)
            ),
            LastWorkflowVersion = workflows.Count == 0 ? 0 : workflows[0].Version,
            Levels = await LevelTable.ReadAsync(db, cancellationToken),
            Tiers = await db.Accounts.ToDictionaryAsync(row => row.Key, row => row.Tier, StringComparer.Ordinal, cancellationToken),
            HasCalendar = await db.Calendars.AnyAsync(row => row.Key == CalendarPresets.AroundTheClock, cancellationToken),
            HasCaseType = await db.CaseTypes.AnyAsync(row => row.Key == CaseType, cancellationToken),
            CaseName = await NameOfAsync(db, cancellationToken),
            Members = await db
                .Memberships.Where(row => row.TenantId == db.TenantId)
                .Select(row => row.PersonId)
                .ToHashSetAsync(cancellationToken),
        };
    }

    /// <summary>What imported cases are called; null before the first import.</summary>
    public static Task<string?> NameOfAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db.CaseTypes.Where(row => row.Key == CaseType).Select(row => (string?)row.Name).FirstOrDefaultAsync(cancellationToken);

    private static async Task<ILookup<Guid, CaseEventRow>> EventsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var events = await db
            .CaseEvents.AsNoTracking()
            .Where(row => db.Cases.Any(each => each.Id == row.CaseId && each.TypeKey == CaseType))
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        return events.ToLookup(row => row.CaseId);
    }

    private static async Task<HashSet<(Guid Case, string Document)>> CaseDocumentsAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    )
    {
        var pairs = await db.CaseDocuments.Select(row => new { row.CaseId, row.DocumentKey }).ToListAsync(cancellationToken);
        return [.. pairs.Select(pair => (pair.CaseId, pair.DocumentKey))];
    }

    private static async Task<HashSet<string>> KeysAsync(IQueryable<string> keys, CancellationToken cancellationToken) =>
        (await keys.ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
}
