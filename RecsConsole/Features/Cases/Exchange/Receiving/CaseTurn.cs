using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.OwnFields;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>A request with incoming cases: the data its rows are checked against, read once for all of them.</summary>
internal sealed class CaseTurn
{
    private readonly OperationScope _scope;
    private readonly Dictionary<string, CaseRow> _cases;
    private readonly Dictionary<string, WorkflowDefinition> _workflows = new(StringComparer.Ordinal);
    private readonly HashSet<string> _teams;
    private readonly HashSet<SubjectName> _erased;
    private readonly HashSet<CaseRow> _changed = [];
    private HashSet<string> _accounts = [];
    private LevelTable? _levels;
    private LevelClocks? _clocks;

    private CaseTurn(OperationScope scope, IEnumerable<CaseRow> cases, IEnumerable<string> teams, HashSet<SubjectName> erased)
    {
        (_scope, _erased) = (scope, erased);
        _cases = cases.ToDictionary(row => row.Key, StringComparer.Ordinal);
        _teams = new(teams, StringComparer.Ordinal);
    }

    /// <summary>The case is opened here by the person who sends it; null when another system sends it.</summary>
    public OpenedHere? Here { get; set; }

    public static async Task<CaseTurn> ReadAsync(
        OperationScope scope,
        IWorkflowSource workflows,
        IReadOnlyList<Numbered<IncomingCase>> request,
        CancellationToken cancellationToken
    )
    {
        var good = request.Select(each => each.Value).Where(brought => IncomingRules.Of(brought, scope.Now) is null).ToList();
        var keys = good.Select(brought => brought.Key).Distinct(StringComparer.Ordinal).ToList();
        var accounts = good.Select(brought => brought.Account).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var stored = await scope.Db.Cases.Where(row => keys.Contains(row.Key)).ToListAsync(cancellationToken);
        var subjects = stored.Select(row => SubjectName.Case(row.Id, row.AccountKey)).Concat(accounts.Select(SubjectName.Account));
        var turn = new CaseTurn(
            scope,
            stored,
            await scope.Db.Teams.Select(row => row.Key).ToListAsync(cancellationToken),
            await ErasedSubjects.AmongAsync(scope.Db, subjects, cancellationToken)
        )
        {
            _accounts = new(
                await scope.Db.Accounts.Where(row => accounts.Contains(row.Key)).Select(row => row.Key).ToListAsync(cancellationToken),
                StringComparer.Ordinal
            ),
        };
        foreach (var type in good.Select(brought => brought.Type).Distinct(StringComparer.Ordinal))
        {
            if (await workflows.ReadAsync(scope.Actor, type, cancellationToken) is { } workflow)
            {
                turn._workflows.Add(type, workflow);
            }
        }

        return turn;
    }

    /// <summary>Applies a row, or explains why not; the caller saves.</summary>
    public async Task<TakenRow> TakeAsync(Numbered<IncomingCase> numbered, CancellationToken cancellationToken)
    {
        var brought = numbered.Value;
        TakenRow Refused(ReceivedFault why) => new(ReceivedRow.Refused(numbered.Row, brought.Key, why), Changed: null);
        var stored = _cases.GetValueOrDefault(brought.Key);
        if (FaultOf(brought) is { } fault)
        {
            return Refused(fault);
        }

        // before any answer reveals that a case exists
        if (!await MayAsync(brought, stored, cancellationToken))
        {
            return Refused(new(ErrorKind.Forbidden, Field: null, Texts.MayNotSend));
        }

        if (ConflictOf(brought, stored) is { } conflict)
        {
            return Refused(conflict);
        }

        var how = stored is null ? await OpenAsync(brought, cancellationToken) : await UpdateAsync(stored, brought, cancellationToken);
        return new(new(numbered.Row, brought.Key, how), how is ReceivedAs.Already ? null : _cases[brought.Key]);
    }

    private ReceivedFault? FaultOf(IncomingCase brought) =>
        IncomingRules.Of(brought, _scope.Now)
        ?? (!_workflows.ContainsKey(brought.Type) ? IncomingRules.Wrong("type", Texts.NoSuchType) : null)
        ?? (brought.Team is { } team && !_teams.Contains(team) ? IncomingRules.Wrong("team", Texts.NoSuchTeam) : null)
        ?? (brought.Account is { } account && !_accounts.Contains(account) ? IncomingRules.Wrong("account", Texts.NoSuchAccount) : null);

    private ReceivedFault? ConflictOf(IncomingCase brought, CaseRow? stored)
    {
        if (stored is not null && !string.Equals(stored.TypeKey, brought.Type, StringComparison.Ordinal))
        {
            return new(ErrorKind.Conflict, "type", Texts.TypeStays);
        }

        // a case that came without its customer, such as a ticket of a connected system, gets one; then it keeps it
        if (stored?.AccountKey is { } own && brought.Account is { } account && !string.Equals(own, account, StringComparison.Ordinal))
        {
            return new(ErrorKind.Conflict, "account", Texts.AccountStays);
        }

        return IsErased(stored, brought.Account) ? new(ErrorKind.Conflict, "account", ErasedSubjects.NothingIsWritten.Message) : null;
    }

    // a case without a customer is a subject of its own, and being given a customer does not bring it back
    private bool IsErased(CaseRow? stored, string? account) =>
        (stored is not null && _erased.Contains(SubjectName.Case(stored.Id, stored.AccountKey)))
        || (account is not null && _erased.Contains(SubjectName.Account(account)));

