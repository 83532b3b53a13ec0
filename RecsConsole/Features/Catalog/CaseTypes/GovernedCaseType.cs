using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.CaseTypes.Templates;
using RecsConsole.Features.Catalog.CaseTypes.UseCases;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tenancy.UseCases;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>Name, workflow, calendar and use of a case type, or a new one; the item is its key.</summary>
public sealed class GovernedCaseType(StatedUseCases useCases, NewCaseTypes newTypes, AuditTrail auditTrail) : GovernedPart<CaseTypeRules>
{
    internal const int LongestName = 200;

    public override string Name => GovernedParts.CaseTypes;

    public override string Address => "/admin/case-types";

    protected override bool HasOwnRevision => true;

    /// <summary>Why cases of the type cannot follow the workflow; null when they can, or already do.</summary>
    internal static async Task<Error?> FindProblemAsync(
        OperationScope scope,
        CaseTypeRow type,
        string workflow,
        CancellationToken cancellationToken
    )
    {
        if (string.Equals(type.WorkflowKey, workflow, StringComparison.Ordinal))
        {
            return null;
        }

        var row = await scope.Db.Workflows.AsNoTracking().Published().FirstOrDefaultAsync(each => each.Key == workflow, cancellationToken);
        if (row is null)
        {
            return Error.Invalid(Texts.ChooseAWorkflow);
        }

        var choices = await WorkflowChoices.ReadOfTypeAsync(scope, type, cancellationToken);
        var against = WorkflowRules.AgainstCases(WorkflowContent.From(row), choices);
        return against.Count == 0 ? null : Error.Invalid(string.Join(' ', against));
    }

    /// <summary>Why cases of a type cannot count by the calendar; null when they can.</summary>
    internal static async Task<Error?> FindCalendarProblemAsync(
        ConsoleDbContext db,
        string calendar,
        CancellationToken cancellationToken
    ) =>
        await db.Calendars.AnyAsync(row => row.Key == calendar, cancellationToken)
            ? null
            : Error.Invalid(Texts.NoSuchCalendar.With(calendar));

    protected override async Task<RulesInForce<CaseTypeRules>> InForceAsync(
        ConsoleDbContext db,
        string item,
        CancellationToken cancellationToken
    )
    {
        var row = await db.CaseTypes.AsNoTracking().FirstOrDefaultAsync(type => type.Key == item, cancellationToken);
        var stated = (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).UseCases ?? [];
        return row is null
            ? new(CaseTypeRules.None, 0)
            : new(
                new(row.Name, row.WorkflowKey, stated.FirstOrDefault(each => string.Equals(each.CaseType, item, StringComparison.Ordinal)))
                {
                    Calendar = row.CalendarKey,
                },
                row.Revision
            );
    }

    protected override string? ProblemOf(string item, CaseTypeRules before, CaseTypeRules after) =>
        before == CaseTypeRules.None && after.Start is null
            ? Texts.CaseTypeNotFound
            : FieldRules.Missing(after.Name, LongestName, Texts.CaseTypeNeedsAName);

    protected override IReadOnlyList<SettingDifference> Differences(string item, CaseTypeRules before, CaseTypeRules after) =>
        [
            .. new SettingDifference[]
            {
                new(SharedTexts.Name, before.Name, after.Name),
                new(Texts.Workflow, before.Workflow, after.Workflow),
                new(Texts.Calendar, before.Calendar ?? "", after.Calendar ?? before.Calendar ?? ""),
                new(Texts.WhatItIsUsedFor, Words(before.Stated), Words(after.Stated)),
                new(Texts.WhatItBeginsWith, "", after.Start is { } start ? BeginningOf(start) : ""),
            }.Where(each => !string.Equals(each.Before, each.After, StringComparison.Ordinal)),
        ];

    protected override Task<IReadOnlyList<SettingDifference>> NamedAsync(
        ConsoleDbContext db,
        IReadOnlyList<SettingDifference> differences,
        CancellationToken cancellationToken
    ) => CaseTypeNames.PutAsync(db, differences, cancellationToken);

