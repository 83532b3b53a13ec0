using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.People.Profile;
using RecsConsole.Platform;

namespace RecsConsole.Features.People.Absences;

/// <summary>Reads someone's current and future absences, for those who may change them.</summary>
public sealed class ReadAbsences(OperationScopeFactory scopes)
{
    private const string Name = "read.absences";

    /// <param name="personId">The person; may be the actor.</param>
    public async Task<Result<AbsenceList>> RunAsync(Actor actor, Guid personId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var person = await scope.Db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == personId, cancellationToken);
        if (person is null || !AbsenceRights.MaySet(scope.Access, person))
        {
            var error = Error.NotFound(Texts.ThereIsNoSuchPerson);
            return await scope.DenyAsync(Name, "person", personId.ToString("D"), error, cancellationToken);
        }

        var absences = await scope
            .Db.Absences.AsNoTracking()
            .Where(row => row.PersonId == personId && row.To > scope.Now)
            .OrderBy(row => row.From)
            .ThenBy(row => row.Id)
            .Select(row => new PersonAbsence(row.Id, row.From, row.To) { StandInId = row.StandInId })
            .ToListAsync(cancellationToken);
        return new AbsenceList(person.Id, person.TimeZone, absences, await StandInChoices.ReadAsync(scope.Db, person, cancellationToken));
    }
}

/// <summary>Someone's current and future absences, earliest first.</summary>
/// <param name="Colleagues">Possible stand-ins, by name.</param>
public sealed record AbsenceList(Guid PersonId, string TimeZone, IReadOnlyList<PersonAbsence> Absences, IReadOnlyList<StandIn> Colleagues);
