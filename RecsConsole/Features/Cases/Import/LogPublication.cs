using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Cases.Import.Comments;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Tickets;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Cases.Import;

/// <summary>All changes of an import, computed in memory; writing them is one short transaction.</summary>
internal sealed class LogPublication
{
    private readonly ImportedTenant _tenant;
    private readonly IReadOnlyCollection<LogCase> _cases;
    private readonly LogColumns _columns;
    private readonly MinedWorkflow _mined;
    private readonly StoredText _origin;
    private readonly double _stepsForbidden;
    private readonly PeopleFromLog _people;
    private readonly CatalogFromLog _catalog;
    private readonly CommentRows _comments;
    private readonly List<CaseRow> _newCases = [];
    private readonly List<CaseEdit> _readAgain = [];
    private int _updated;
    private readonly TenantRow _tenantRow;
    private readonly DateTimeOffset _now;
    private readonly string _caseName;

    public LogPublication(
        TenantRow tenantRow,
        ImportedTenant tenant,
        IReadOnlyCollection<LogCase> cases,
        LogColumns columns,
        LoggedRules rules,
        DateTimeOffset now
    )
    {
        var mapping = rules.Mapping;
        _caseName = tenant.CaseName ?? rules.CaseName;
        (_tenantRow, _tenant, _cases, _columns, _now) = (tenantRow, tenant, cases, columns, now);
        IReadOnlyList<IReadOnlyList<string>> histories = [.. cases.Select(each => each.Steps).Where(steps => steps.Count > 0)];
        _mined = Mine(cases, histories, tenant.LastWorkflowVersion + 1);
        _stepsForbidden = Math.Round(_mined.ForbiddenShare(histories), 4);
        _origin = OriginOf(histories, _stepsForbidden, isOfTickets: cases.Any(each => each.IsTicket && each.Steps.Count > 0));
        // a workflow that people edited, or are editing, is theirs to change
        if (tenant.Workflow is { } current && (tenant.IsDrawn || IsSame(current)))
        {
            _mined = _mined with { Definition = _mined.Definition with { Version = current.Version } };
        }

        _people = new PeopleFromLog(tenantRow.Id, tenantRow.TimeZone, tenant, rules.MayWork);
        _catalog = new CatalogFromLog(tenantRow.Id, now, tenant);
        _comments = new CommentRows(tenantRow.Id, tenant);
        Resolvers = new LogResolvers(columns, cases);
        FieldColumns = LoggedFields.Of(mapping);
        _people.Assign(cases, columns);
        MakeRows(mapping);
    }

    public LogResolvers Resolvers { get; }

    /// <summary>Problems of the mined workflow, such as states that only a reopened case reaches.</summary>
    public IReadOnlyList<string> WorkflowGaps => StateMachine.Validate(_mined.Definition);

    /// <summary>All teams of the tenant, new ones among them.</summary>
    public IReadOnlySet<string> Teams => _tenant.Teams;

    public int NewEvents => _cases.Sum(each => each.NewEvents);

    /// <summary>Columns with field values of a case at each event.</summary>
    public IReadOnlyDictionary<string, string> FieldColumns { get; }

    public ImportedLog Counts(double seconds) =>
        new(
            _tenantRow.Key,
            _newCases.Count,
            NewEvents,
            _catalog.Actions.Count,
            _people.Added.Count,
            _catalog.Teams.Count,
            _catalog.Documents.Count,
            seconds,
            Unchanged: NewEvents == 0 && _updated == 0 && !_cases.Any(each => each.IsInBoth)
        )
        {
            UpdatedCases = _updated,
            StepsForbidden = _stepsForbidden,
        };

    /// <summary>Writes in the context's open transaction, in foreign-key order.</summary>
    public async Task WriteAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        AddWorkflow(db);
        db.People.AddRange(_people.Added);
        db.Teams.AddRange(_catalog.Teams);
        db.Actions.AddRange(_catalog.Actions);
        db.Documents.AddRange(_catalog.Documents);
        MoveRevisions(db);
        await db.SaveChangesAsync(cancellationToken);
        await BulkInsert.WriteAsync(db, _catalog.Accounts, cancellationToken);
        await BulkInsert.WriteAsync(db, _newCases, cancellationToken);
        foreach (var reordered in _cases.Where(each => each.IsReordered || each.IsReadAgain))
        {
            var caseId = reordered.Id;
            await BulkInsert.DeleteAsync<CaseEventRow>(db, row => row.CaseId == caseId, cancellationToken);
        }

