using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.People.Profile;

/// <summary>
/// Saves a new or changed person. Permission changes use a grant transaction: it waits for decisions in progress, and notifies open pages.
/// </summary>
public sealed partial class SavePerson(
    OperationScopeFactory scopes,
    PersonWriter writer,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<SavePerson> logger
)
{
    private const string Name = "save.person";

    public async Task<Result<SavedPerson>> RunAsync(Actor actor, SavePersonRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        ArgumentNullException.ThrowIfNull(request);
        var profile = request.Profile.Normalised();
        if (PersonRules.Check(profile, isKept: request.PersonId is not null) is [var problem, ..])
        {
            return Error.Invalid(problem.Message);
        }

        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        // the actor may have lost the permission while waiting for the lock
        var lost = await scope.AuthorizeAgainAsync(AccessOperation.ManagePeople, Name, cancellationToken);
        var saved = lost is not null ? lost : await SaveAsync(db, actor, request with { Profile = profile }, cancellationToken);
        if (saved.IsOk || saved.Error.Kind == ErrorKind.Forbidden)
        {
            await transaction.CommitAsync(cancellationToken); // commits the audited denial too
        }

        return saved;
    }

    private async Task<Result<SavedPerson>> SaveAsync(
        ConsoleDbContext db,
        Actor actor,
        SavePersonRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(db, request, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var person = found.Value;
        var isNew = request.PersonId is null;
        var profile = request.Profile with { Key = person.Row.Key };
        var refusal =
            (isNew ? null : await RefuseAsync(db, actor, person, profile, cancellationToken))
            ?? await RefuseUnknownSubjectAsync(db, person, profile, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        await PersonWriter.AddTeamsAsync(db, profile.Teams, cancellationToken);
        var hashKey = await PersonWriter.HashKeyAsync(db, cancellationToken);
        var changed = writer.Write(db, actor, person, profile, new(Name, isNew, hashKey));
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return Moved();
        }

        LogSaved(person.Row.Id, changed.Count);
        return new SavedPerson(person.Row.Id, person.Row.Key, person.Row.Revision);
    }

    private async Task<Result<StoredPerson>> FindAsync(ConsoleDbContext db, SavePersonRequest request, CancellationToken cancellationToken)
    {
        var key = request.Profile.Key;
        if (request.PersonId is not { } id)
        {
            return await db.People.AnyAsync(row => row.Key == key, cancellationToken)
                ? Error.Invalid(Texts.ThereIsAPerson.With(key))
                : StoredPerson.New(db, Guid.CreateVersion7(clock.GetUtcNow()), key);
        }

        var stored = await StoredPerson.FindAsync(db, id, cancellationToken);
        if (stored is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchPerson);
        }

        return stored.Row.Revision == request.SeenRevision ? stored : Moved();
    }

    // Audits the refusal, but not what was requested.
    private async Task<Error?> RefuseAsync(
        ConsoleDbContext db,
        Actor actor,
        StoredPerson person,
        PersonProfile after,
        CancellationToken cancellationToken
    )
    {
        var before = person.Profile();
        var refusal = RightsGuard.Refuse(actor, person.Row.Id, before, after);
        if (
            refusal is null
            && RightsGuard.LosesAdmin(before, after)
            && await Administrators.AreLastAsync(db, [person.Row.Id], cancellationToken)
        )
        {
            refusal = Error.Forbidden(Texts.LastAdministrator.With(before.Name));
        }

        if (refusal is not null)
        {
            auditTrail.Append(db, actor.PersonOrNull, new(Name, "person", person.Row.Id.ToString("D"), AuditOutcome.Denied));
            await db.SaveChangesAsync(cancellationToken);
        }

        return refusal;
    }

    private static async Task<Error?> RefuseUnknownSubjectAsync(
        ConsoleDbContext db,
        StoredPerson person,
        PersonProfile after,
        CancellationToken cancellationToken
    )
    {
        foreach (var added in after.Conflicts.Except(person.Profile().Conflicts))
        {
            var isThere =
                added.Kind is SubjectName.CaseKind
                    ? await db.Cases.AnyAsync(row => row.Key == added.Key, cancellationToken)
                    : await db.Accounts.AnyAsync(row => row.Key == added.Key, cancellationToken);
            if (!isThere)
            {
                return Error.Invalid(
                    Texts.ThereIsNoInThisTenant.With(
                        (added.Kind is SubjectName.CaseKind ? SharedTexts.Case : Texts.Account).InSentence(),
                        added.Key
                    )
                );
            }
        }

        return null;
    }

    private static Error Moved() => Error.Conflict(Texts.PersonChangedMeanwhile);

    [LoggerMessage(EventId = 8001, Level = LogLevel.Information, Message = "Person saved {PersonId} fields={FieldCount}")]
    private partial void LogSaved(Guid personId, int fieldCount);
}

/// <summary>A profile to save.</summary>
/// <param name="PersonId">Null: a new person.</param>
/// <param name="SeenRevision">The revision that was on screen; if the person changed since, nothing is saved.</param>
public sealed record SavePersonRequest(Guid? PersonId, long SeenRevision, PersonProfile Profile);

/// <summary>The saved person.</summary>
public sealed record SavedPerson(Guid Id, string Key, long Revision);
