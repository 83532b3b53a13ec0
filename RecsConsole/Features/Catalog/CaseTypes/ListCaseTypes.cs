using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.UseCases;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>Lists the tenant's case types, each with the workflow it follows and the calendar it counts by.</summary>
public sealed class ListCaseTypes(OperationScopeFactory scopes, GovernedCaseType part)
{
    public async Task<Result<CaseTypeList>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.case_types", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var workflows = await db
            .Workflows.Published()
            .OrderBy(row => row.Title)
            .ThenBy(row => row.Key)
            .Select(row => new WorkflowChoice(row.Key, row.Title))
            .ToListAsync(cancellationToken);
        return new CaseTypeList(await LinesAsync(db, cancellationToken), workflows, scope.Access.Subject.Roles.Contains(ConsoleRole.Admin))
        {
            Changes = await RuleChanges.ReadAsync(scope, GovernedParts.CaseTypes, cancellationToken),
            Calendars = await CalendarChoice.ReadAsync(db, cancellationToken),
            Versions = await RuleVersions.ReadAsync(scope, part, null, cancellationToken),
            IsSettingUp = await TenantHistory.IsEmptyAsync(db, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<CaseTypeLine>> LinesAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var lines = await db
            .CaseTypes.OrderBy(type => type.Name)
            .ThenBy(type => type.Key)
            .Select(type => new CaseTypeLine(
                type.Key,
                type.Name,
                type.WorkflowKey,
                type.Revision,
                db.Cases.Count(row => row.TypeKey == type.Key && row.IsOpen)
            )
            {
                CalendarKey = type.CalendarKey,
            })
            .ToListAsync(cancellationToken);
        var stated = (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).UseCases ?? [];
        return lines.ConvertAll(line =>
            line with
            {
                Stated = stated.FirstOrDefault(each => string.Equals(each.CaseType, line.Key, StringComparison.Ordinal)),
            }
        );
    }
}

/// <param name="Workflows">The published workflows.</param>
public sealed record CaseTypeList(IReadOnlyList<CaseTypeLine> Lines, IReadOnlyList<WorkflowChoice> Workflows, bool MayManage)
{
    /// <summary>What waits for a second person, and what came back.</summary>
    public RuleChanges Changes { get; init; } = RuleChanges.None;

    /// <summary>The tenant's calendars, by name.</summary>
    public IReadOnlyList<CalendarChoice> Calendars { get; init; } = [];

    /// <summary>The name of a calendar.</summary>
    public string CalendarOf(string key) =>
        Calendars.FirstOrDefault(each => string.Equals(each.Key, key, StringComparison.Ordinal))?.Title ?? key;

    /// <summary>What was changed before, the newest first.</summary>
    public IReadOnlyList<RuleVersion> Versions { get; init; } = [];

    /// <summary>One person adds a type alone, because no suggestions have been recorded yet.</summary>
    public bool IsSettingUp { get; init; }

    /// <summary>When a type that is added takes effect.</summary>
    internal string AddingHelp =>
        IsSettingUp ? Texts.AddACaseTypeHelp
        : Changes.IsAlone ? Texts.AddACaseTypeAlone
        : Texts.AddACaseTypeByTwo;

    /// <summary>The title of a workflow; its id when none is published.</summary>
    public string TitleOf(string workflow) =>
        Workflows.FirstOrDefault(each => string.Equals(each.Key, workflow, StringComparison.Ordinal))?.Title ?? workflow;
}

/// <param name="Open">The type's open cases.</param>
public sealed record CaseTypeLine(string Key, string Name, string WorkflowKey, long Revision, int Open)
{
    public string CalendarKey { get; init; } = "";

    /// <summary>What was stated of its use; null for a type that came with an import and was never asked about.</summary>
    public UseCase? Stated { get; init; }
}

/// <summary>A workflow that a case type can follow.</summary>
public sealed record WorkflowChoice(string Key, string Title);