        var events = new EventsFromLog(_tenantRow.Id, _columns, _mined.Definition.InitialState);
        await BulkInsert.WriteAsync(db, _cases.Where(each => each.IsTold).SelectMany(events.RowsOf), cancellationToken);
        await BulkInsert.WriteAsync(db, _comments.Messages, cancellationToken);
        await BulkInsert.WriteAsync(db, _comments.Notes, cancellationToken);
        await BulkInsert.WriteAsync(db, _catalog.CaseDocuments, cancellationToken);
        await BulkInsert.WriteAsync(db, _people.AddedExperience, cancellationToken);
        _updated = _readAgain.Count(edit => edit.AppendReading(db, EventIdentity.ReadAgainPrefix, Timestamps.Round(_now)));
    }

    // A list of tickets says which are over; for a log, this is inferred from how often an activity is the last.
    private static MinedWorkflow Mine(IReadOnlyCollection<LogCase> cases, IReadOnlyList<IReadOnlyList<string>> histories, int version)
    {
        IReadOnlyList<IReadOnlyList<string>> logged =
        [
            .. cases.Where(each => !each.IsTicket).Select(each => each.Steps).Where(steps => steps.Count > 0),
        ];
        return logged.Count == histories.Count
            ? WorkflowMiner.Mine(ImportedTenant.CaseType, version, histories)
            : WorkflowMiner.Mine(ImportedTenant.CaseType, version, histories, logged, TicketSteps.Endings);
    }

    // by its meaning: every reader has it in their language
    private static StoredText OriginOf(IReadOnlyList<IReadOnlyList<string>> histories, double forbidden, bool isOfTickets) =>
        StoredText.Join([
            StoredText.From<Texts>(nameof(Texts.MinedOrigin), histories.Count, histories.Sum(steps => (long)steps.Count), forbidden),
            isOfTickets
                ? StoredText.From<Texts>(nameof(Texts.MinedEndsOfTickets))
                : StoredText.From<Texts>(nameof(Texts.MinedEndsOfLog), WorkflowMiner.AfterwardsShare),
        ]);

    private void MakeRows(LogMapping mapping)
    {
        var rows = new CasesFromLog(_tenantRow.Id, _columns, mapping, _mined, Resolvers, _people) { CaseName = _caseName };
        List<(LogCase, CaseRow)> all = [];
        foreach (var history in _cases)
        {
            _catalog.Add(history, _columns);
            if (history.IsReadAgain)
            {
                _readAgain.Add(CaseEdit.Of(history.Stored!));
            }

            var row = rows.RowOf(history);
            all.Add((history, row));
            if (history.Stored is null)
            {
                _newCases.Add(row);
            }

            LoggedClock.Set(row, history, _tenant);
        }

        // only now all assignees are people
        all.ForEach(each => _comments.Add(each.Item1, each.Item2));
        _people.Count(all);
    }

    private bool IsSame(WorkflowRow current)
    {
        var asCurrent = _mined.Definition with { Version = current.Version };
        return string.Equals(Json(asCurrent), current.DefinitionJson, StringComparison.Ordinal);
    }

    private void AddWorkflow(ConsoleDbContext db)
    {
        if (!_tenant.HasCaseType)
        {
            AddCaseType(db);
        }

        if (_tenant.Workflow?.Version == _mined.Definition.Version)
        {
            return;
        }

        if (_tenant.Workflow is { } former)
        {
            (former.Status, former.UpdatedAt, former.Revision) = (VersionStatus.Retired, _now, former.Revision + 1);
        }

        db.Workflows.Add(
            new WorkflowRow
            {
                TenantId = _tenantRow.Id,
                Key = ImportedTenant.CaseType,
                Version = _mined.Definition.Version,
                DefinitionJson = Json(_mined.Definition),
                Title = _caseName,
                Status = VersionStatus.Published,
                Origin = _origin.Stored,
                PublishedAt = _now,
                UpdatedAt = _now,
                Revision = 1,
            }
        );
    }

    private void AddCaseType(ConsoleDbContext db)
    {
        if (!_tenant.HasCalendar)
        {
            db.Calendars.Add(
                CalendarPresets.New(
                    _tenantRow.Id,
                    CalendarPresets.AroundTheClock,
                    _tenantRow.TimeZone,
                    CalendarPresets.TitleOf(CalendarPresets.AroundTheClock)
                )
            );
        }

        db.CaseTypes.Add(
            new CaseTypeRow
            {
                TenantId = _tenantRow.Id,
                Key = ImportedTenant.CaseType,
                Name = _caseName,
                WorkflowKey = ImportedTenant.CaseType,
                CalendarKey = CalendarPresets.AroundTheClock,
            }
        );
    }

    private static void MoveRevisions(ConsoleDbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State != Microsoft.EntityFrameworkCore.EntityState.Modified)
            {
                continue;
            }

            switch (entry.Entity)
            {
                case CaseRow row:
                    row.Revision++;
                    break;
                case PersonRow row:
                    row.Revision++;
                    break;
            }
        }
    }

    private static string Json(WorkflowDefinition definition) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Serialize(definition));
}

/// <summary>How what a file tells becomes cases.</summary>
/// <param name="CaseName">What a case is called, unless the tenant has a name for it.</param>
/// <param name="MayWork">Whether a person may work a case.</param>
internal sealed record LoggedRules(LogMapping Mapping, string CaseName, Func<AccessSubject, AccessResource, bool> MayWork);
