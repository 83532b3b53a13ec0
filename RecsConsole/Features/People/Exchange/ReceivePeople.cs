using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.People.Profile;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.People.Exchange;

/// <summary>
/// Receives people of another system, new and changed ones; each row gets its own result. A new person has no role, and nobody's roles,
/// clearance or regions change.
/// </summary>
public sealed class ReceivePeople(OperationScopeFactory scopes, PersonWriter writer, AuditTrail auditTrail, TimeProvider clock)
{
    private const string Name = "receive.people";
    private const string KeyField = "key";

    public Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingPerson>> request,
        CancellationToken cancellationToken
    ) => RunAsync(actor, request, static (_, _) => { }, cancellationToken);

    /// <param name="keep">Gets the results before they are saved.</param>
    internal Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingPerson>> request,
        KeepAnswer<IReadOnlyList<ReceivedRow>> keep,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return ConcurrencyConflict.RetryAsync(
            () => WriteAsync(actor, request, keep, cancellationToken),
            Error.Conflict(Texts.PeopleAreBusy)
        );
    }

    private async Task<Result<IReadOnlyList<ReceivedRow>>> WriteAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingPerson>> request,
        KeepAnswer<IReadOnlyList<ReceivedRow>> keep,
        CancellationToken cancellationToken
    )
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await TenantDb.BeginGrantAsync(scope.Db, cancellationToken);
        if (await scope.AuthorizeAgainAsync(AccessOperation.ManagePeople, Name, cancellationToken) is { } lost)
        {
            await transaction.CommitAsync(cancellationToken); // the denial is recorded
            return lost;
        }

        var rows = await TakeAsync(scope, request, cancellationToken);
        if (scope.Db.ChangeTracker.HasChanges())
        {
            keep(scope.Db, rows);
            await scope.Db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return rows;
    }

    private async Task<List<ReceivedRow>> TakeAsync(
        OperationScope scope,
        IReadOnlyList<Numbered<IncomingPerson>> request,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == db.TenantId, cancellationToken);
        var known = await StoredPerson.ReadAsync(
            db,
            [.. request.Select(each => each.Value.Key.Trim()).Where(key => !key.Any(char.IsControl)).Distinct(StringComparer.Ordinal)],
            cancellationToken
        );
        var turn = new Turn(
            scope,
            known,
            await ErasedSubjects.AmongAsync(db, known.Values.Select(person => SubjectName.Person(person.Row.Id)), cancellationToken),
            new() { TimeZone = tenant.TimeZone },
            tenant.InputHashKey
        );
        List<ReceivedRow> rows = [];
        foreach (var each in request)
        {
            rows.Add(await TakeAsync(turn, each, cancellationToken));
        }

        await PersonWriter.AddTeamsAsync(db, turn.Teams, cancellationToken);
        return rows;
    }

    private async Task<ReceivedRow> TakeAsync(Turn turn, Numbered<IncomingPerson> each, CancellationToken cancellationToken)
    {
        var person = turn.Known.GetValueOrDefault(each.Value.Key.Trim());
        var before = person?.Profile() ?? turn.Fresh;
        var after = each.Value.On(before, isNew: person is null);
        if (await FaultOfAsync(turn, person, before, after, cancellationToken) is { } fault)
        {
            return ReceivedRow.Refused(each.Row, each.Value.Key, fault);
        }

        turn.Seen.Add(after.Key);
        if (person is not null && PersonDifference.Between(before, after).Count == 0)
        {
            return new(each.Row, after.Key, ReceivedAs.Already);
        }

        var stored = person ?? StoredPerson.New(turn.Scope.Db, Guid.CreateVersion7(clock.GetUtcNow()), after.Key);
        writer.Write(turn.Scope.Db, turn.Scope.Actor, stored, after, new(Name, IsNew: person is null, turn.HashKey));
        turn.Teams.UnionWith(after.Teams);
        return new(each.Row, after.Key, person is null ? ReceivedAs.Added : ReceivedAs.Updated);
    }

    private async Task<ReceivedFault?> FaultOfAsync(
        Turn turn,
        StoredPerson? person,
        PersonProfile before,
        PersonProfile after,
        CancellationToken cancellationToken
    )
    {
        if (PersonRules.Check(after, isKept: person is not null) is [var problem, ..])
        {
            return new(ErrorKind.Invalid, JsonNamingPolicy.CamelCase.ConvertName(problem.Field), problem.Message);
        }

        // two rows about one person contradict each other, or one of them is not needed
        if (turn.Seen.Contains(after.Key))
        {
            return new(ErrorKind.Conflict, KeyField, Texts.PersonTwice.With(after.Key));
        }

        return person is null ? null
            : turn.Erased.Contains(SubjectName.Person(person.Row.Id))
                ? new(ErrorKind.Conflict, KeyField, ErasedSubjects.NothingIsWritten.Message)
            : await RefuseAsync(turn, person, before, after, cancellationToken);
    }

    // The form's rules: nobody locks themselves out, and an administrator stays. The refusal is recorded as in the form.
    private async Task<ReceivedFault?> RefuseAsync(
        Turn turn,
        StoredPerson person,
        PersonProfile before,
        PersonProfile after,
        CancellationToken cancellationToken
    )
    {
        var (scope, isLosing) = (turn.Scope, RightsGuard.LosesAdmin(before, after));
        var refusal = RightsGuard.Refuse(scope.Actor, person.Row.Id, before, after);
        if (refusal is null && !before.IsActive && after.IsActive && before.Roles.Count > 0)
        {
            refusal = Error.Forbidden(Texts.ReturnsInTheConsole.With(before.Name));
        }

        if (refusal is null && isLosing && await Administrators.AreLastAsync(scope.Db, [.. turn.Losing, person.Row.Id], cancellationToken))
        {
            refusal = Error.Forbidden(Texts.LastAdministrator.With(before.Name));
        }

        if (refusal is null)
        {
            if (isLosing)
            {
                turn.Losing.Add(person.Row.Id);
            }

            return null;
        }

        var id = person.Row.Id.ToString("D");
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, "person", id, AuditOutcome.Denied));
        return new(refusal.Kind, null, refusal.Message);
    }

    // What the rows of a request share.
    private sealed record Turn(
        OperationScope Scope,
        Dictionary<string, StoredPerson> Known,
        HashSet<SubjectName> Erased,
        PersonProfile Fresh,
        byte[] HashKey
    )
    {
        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Teams { get; } = new(StringComparer.Ordinal);

        public HashSet<Guid> Losing { get; } = [];
    }
}
