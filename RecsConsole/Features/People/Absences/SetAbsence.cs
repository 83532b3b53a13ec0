using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.People.Absences;

/// <summary>Adds or removes an absence. A retry gives the same absence.</summary>
public sealed class SetAbsence(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <summary>Maximum number of a person's current and future absences.</summary>
    public const int Max = 50;

    private const string Name = "set.absence";

    public async Task<Result<Guid>> RunAsync(Actor actor, SetAbsenceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var person = await scope.Db.People.FirstOrDefaultAsync(row => row.Id == request.PersonId, cancellationToken);
        if (person is null || !AbsenceRights.MaySet(scope.Access, person))
        {
            var error = Error.NotFound(Texts.ThereIsNoSuchPerson);
            return await scope.DenyAsync(Name, "person", request.PersonId.ToString("D"), error, cancellationToken);
        }

        return await CheckAsync(scope, person, request, cancellationToken) is { } problem
            ? problem
            : await WriteAsync(scope, person, request, cancellationToken);
    }

    private static async Task<Error?> CheckAsync(
        OperationScope scope,
        PersonRow person,
        SetAbsenceRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.Span is not { } span)
        {
            return null;
        }

        if (span.To <= span.From)
        {
            return Error.Invalid(Texts.AnAbsenceEndsAfterItBegins);
        }

        if (span.To <= scope.Now)
        {
            return Error.Invalid(Texts.AbsenceIsOver);
        }

        var ahead = await scope.Db.Absences.CountAsync(
            row => row.PersonId == request.PersonId && row.To > scope.Now && row.Id != request.AbsenceId,
            cancellationToken
        );
        return ahead >= Max ? Error.Invalid(Texts.TooManyAbsences.With(Max))
            : span.StandInId is { } standIn && !await StandInChoices.IsOneAsync(scope.Db, person, standIn, cancellationToken)
                ? Error.Invalid(Texts.StandInGone)
            : null;
    }

    private async Task<Result<Guid>> WriteAsync(
        OperationScope scope,
        PersonRow person,
        SetAbsenceRequest request,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var known = await db.Absences.FirstOrDefaultAsync(row => row.Id == request.AbsenceId, cancellationToken);
        if (known is not null && known.PersonId != person.Id)
        {
            return Error.NotFound(Texts.ThereIsNoSuchPerson);
        }

        if ((known is null) == (request.Span is null))
        {
            return request.AbsenceId; // a retry
        }

        if (request.Span is { } span)
        {
            db.Absences.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Id = request.AbsenceId,
                    PersonId = person.Id,
                    From = span.From,
                    To = span.To,
                    StandInId = span.StandInId,
                }
            );
        }
        else
        {
            db.Absences.Remove(known!);
        }

        person.Revision++; // an administrator with the profile open must not overwrite this unseen
        ChangeFeed.Append(db, ChangeKind.Person, person.Id.ToString("D"), scope.Now);
        auditTrail.Append(db, scope.Actor.PersonOrNull, EventOf(request));
        return await db.TrySaveChangesAsync(cancellationToken) ? request.AbsenceId : Error.Conflict(Texts.AbsenceNotSaved);
    }

    private static AuditEvent EventOf(SetAbsenceRequest request) =>
        new(
            Name,
            "person",
            request.PersonId.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["absence"] = request.AbsenceId.ToString("D"),
                ["from"] = request.Span?.From.ToString("O", CultureInfo.InvariantCulture) ?? "",
                ["standIn"] = request.Span?.StandInId?.ToString("D") ?? "",
                ["to"] = request.Span?.To.ToString("O", CultureInfo.InvariantCulture) ?? "",
            }
        );
}

/// <param name="AbsenceId">Created once by the caller, so that a retry is the same absence.</param>
/// <param name="Span">Null removes the absence.</param>
public sealed record SetAbsenceRequest(Guid PersonId, Guid AbsenceId, AbsenceSpan? Span);

/// <summary>From an instant to another.</summary>
public sealed record AbsenceSpan(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Who is notified instead; null means nobody.</summary>
    public Guid? StandInId { get; init; }
}