    protected override async Task<string?> EffectAsync(
        OperationScope scope,
        string item,
        CaseTypeRules rules,
        CancellationToken cancellationToken
    )
    {
        if (rules.ToNew(item) is { } wanted)
        {
            var obstacle = await NewCaseTypes.FindProblemAsync(scope, wanted, cancellationToken);
            var hours = await HoursAsync(scope.Db, wanted.CalendarKey, cancellationToken);
            return obstacle?.Message ?? (wanted.Template is null ? hours : $"{hours} {Texts.TemplateIsPublishedWithIt}");
        }

        var open = await scope.Db.Cases.CountAsync(row => row.IsOpen && row.TypeKey == item, cancellationToken);
        var type = await scope.Db.CaseTypes.AsNoTracking().FirstOrDefaultAsync(row => row.Key == item, cancellationToken);
        var problem = type is null ? null : await FindProblemAsync(scope, type, rules.Workflow, cancellationToken);
        if (problem is not null)
        {
            return problem.Message;
        }

        var words = Texts.OpenCasesOfType.With(open);
        if (type is null || rules.Calendar is not { } calendar || string.Equals(calendar, type.CalendarKey, StringComparison.Ordinal))
        {
            return words;
        }

        return await FindCalendarProblemAsync(scope.Db, calendar, cancellationToken) is { } unknown
            ? unknown.Message
            : string.Join(
                ' ',
                words,
                await HoursAsync(scope.Db, calendar, cancellationToken),
                Texts.CalendarMovesDeadlines.With((await AppliedCalendar.FindAsync(scope.Db, item, calendar, cancellationToken)).Count)
            );
    }

    // a preset that is not there yet comes as it is; afterwards its hours are edited in the settings
    private static async Task<string> HoursAsync(ConsoleDbContext db, string calendar, CancellationToken cancellationToken)
    {
        var row = await db.Calendars.AsNoTracking().FirstOrDefaultAsync(each => each.Key == calendar, cancellationToken);
        var words =
            row is not null ? Texts.HoursOfType.With(row.Name ?? row.Key, CalendarHourLabels.Of(BusinessCalendar.From(row)))
            : string.Equals(calendar, CalendarPresets.AroundTheClock, StringComparison.Ordinal) ? Texts.AroundTheClock
            : Texts.InOfficeHours;
        return $"{Texts.TimeCounts}: {words}.";
    }

    protected override async Task<Result<string>> WriteAsync(
        OperationScope scope,
        GovernedWrite<CaseTypeRules> write,
        ChangeOrigin origin,
        CancellationToken cancellationToken
    )
    {
        if (write.After.ToNew(write.Item) is { } wanted)
        {
            var added = await newTypes.WriteAsync(scope, wanted, write.After.Start!.Language, origin, cancellationToken);
            return added.IsOk ? added.Value.Words : added.Error;
        }

        var row = await scope.Db.CaseTypes.FirstOrDefaultAsync(type => type.Key == write.Item, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.CaseTypeNotFound);
        }

        // cases may have moved since it was sent
        if (await FindProblemAsync(scope, row, write.After.Workflow, cancellationToken) is { } problem)
        {
            return problem;
        }

        var calendar = write.After.Calendar ?? row.CalendarKey;
        if (await FindCalendarProblemAsync(scope.Db, calendar, cancellationToken) is { } unknown)
        {
            return unknown;
        }

        var hasOther = !string.Equals(calendar, row.CalendarKey, StringComparison.Ordinal);
        (row.Name, row.WorkflowKey, row.CalendarKey) = (write.After.Name, write.After.Workflow, calendar);
        row.Revision++;
        Note(scope, row, write.Before, origin);
        var words = Texts.CaseTypeSaved.With(row.Name);
        if (hasOther)
        {
            words += " " + Texts.AppliedToOpenCases.With(await AppliedCalendar.ApplyAsync(scope, row, auditTrail, cancellationToken));
        }

        var isSaved =
            write.After.Stated is { } stated && stated != write.Before.Stated
                ? await useCases.TryWriteAsync(scope, stated, row.Name, origin, cancellationToken)
                : await scope.Db.TrySaveChangesAsync(cancellationToken);
        return isSaved ? words : Error.Conflict(CaseworkTexts.RulesChangedMeanwhile);
    }

    private void Note(OperationScope scope, CaseTypeRow row, CaseTypeRules before, ChangeOrigin origin) =>
        CaseTypeAudit.Append(
            scope,
            auditTrail,
            SaveCaseType.Name,
            row.Key,
            new Dictionary<string, string>(origin.Details, StringComparer.Ordinal)
            {
                ["name"] = row.Name,
                ["workflow"] = row.WorkflowKey,
                ["nameBefore"] = before.Name,
                ["workflowBefore"] = before.Workflow,
                ["calendar"] = row.CalendarKey,
                ["calendarBefore"] = before.Calendar ?? "",
            }
        );

    private static string BeginningOf(CaseTypeStart start) =>
        start.Template is not { } key ? Texts.AWorkflowYouHave
        : CaseTypeTemplates.Find(key) is { } template ? template.Name.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
        : key;

    private static string Words(UseCase? stated) => stated is null ? "" : UseCaseLabels.InOneLine(stated);
}
