using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.People.Profile.Fields;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.People.Profile;

/// <summary>Reads a person with the choices in the form; without a key a new one, for who may add it.</summary>
public sealed class ReadPerson(OperationScopeFactory scopes)
{
    public async Task<Result<PersonView>> RunAsync(Actor actor, ReadPersonRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        var right = request.Key is null ? AccessOperation.ManagePeople : AccessOperation.ViewAdministration;
        await using var scope = await scopes.OpenAsync(actor, right, "read.person", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var choices = await ReadChoicesAsync(db, cancellationToken);
        if (request.Key is not { } key)
        {
            var zone = await db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
            return new PersonView(null, 0, new() { TimeZone = zone, IsExpert = true }, [], 0, null, false, choices);
        }

        var id = await db.People.Where(row => row.Key == key).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        var stored = id is { } personId ? await StoredPerson.FindAsync(db, personId, cancellationToken) : null;
        return stored is null
            ? Error.NotFound(Texts.ThereIsNoSuchPerson)
            : await ToViewAsync(db, actor, stored, choices, cancellationToken);
    }

    private static async Task<PersonView> ToViewAsync(
        ConsoleDbContext db,
        Actor actor,
        StoredPerson stored,
        PersonChoices choices,
        CancellationToken cancellationToken
    )
    {
        var id = stored.Row.Id;
        var experience = await db
            .PersonExperience.AsNoTracking()
            .Where(row => row.PersonId == id)
            .OrderByDescending(row => row.SolvedCases)
            .ThenBy(row => row.IssueType)
            .Select(row => new PersonExperience(row.IssueType, row.WorkedCases, row.SolvedCases, row.LastAt))
            .ToListAsync(cancellationToken);
        var openCases = await db.Cases.CountAsync(row => row.IsOpen && row.AssigneeId == id, cancellationToken);
        var signsInAs = await db
            .Memberships.Where(row => row.TenantId == db.TenantId && row.PersonId == id)
            .Join(db.Users, row => row.OperatorId, user => user.Id, (_, user) => user.UserName)
            .FirstOrDefaultAsync(cancellationToken);
        return new(id, stored.Row.Revision, stored.Profile(), experience, openCases, signsInAs, id == actor.PersonId, choices);
    }

    private static async Task<PersonChoices> ReadChoicesAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var used = await db.People.AsNoTracking().Select(row => new { row.Languages, row.Regions }).ToListAsync(cancellationToken);
        return new(
            await db.Teams.OrderBy(row => row.Key).Select(row => row.Key).ToListAsync(cancellationToken),
            Distinct([
                .. await db.PersonSkills.Select(row => row.Skill).Distinct().ToListAsync(cancellationToken),
                .. await db.TaxonomyTerms.Where(term => !term.IsRetired).Select(term => term.Key).ToListAsync(cancellationToken),
            ]),
            Distinct(used.SelectMany(row => row.Languages)),
            Distinct(used.SelectMany(row => row.Regions))
        );
    }

    private static string[] Distinct(IEnumerable<string> values) =>
        [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>The person to read.</summary>
/// <param name="Key">Null for a new person.</param>
public sealed record ReadPersonRequest(string? Key);

/// <summary>A person in the form.</summary>
/// <param name="Id">Null: not saved yet.</param>
/// <param name="SignsInAs">Null when they cannot sign in.</param>
public sealed record PersonView(
    Guid? Id,
    long Revision,
    PersonProfile Profile,
    IReadOnlyList<PersonExperience> Experience,
    int OpenCases,
    string? SignsInAs,
    bool IsSelf,
    PersonChoices Choices
);

/// <summary>Experience from the log: cases of an issue type worked on and solved.</summary>
public sealed record PersonExperience(string IssueType, int WorkedCases, int SolvedCases, DateTimeOffset LastAt);

/// <summary>Values already in use, offered while typing.</summary>
public sealed record PersonChoices(
    IReadOnlyList<string> Teams,
    IReadOnlyList<string> Skills,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Regions
);
