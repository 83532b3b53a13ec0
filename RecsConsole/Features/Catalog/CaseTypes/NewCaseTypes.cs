using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.CaseTypes.Templates;
using RecsConsole.Features.Catalog.CaseTypes.UseCases;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>
/// Writes a case type that is not there yet, with what its template brings: its workflow and those of its actions that the catalog lacks,
/// all published.
/// </summary>
public sealed class NewCaseTypes(StatedUseCases useCases, AuditTrail auditTrail)
{
    /// <summary>Why the type cannot be added; null when it can.</summary>
    internal static async Task<Error?> FindProblemAsync(OperationScope scope, NewCaseType wanted, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        if (await db.CaseTypes.AnyAsync(type => type.Key == wanted.Key, cancellationToken))
        {
            return Error.Conflict(Texts.CaseTypeTaken.With(wanted.Key));
        }

        if (
            !IsPreset(wanted.CalendarKey)
            && await GovernedCaseType.FindCalendarProblemAsync(db, wanted.CalendarKey, cancellationToken) is { } unknown
        )
        {
            return unknown;
        }

        if (wanted.Template is { } name)
        {
            return CaseTypeTemplates.Find(name) is null ? Error.Invalid(Texts.NoSuchTemplate)
                : await db.Workflows.AnyAsync(row => row.Key == wanted.Key, cancellationToken)
                    ? Error.Conflict(Texts.WorkflowTaken.With(wanted.Key))
                : null;
        }

        return await db.Workflows.Published().AnyAsync(row => row.Key == wanted.Workflow, cancellationToken)
            ? null
            : Error.Invalid(Texts.ChooseAWorkflow);
    }

    /// <param name="language">Language of the actions that a template adds.</param>
    /// <param name="origin">Who wrote it, if somebody else puts it into force; null when its author does.</param>
    internal async Task<Result<AddedCaseType>> WriteAsync(
        OperationScope scope,
        NewCaseType wanted,
        string language,
        ChangeOrigin? origin,
        CancellationToken cancellationToken
    )
    {
        if (await FindProblemAsync(scope, wanted, cancellationToken) is { } problem)
        {
            return problem;
        }

        var actions = wanted.Template is { } name
            ? await AddTemplateAsync(scope, wanted, CaseTypeTemplates.Find(name)!, language, cancellationToken)
            : new(0, []);
        await MakeSureOfAsync(scope, wanted.CalendarKey, cancellationToken);
        scope.Db.CaseTypes.Add(RowOf(scope, wanted));
        Note(scope, wanted, actions.Count, origin);
        return await useCases.TryWriteAsync(scope, wanted.Answers.For(wanted.Key), wanted.Title, origin, cancellationToken)
            ? new AddedCaseType(wanted.Key, wanted.Title, actions.Count, actions.Waiting)
            : Error.Conflict(Texts.SettingsChangedMeanwhile);
    }

    private static CaseTypeRow RowOf(OperationScope scope, NewCaseType wanted) =>
        new()
        {
            TenantId = scope.Actor.TenantId,
            Key = wanted.Key,
            Name = wanted.Title,
            WorkflowKey = wanted.WorkflowKey,
            CalendarKey = wanted.CalendarKey,
            Revision = 1,
        };

    private void Note(OperationScope scope, NewCaseType wanted, int actions, ChangeOrigin? origin) =>
        CaseTypeAudit.Append(
            scope,
            auditTrail,
            AddCaseType.Name,
            wanted.Key,
            new Dictionary<string, string>(
                origin?.Details ?? new Dictionary<string, string>(StringComparer.Ordinal),
                StringComparer.Ordinal
            )
            {
                ["name"] = wanted.Title,
                ["template"] = wanted.Template ?? "",
                ["workflow"] = wanted.WorkflowKey,
                ["calendar"] = wanted.CalendarKey,
                ["actions"] = actions.ToString(CultureInfo.InvariantCulture),
            }
        );

    // an existing action stays as it is, whoever wrote it
    private static async Task<AddedActions> AddTemplateAsync(
        OperationScope scope,
        NewCaseType wanted,
        CaseTypeTemplate template,
        string language,
        CancellationToken cancellationToken
    )
    {
        var row = new WorkflowRow
        {
            TenantId = scope.Actor.TenantId,
            Key = wanted.Key,
            Version = 1,
            Title = wanted.Title,
            DefinitionJson = "",
            Status = VersionStatus.Published,
            PublishedAt = scope.Now,
            UpdatedAt = scope.Now,
            Revision = 1,
        };
        template.Workflow(wanted.Title).WriteTo(row);
        scope.Db.Workflows.Add(row);
        var keys = template.Actions.Select(action => action.Key).ToList();
        var there = await scope
            .Db.Actions.Where(action => keys.Contains(action.Key))
            .Select(action => new { action.Key, action.Status })
            .ToListAsync(cancellationToken);
        var added = template
            .ActionRows(scope.Actor.TenantId, language, scope.Now, scope.Actor.PersonOrNull)
            .ToLookup(action => there.Exists(each => string.Equals(each.Key, action.Key, StringComparison.Ordinal)));
        scope.Db.Actions.AddRange(added[false]);
        var published = there.Where(each => each.Status.IsPublished()).Select(each => each.Key).ToHashSet(StringComparer.Ordinal);
        return new(added[false].Count(), [.. added[true].Where(action => !published.Contains(action.Key)).Select(action => action.Title)]);
    }

    private static bool IsPreset(string calendar) => calendar is CalendarPresets.AroundTheClock or CalendarPresets.OfficeHours;

    // a preset is added with the first type that counts by it
    private static async Task MakeSureOfAsync(OperationScope scope, string calendar, CancellationToken cancellationToken)
    {
        if (!IsPreset(calendar) || await scope.Db.Calendars.AnyAsync(row => row.Key == calendar, cancellationToken))
        {
            return;
        }

        var zone = await scope
            .Db.Tenants.Where(tenant => tenant.Id == scope.Actor.TenantId)
            .Select(tenant => tenant.TimeZone)
            .SingleAsync(cancellationToken);
        scope.Db.Calendars.Add(CalendarPresets.New(scope.Actor.TenantId, calendar, zone, CalendarPresets.TitleOf(calendar)));
    }
}

/// <summary>The result of adding a template's actions.</summary>
internal sealed record AddedActions(int Count, IReadOnlyList<string> Waiting);
