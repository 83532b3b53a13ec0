using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.CaseTypes.Templates;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>
/// Adds a case type, once it is stated what its suggestions are for (<see cref="UseCaseAnswers"/>). From a template, its workflow and
/// actions are published at once: no case follows them yet, and nobody in the tenant wrote them. Otherwise it follows a published workflow.
/// Later changes are new versions that a second person publishes.
/// </summary>
public sealed class AddCaseType(OperationScopeFactory scopes, StatedUseCases useCases, AuditTrail auditTrail)
{
    internal const string Name = "create.case_type";
    private const int LongestName = 200;

    public async Task<Result<AddedCaseType>> RunAsync(Actor actor, NewCaseType request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var wanted = request with { Key = request.Key.Trim(), Title = request.Title.Trim() };
        if ((FieldRules.WrongKey(wanted.Key) ?? FieldRules.Missing(wanted.Title, LongestName, Texts.CaseTypeNeedsAName)) is { } wrong)
        {
            return Error.Invalid(wrong);
        }

        if (wanted.Answers.Problem is { } missing)
        {
            return Error.Invalid(missing);
        }

        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var added = await AddAsync(scope, wanted, cancellationToken);
        if (added.IsOk)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return added;
    }

    private async Task<Result<AddedCaseType>> AddAsync(OperationScope scope, NewCaseType wanted, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        if (await db.CaseTypes.AnyAsync(type => type.Key == wanted.Key, cancellationToken))
        {
            return Error.Conflict(Texts.CaseTypeTaken.With(wanted.Key));
        }

        AddedActions actions = new(0, []);
        if (wanted.Template is { } name)
        {
            if (CaseTypeTemplates.Find(name) is not { } template)
            {
                return Error.Invalid(Texts.NoSuchTemplate);
            }

            if (await db.Workflows.AnyAsync(row => row.Key == wanted.Key, cancellationToken))
            {
                return Error.Conflict(Texts.WorkflowTaken.With(wanted.Key));
            }

            actions = await AddTemplateAsync(scope, wanted, template, cancellationToken);
        }
        else if (!await db.Workflows.Published().AnyAsync(row => row.Key == wanted.Workflow, cancellationToken))
        {
            return Error.Invalid(Texts.ChooseAWorkflow);
        }

        var calendar = wanted.Calendar ?? (wanted.AroundTheClock ? CalendarPresets.AroundTheClock : CalendarPresets.OfficeHours);
        if (!await MakeSureOfAsync(scope, calendar, cancellationToken))
        {
            return Error.Invalid(Texts.NoSuchCalendar.With(calendar));
        }

        db.CaseTypes.Add(RowOf(scope, wanted, calendar));
        Note(scope, wanted, calendar, actions.Count);
        return await useCases.TryWriteAsync(scope, wanted.Answers.For(wanted.Key), wanted.Title, origin: null, cancellationToken)
            ? new AddedCaseType(wanted.Key, wanted.Title, actions.Count, actions.Waiting)
            : Error.Conflict(Texts.SettingsChangedMeanwhile);
    }

    private static CaseTypeRow RowOf(OperationScope scope, NewCaseType wanted, string calendar) =>
        new()
        {
            TenantId = scope.Actor.TenantId,
            Key = wanted.Key,
            Name = wanted.Title,
            WorkflowKey = wanted.Template is null ? wanted.Workflow! : wanted.Key,
            CalendarKey = calendar,
            Revision = 1,
        };

    private void Note(OperationScope scope, NewCaseType wanted, string calendar, int actions) =>
        CaseTypeAudit.Append(
            scope,
            auditTrail,
            Name,
            wanted.Key,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = wanted.Title,
                ["template"] = wanted.Template ?? "",
                ["workflow"] = wanted.Template is null ? wanted.Workflow! : wanted.Key,
                ["calendar"] = calendar,
                ["actions"] = actions.ToString(CultureInfo.InvariantCulture),
            }
        );

    // an existing action stays as it is, whoever wrote it
    private static async Task<AddedActions> AddTemplateAsync(
        OperationScope scope,
        NewCaseType wanted,
        CaseTypeTemplate template,
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
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var added = template
            .ActionRows(scope.Actor.TenantId, language, scope.Now, scope.Actor.PersonOrNull)
            .ToLookup(action => there.Exists(each => string.Equals(each.Key, action.Key, StringComparison.Ordinal)));
        scope.Db.Actions.AddRange(added[false]);
        var published = there.Where(each => each.Status.IsPublished()).Select(each => each.Key).ToHashSet(StringComparer.Ordinal);
        return new(added[false].Count(), [.. added[true].Where(action => !published.Contains(action.Key)).Select(action => action.Title)]);
    }

    // A preset is added with the first type that counts by it. False when there is no such calendar.
    private static async Task<bool> MakeSureOfAsync(OperationScope scope, string key, CancellationToken cancellationToken)
    {
        if (await scope.Db.Calendars.AnyAsync(row => row.Key == key, cancellationToken))
        {
            return true;
        }

        if (key is not (CalendarPresets.AroundTheClock or CalendarPresets.OfficeHours))
        {
            return false;
        }

        var zone = await scope
            .Db.Tenants.Where(tenant => tenant.Id == scope.Actor.TenantId)
            .Select(tenant => tenant.TimeZone)
            .SingleAsync(cancellationToken);
        scope.Db.Calendars.Add(CalendarPresets.New(scope.Actor.TenantId, key, zone));
        return true;
    }
}

/// <param name="Template">The template to start from; null when it follows an existing workflow.</param>
/// <param name="Workflow">Key of the existing workflow.</param>
/// <param name="AroundTheClock">Unless a calendar is named: time counts around the clock, or only in office hours, Monday to Friday.</param>
public sealed record NewCaseType(string Key, string Title, string? Template, string? Workflow, bool AroundTheClock)
{
    /// <summary>What the suggestions are for.</summary>
    public UseCaseAnswers Answers { get; init; } = UseCaseAnswers.None;

    /// <summary>The calendar of the tenant by which time counts, or a preset; null leaves it to the flag.</summary>
    public string? Calendar { get; init; }
}

/// <param name="Actions">Number of actions added to the catalog.</param>
/// <param name="Waiting">Titles of steps whose action exists in the tenant but is not published.</param>
public sealed record AddedCaseType(string Key, string Title, int Actions, IReadOnlyList<string> Waiting);

/// <summary>The result of adding a template's actions.</summary>
internal sealed record AddedActions(int Count, IReadOnlyList<string> Waiting);
