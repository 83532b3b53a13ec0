using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Import;

/// <summary>Makes operators members of an imported tenant, so that somebody can open it: in all teams, with full clearance.</summary>
internal sealed class ImportMembers(IReadOnlyList<OperatorRow> operators, IReadOnlyList<ImportMember> asked)
{
    /// <summary>Open-case capacity of a new member.</summary>
    private const int Capacity = 10;

    /// <summary>Requested but unknown.</summary>
    public IReadOnlyList<string> Unknown => [.. asked.Where(each => OperatorOf(each) is null).Select(each => each.Email)];

    /// <summary>Requested, required and unknown.</summary>
    public string? Missing => asked.FirstOrDefault(each => each.IsRequired && OperatorOf(each) is null)?.Email;

    public bool AreNone => asked.Count == 0;

    public static async Task<ImportMembers> FindAsync(
        ConsoleDbContext db,
        IReadOnlyList<ImportMember> asked,
        CancellationToken cancellationToken
    )
    {
        var emails = asked.Select(each => each.Email.ToUpperInvariant()).ToList();
        var operators = await db.Users.AsNoTracking().Where(row => emails.Contains(row.NormalizedEmail!)).ToListAsync(cancellationToken);
        return new ImportMembers(operators, asked);
    }

    /// <summary>Adds those who are not members yet to the context; returns how many.</summary>
    public async Task<int> GrantAsync(ConsoleDbContext db, string timeZone, IEnumerable<string> teams, CancellationToken cancellationToken)
    {
        var members = await db
            .Memberships.Where(row => row.TenantId == db.TenantId)
            .Select(row => row.OperatorId)
            .ToListAsync(cancellationToken);
        var keys = await db.People.Select(row => row.Key).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        keys.UnionWith(db.People.Local.Select(row => row.Key)); // of the log that is being imported
        string[] allTeams = [.. teams.Order(StringComparer.Ordinal)];
        var added = 0;
        foreach (var member in asked)
        {
            if (OperatorOf(member) is not { } who || members.Contains(who.Id))
            {
                continue;
            }

            var person = Person(db.TenantId, FreeKey(keys), who, member, timeZone, allTeams);
            db.People.Add(person);
            db.Memberships.Add(
                new MembershipRow
                {
                    OperatorId = who.Id,
                    TenantId = db.TenantId,
                    PersonId = person.Id,
                }
            );
            members.Add(who.Id);
            added++;
        }

        return added;
    }

    /// <summary>The same in its own transaction, audited; returns how many.</summary>
    public async Task<int> JoinAsync(
        ConsoleDbContext db,
        string timeZone,
        AuditTrail auditTrail,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        var teams = await db.Teams.Select(row => row.Key).ToListAsync(cancellationToken);
        var granted = await GrantAsync(db, timeZone, teams, cancellationToken);
        if (granted > 0)
        {
            ImportRecord.AppendMembers(db, auditTrail, now);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return granted;
    }

    private static PersonRow Person(Guid tenantId, string key, OperatorRow who, ImportMember member, string timeZone, string[] teams) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(),
            Key = key,
            DisplayName = who.DisplayName.Length > 0 ? who.DisplayName : member.Email,
            Email = who.Email,
            Roles = [.. member.Roles],
            Teams = teams,
            Clearance = Classifications.Restricted,
            TimeZone = timeZone,
            Capacity = Capacity,
            IsActive = true,
        };

    // the first number that nobody has, neither in the tenant nor in the log: people read keys in lists
    private static string FreeKey(HashSet<string> taken)
    {
        var number = 1;
        while (!taken.Add(Texts.Operator.With(number)))
        {
            number++;
        }

        return Texts.Operator.With(number);
    }

    private OperatorRow? OperatorOf(ImportMember member) =>
        operators.FirstOrDefault(row => string.Equals(row.Email, member.Email, StringComparison.OrdinalIgnoreCase));
}
