using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Features.Cases.Fields;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Creating;

/// <summary>
/// Opens a case that a person describes, after a call or where no ticket system is connected. It is checked and written like a case that
/// another system sends (<see cref="CaseTurn"/>), under a key of our own, and is assigned to the person if they want. The request names the
/// case's id, so repeating it opens nothing twice.
/// </summary>
public sealed partial class CreateCase(
    OperationScopeFactory scopes,
    IWorkflowSource workflows,
    AuditTrail auditTrail,
    ILogger<CreateCase> logger
)
{
    internal const string Name = "create.case";

    // cases are opened in turn, so only a case of another system can take the key meanwhile: then the next one is tried
    public Task<Result<CreatedCase>> RunAsync(Actor actor, CreateCaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return ConcurrencyConflict.RetryAsync(() => WriteAsync(actor, request, cancellationToken), Error.Conflict(Texts.NewCaseNotSaved));
    }

    private async Task<Result<CreatedCase>> WriteAsync(Actor actor, CreateCaseRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        await scope.ReadRightsAgainAsync(cancellationToken);
        var created = await TryAsync(scope, request, cancellationToken);
        await transaction.CommitAsync(cancellationToken); // a refusal is recorded as well
        if (created.IsOk)
        {
            LogCaseCreated(created.Value.Id);
        }

        return created;
    }

    private async Task<Result<CreatedCase>> TryAsync(OperationScope scope, CreateCaseRequest request, CancellationToken cancellationToken)
    {
        if (!CaseAccess.MayWorkCases(scope.Access))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.NewCaseNotPermitted);
            return await DenyAsync(scope, error, cancellationToken);
        }

        var stored = await scope.Db.Cases.FirstOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        return stored is not null ? await EarlierAsync(scope, stored, cancellationToken)
            : await ObjectionAsync(scope, request.Case, cancellationToken) is { } wrong ? Error.Invalid(wrong)
            : await OpenAsync(scope, request, cancellationToken);
    }

    // the request came before: its case, if it is this person's
    private static async Task<Result<CreatedCase>> EarlierAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken)
    {
        var key = CaseKeys.OpenedKey(row.Id);
        var person = scope.Actor.PersonOrNull;
        var isOwn = await scope.Db.CaseEvents.AnyAsync(
            told => told.CaseId == row.Id && told.EventKey == key && told.ActorId == person,
            cancellationToken
        );
        var found = isOwn ? await CaseAccess.ConfirmAsync(scope, row, cancellationToken) : CaseAccess.NotThere;
        return found.IsOk ? new CreatedCase(row.Id, row.Key) : await DenyAsync(scope, found.Error, cancellationToken);
    }

    private static async Task<string?> ObjectionAsync(OperationScope scope, IncomingCase described, CancellationToken cancellationToken)
    {
        if (NewCaseRules.Check(described) is [var problem, ..])
        {
            return problem.Message;
        }

        var chosen = new NewValues
        {
            Team = described.Team,
            Priority = described.Priority,
            // the first case names the first one
            IssueType = await ChosenValues.AnyAsync(scope.Db, TermKind.IssueType, cancellationToken) ? described.IssueType : null,
            Product = await ChosenValues.AnyAsync(scope.Db, TermKind.Product, cancellationToken) ? described.Product : null,
        };
        return await ChosenValues.ObjectionAsync(scope.Db, chosen, cancellationToken)
            ?? (
                described.Account is { } account && !await NamedCustomers.MayNameAsync(scope, account, cancellationToken)
                    ? Texts.NoSuchCustomer
                    : null
            );
    }

    private async Task<Result<CreatedCase>> OpenAsync(OperationScope scope, CreateCaseRequest request, CancellationToken cancellationToken)
    {
        var described = request.Case with
        {
            Key = await CaseKeys.NextAsync(scope.Db, cancellationToken),
            OpenedAt = null,
            Deadline = null, // as the service level promises
        };
        var only = new Numbered<IncomingCase>(1, described);
        var turn = await CaseTurn.ReadAsync(scope, workflows, [only], cancellationToken);
        turn.Here = new(request.Id, CaseKeys.OpenedKey(request.Id));
        var taken = await turn.TakeAsync(only, cancellationToken);
        if (taken.Row.Fault is { } fault)
        {
            return await RefuseAsync(scope, fault, cancellationToken);
        }

        await AddAsync(scope, taken.Changed!, request, cancellationToken);
        return new CreatedCase(request.Id, described.Key);
    }

    private async Task AddAsync(OperationScope scope, CaseRow row, CreateCaseRequest request, CancellationToken cancellationToken)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["key"] = row.Key, ["type"] = row.TypeKey };
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, "case", row.Id.ToString("D"), AuditOutcome.Done, details));
        if (request.IsMine)
        {
            await CaseAssignment.GiveAsync(scope, auditTrail, row, scope.Actor.PersonId, reason: null, cancellationToken);
        }
        else
        {
            ChangeFeed.Append(scope.Db, ChangeKind.Case, row.Id.ToString("D"), scope.Now); // as the assignment does
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<Result<CreatedCase>> RefuseAsync(
        OperationScope scope,
        ReceivedFault fault,
        CancellationToken cancellationToken
    ) =>
        (fault.Kind, fault.Field) switch
        {
            (_, _) when scope.Access.HasFailed => await DenyAsync(scope, CaseAccess.NotChecked, cancellationToken),
            (ErrorKind.Forbidden, _) => await DenyAsync(scope, Error.Forbidden(Texts.NewCaseOutOfReach), cancellationToken),
            (_, "type") => Error.Invalid(Texts.NoSuchWorkflow),
            _ => new Error(fault.Kind, fault.Message),
        };

    private static Task<Error> DenyAsync(OperationScope scope, Error error, CancellationToken cancellationToken) =>
        scope.DenyAsync(Name, "tenant", scope.Actor.TenantId.ToString("D"), error, cancellationToken);

    [LoggerMessage(EventId = 3018, Level = LogLevel.Information, Message = "Case opened by hand {CaseId}")]
    private partial void LogCaseCreated(Guid caseId);
}

/// <summary>A case to open.</summary>
/// <param name="Id">Chosen by the caller: a retry names the same.</param>
/// <param name="Case">What it is about. Its key is given here; times are those of now.</param>
public sealed record CreateCaseRequest(Guid Id, IncomingCase Case)
{
    /// <summary>The person takes the case.</summary>
    public bool IsMine { get; init; }
}

/// <summary>The new case.</summary>
public sealed record CreatedCase(Guid Id, string Key);