    // both as stored and as it would become
    private async Task<bool> MayAsync(IncomingCase brought, CaseRow? stored, CancellationToken cancellationToken)
    {
        var wanted = NewRow(brought);
        if (stored is not null)
        {
            (wanted.Id, wanted.AssigneeId, wanted.AccountKey) = (stored.Id, stored.AssigneeId, stored.AccountKey ?? brought.Account);
            wanted.Classification = brought.Classification ?? stored.Classification;
            (wanted.Region, wanted.TeamKey) = (brought.Region ?? stored.Region, brought.Team ?? stored.TeamKey);
        }

        return (stored is null || await CaseAccess.MayWriteAsync(_scope, stored, cancellationToken))
            && await CaseAccess.MayWriteAsync(_scope, wanted, cancellationToken);
    }

    private async Task<ReceivedAs> OpenAsync(IncomingCase brought, CancellationToken cancellationToken)
    {
        var row = NewRow(brought);
        var (eventKey, person) = Here is null ? ($"api:opened:{row.Id:N}", (Guid?)null) : (Here.EventKey, _scope.Actor.PersonOrNull);
        OutsideCases.AppendOpened(_scope.Db, row, eventKey, "{}", person);
        if (DeadlineOf(brought) is { } told)
        {
            row.SlaDeadline = told;
        }
        else
        {
            await ClockChange.StartAsync(_scope.Db, row, await LevelsAsync(cancellationToken), cancellationToken);
        }

        _scope.Db.Cases.Add(row);
        _cases.Add(row.Key, row);
        _changed.Add(row);
        return ReceivedAs.Added;
    }

    private CaseRow NewRow(IncomingCase brought)
    {
        var row = OutsideCases.New(
            _scope.Actor.TenantId,
            Here?.CaseId ?? Guid.CreateVersion7(_scope.Now),
            brought.Key,
            brought.Type,
            _workflows[brought.Type],
            Timestamps.Round(brought.OpenedAt ?? _scope.Now)
        );
        (row.AccountKey, row.Classification) = (brought.Account, Classifications.Internal);
        Describe(row, brought);
        return row;
    }

    private async Task<LevelTable> LevelsAsync(CancellationToken cancellationToken) =>
        _levels ??= await LevelTable.ReadAsync(_scope.Db, cancellationToken);

    private async Task<ReceivedAs> UpdateAsync(CaseRow row, IncomingCase brought, CancellationToken cancellationToken)
    {
        var (before, edit) = (Described(row), CaseEdit.Of(row));
        Describe(row, brought);
        if (DeadlineOf(brought) is { } told && told != row.SlaDeadline)
        {
            ClockState.External(row.SlaStartedAt, told).PutOn(row);
        }

        if (before == Described(row))
        {
            return ReceivedAs.Already;
        }

        var isFirst = _changed.Add(row);
        var more = new Dictionary<string, string>(StringComparer.Ordinal);
        if (edit.HasNewTerms && brought.Deadline is null)
        {
            _clocks ??= await LevelClocks.ReadAsync(_scope.Db, cancellationToken);
            await _clocks.FollowAsync(_scope.Db, row, more, canBeUndone: false, cancellationToken);
        }

        if (!edit.Append(_scope.Db, $"api:{row.Id:N}", _scope.Now, more))
        {
            row.Revision += isFirst ? 1 : 0; // no event records the change
        }

        return ReceivedAs.Updated;
    }

    private static DateTimeOffset? DeadlineOf(IncomingCase brought) => brought.Deadline is { } due ? Timestamps.Round(due) : null;

    // absent fields stay: omitting the classification opens nothing to anybody
    private static void Describe(CaseRow row, IncomingCase brought)
    {
        (row.Title, row.Description) = (brought.Title, brought.Description ?? row.Description);
        (row.IssueType, row.Product) = (brought.IssueType ?? row.IssueType, brought.Product ?? row.Product);
        (row.Priority, row.Language) = (brought.Priority ?? row.Priority, brought.Language ?? row.Language);
        (row.TeamKey, row.Region) = (brought.Team ?? row.TeamKey, brought.Region ?? row.Region);
        (row.Classification, row.AccountKey) = (brought.Classification ?? row.Classification, row.AccountKey ?? brought.Account);
        (row.ContactName, row.ContactAddress) = (brought.ContactName ?? row.ContactName, brought.ContactAddress ?? row.ContactAddress);
        if (brought.Fields is { } fields)
        {
            row.CustomFieldsJson = CaseOwnFields.Json(fields);
        }
    }

    private static Description Described(CaseRow row) =>
        new(row.Title, row.Description, row.IssueType, row.CustomFieldsJson, row.Classification)
        {
            Priority = row.Priority,
            Product = row.Product,
            Region = row.Region,
            Language = row.Language,
            Team = row.TeamKey,
            Account = row.AccountKey,
            ContactName = row.ContactName,
            ContactAddress = row.ContactAddress,
            Deadline = row.SlaDeadline,
        };

    /// <summary>The fields of an existing case that a request can change; compared by value.</summary>
    private sealed record Description(string Title, string Text, string IssueType, string Fields, int Classification)
    {
        public int? Priority { get; init; }

        public string? Product { get; init; }

        public string? Region { get; init; }

        public string? Language { get; init; }

        public string? Team { get; init; }

        public string? Account { get; init; }

        public string? ContactName { get; init; }

        public string? ContactAddress { get; init; }

        public DateTimeOffset? Deadline { get; init; }
    }
}

/// <summary>How a case that a person opens here is named: by an id that a retry repeats, and by the key of its first event.</summary>
internal sealed record OpenedHere(Guid CaseId, string EventKey);
