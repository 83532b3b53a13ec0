using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail.Happened;
using RecsConsole.Features.Cases.Detail.Owners;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>Reads a case for its page: head, description and fields.</summary>
public sealed class ReadCase(OperationScopeFactory scopes, IWorkflowSource workflows, ViewLog views)
{
    private const string Name = "read.case";

    public async Task<Result<CaseView>> RunAsync(Actor actor, string caseKey, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var found = await FindAsync(scope, caseKey, cancellationToken);
        if (!found.IsOk)
        {
            return await scope.DenyAsync(Name, "case", caseKey, found.Error, cancellationToken);
        }

        var (db, row) = (scope.Db, Viewed(actor, found.Value));
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(account => account.Key == row.AccountKey, cancellationToken);
        var people = await PeopleAsync(db, row, actor, cancellationToken);
        var course = await CaseContinuation.ReadAsync(scope, workflows, row, cancellationToken);
        var terms = await TermTitles.ReadAsync(db, [row], cancellationToken);
        var head = (await HeadAsync(scope, row, account, people, cancellationToken)) with { Issue = terms.IssueOf(row) };
        return new CaseView(
            head,
            row.Description,
            FieldsOf(row, account, terms, TimeZones.Find(people.Find(person => person.Id == actor.PersonId)?.TimeZone)),
            row.OpenedAt,
            row.ResolvedAt,
            row.Revision,
            row.AssigneeId,
            row.AssigneeId == actor.PersonId,
            CaseAccess.MayWork(scope.Access, row),
            people.Find(person => person.Id == actor.PersonId)?.TimeZone
        )
        {
            Contact = row.ContactName,
            Reader = people.Find(person => person.Id == actor.PersonId)?.DisplayName ?? "",
            MayAssign = CaseAccess.MayWork(scope.Access, row) && CaseAccess.MayAssignToOthers(scope.Access),
            MaySetAside = CaseAccess.MaySetAside(scope, row),
            MayChange = CaseAccess.MayChange(scope, row),
            IsAdvised = CaseAccess.MayWork(scope.Access, row) || course.HasSteps,
            Owner = await CaseOwner.FindAsync(scope, row, cancellationToken),
            MayWrite = course.MayWrite,
            Occurrences = course.Occurrences,
            Fates = course.Fates,
            Moves = row.Revision + await OtherMovesAsync(db, row.Id, cancellationToken),
            EmergencyUntil = EmergencyOf(scope, row),
            Ticket = await LinkedTicket.FindAsync(db, row.Id, cancellationToken),
        };
    }

    private static Task<List<PersonRow>> PeopleAsync(ConsoleDbContext db, CaseRow row, Actor actor, CancellationToken cancellationToken) =>
        db
            .People.AsNoTracking()
            .Where(person => person.Id == row.AssigneeId || person.Id == actor.PersonId || person.Id == row.SetAsideById)
            .ToListAsync(cancellationToken);

    private static async Task<string?> TeamOfAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken) =>
        await db.Teams.Where(team => team.Key == row.TeamKey).Select(team => team.Name).FirstOrDefaultAsync(cancellationToken)
        ?? row.TeamKey;

    private static DateTimeOffset? EmergencyOf(OperationScope scope, CaseRow row) =>
        scope
            .Access.Subject.Grants?.Where(grant => grant.IsBreakGlass && grant.CaseId == row.Id)
            .Max(grant => (DateTimeOffset?)grant.ExpiresAt);

    private static async Task<long> OtherMovesAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken) =>
        await ApprovalMovesAsync(db, caseId, cancellationToken) + await DeliveryMovesAsync(db, caseId, cancellationToken);

    // each request counts once when made, and once more for each change
    private static async Task<long> ApprovalMovesAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken) =>
        await db
            .ApprovalRequests.Where(request => request.CaseId == caseId)
            .SumAsync(request => (long?)(request.Revision + 1), cancellationToken)
        ?? 0;

    // the delivery of a message does not change the case either
    private static async Task<long> DeliveryMovesAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken) =>
        await db.Messages.Where(message => message.CaseId == caseId).SumAsync(message => (long?)message.Revision, cancellationToken) ?? 0;

    private CaseRow Viewed(Actor actor, CaseRow row)
    {
        views.Note(actor, new("view.case", "case", row.Id.ToString("D"), AuditOutcome.Done));
        return row;
    }

    /// <summary>Whether this actor may open the case at this URL. A denial is recorded: no page is served that would read it.</summary>
    public async Task<bool> MayOpenAsync(Actor actor, string caseKey, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var found = await FindAsync(scope, caseKey, cancellationToken);
        if (!found.IsOk)
        {
            await scope.DenyAsync(Name, "case", caseKey, found.Error, cancellationToken);
        }

        return found.IsOk;
    }

    private static async Task<Result<CaseRow>> FindAsync(OperationScope scope, string caseKey, CancellationToken cancellationToken)
    {
        var row = await scope.Db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Key == caseKey, cancellationToken);
        return await CaseAccess.ConfirmAsync(scope, row, cancellationToken);
    }

    private static async Task<CaseHeadView> HeadAsync(
        OperationScope scope,
        CaseRow row,
        AccountRow? account,
        List<PersonRow> people,
        CancellationToken cancellationToken
    )
    {
        var calendars = await CaseTypeCalendars.ReadAsync(scope.Db, cancellationToken);
        return ToHead(row, account, await TeamOfAsync(scope.Db, row, cancellationToken), people, calendars.Of(row, scope.Now));
    }

    private static CaseHeadView ToHead(CaseRow row, AccountRow? account, string? team, List<PersonRow> people, SlaView? sla) =>
        new(
            row.Id,
            row.Key,
            row.Title,
            row.Status,
            row.IsOpen,
            row.Priority,
            account?.Name,
            account?.Tier,
            row.Region,
            team,
            people.Find(person => person.Id == row.AssigneeId)?.DisplayName,
            sla
        )
        {
            Account = account?.Key,
            IsReopened = row.SlaStartedAt > row.OpenedAt,
            LookAgainAt = row.IsOpen ? row.LookAgainAt : null,
            SetAsideBy = people.Find(person => person.Id == row.SetAsideById)?.DisplayName,
        };

    private static List<CaseField> FieldsOf(CaseRow row, AccountRow? account, TermTitles terms, TimeZoneInfo? zone)
    {
        List<CaseField> fields = [];
        Add(
            fields,
            Texts.Contact,
            row.ContactAddress is null ? row.ContactName : Texts.ContactWithAddress.With(row.ContactName, row.ContactAddress)
        );
        if (terms.ProductOf(row) is { } product)
        {
            fields.Add(new(Texts.Product, product.Words) { Hint = product.Key });
        }

        Add(fields, SharedTexts.Language, row.Language is null ? null : LanguageLabels.Of(row.Language));
        // the same day as on the customer's page
        var end = account?.ContractEndsAt is { } at ? TimeZoneInfo.ConvertTime(at, zone ?? TimeZoneInfo.Utc) : (DateTimeOffset?)null;
        Add(fields, Texts.ContractUntil, end?.OnScreen("d MMM yyyy"));
        var custom = JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson);
        foreach (var (name, value) in custom ?? [])
        {
            Add(fields, FallbackLabels.Of(name), value);
        }

        return fields;
    }

    private static void Add(List<CaseField> fields, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            fields.Add(new(name, value));
        }
    }
}

/// <summary>A case on its page.</summary>
/// <param name="Revision">Changes with every event of the case.</param>
/// <param name="MayWork">False for those who may only read it, and for a case that is over.</param>
/// <param name="TimeZone">The actor's time zone.</param>
public sealed record CaseView(
    CaseHeadView Head,
    string Description,
    IReadOnlyList<CaseField> Fields,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ResolvedAt,
    long Revision,
    Guid? AssigneeId,
    bool IsMine,
    bool MayWork,
    string? TimeZone
)
{
    /// <summary>Whether the reader may assign the case to somebody else.</summary>
    public bool MayAssign { get; init; }

    /// <summary>Name of the reader; empty for a reader who is not a person of the tenant.</summary>
    public string Reader { get; init; } = "";

    /// <summary>Whether the reader may write on the case: anybody who works such cases, open or not.</summary>
    public bool MayWrite { get; init; }

    /// <summary>Events that are not steps and that the reader may record; none for those who may only read it.</summary>
    public IReadOnlyList<Occurrence> Occurrences { get; init; } = [];

    /// <summary>Which of the case's steps did not hold; null when its workflow is unknown.</summary>
    public StepFates? Fates { get; init; }

    /// <summary>Whether the reader may set the case aside and bring it back.</summary>
    public bool MaySetAside { get; init; }

    /// <summary>Whether the reader may change the case's team, priority, issue type and product.</summary>
    public bool MayChange { get; init; }

    /// <summary>Whether suggestions are shown: for a case the reader may work, or one that is over where similar cases continued.</summary>
    public bool IsAdvised { get; init; }

    /// <summary>Whom a reader who may not work the case can ask about it; null when they may, and where nobody can be asked.</summary>
    public CaseOwner? Owner { get; init; }

    /// <summary>
    /// Increases with every event of the case, every change of an approval request on it and every delivery update of a message: history
    /// and suggestions are then reloaded. Requests and deliveries do not change the case itself, so its revision stays.
    /// </summary>
    public long Moves { get; init; }

    /// <summary>The contact person of the customer; null when none is named.</summary>
    public string? Contact { get; init; }

    /// <summary>Until when an emergency gives this reader access; null when none does.</summary>
    public DateTimeOffset? EmergencyUntil { get; init; }

    /// <summary>The case's ticket in another system; null for a case of our own.</summary>
    public LinkedTicket? Ticket { get; init; }
}

/// <summary>The header: what the case is about and how much time is left.</summary>
public sealed record CaseHeadView(
    Guid Id,
    string Key,
    string Title,
    string State,
    bool IsOpen,
    int? Priority,
    string? Customer,
    string? Tier,
    string? Region,
    string? Team,
    string? Assignee,
    SlaView? Sla
)
{
    /// <summary>Key of the customer; null when unknown.</summary>
    public string? Account { get; init; }

    /// <summary>The issue type as readers see it; null when the case has none.</summary>
    public TermTitle? Issue { get; init; }

    /// <summary>The case was reopened, and its clock counts from then.</summary>
    public bool IsReopened { get; init; }

    /// <summary>
    /// When to look at the case again: in the future while it is set aside, in the past once the time has come; null when neither.
    /// </summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>Whether the case is set aside at an instant.</summary>
    public bool IsAside(DateTimeOffset at) => LookAgainAt > at;

    /// <summary>Who set the case aside; null when it is not, or when that person has left.</summary>
    public string? SetAsideBy { get; init; }
}

/// <summary>A field with its value.</summary>
public sealed record CaseField(string Name, string Value)
{
    /// <summary>What is stored, where the value is its label; null otherwise.</summary>
    public string? Hint { get; init; }

    /// <summary>Key of the customer named by the value; null for any other field.</summary>
    public string? Account { get; init; }
}
