using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.People.Profile;

/// <summary>Writes a profile with everything that belongs to it: new teams, the audit entry, the change event. The caller saves.</summary>
public sealed class PersonWriter(AuditTrail auditTrail, TimeProvider clock)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.General);

    /// <summary>The key for profile hashes, so that they cannot be matched by guessing profiles.</summary>
    internal static Task<byte[]> HashKeyAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.InputHashKey).SingleAsync(cancellationToken);

    /// <summary>Applies a profile; returns what changed.</summary>
    internal IReadOnlyList<PersonDifference> Write(
        ConsoleDbContext db,
        Actor actor,
        StoredPerson person,
        PersonProfile after,
        PersonWrite write
    )
    {
        var before = person.Profile();
        var differences = PersonDifference.Between(before, after);
        var revision = person.Row.Revision;
        person.Apply(db, after);
        var id = person.Row.Id.ToString("D");
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["after"] = HashOf(write.HashKey, after),
            ["afterRevision"] = Number(person.Row.Revision),
            ["fields"] = string.Join(' ', differences.Select(each => each.Field)),
        };
        if (!write.IsNew)
        {
            details["before"] = HashOf(write.HashKey, before);
            details["beforeRevision"] = Number(revision);
        }

        AuditChange.AddTo(details, write.IsNew ? null : PersonRights.Of(before), PersonRights.Of(after));
        auditTrail.Append(db, actor.PersonOrNull, new(write.Operation, "person", id, AuditOutcome.Done, details));
        var kind = write.IsNew || differences.Any(each => each.IsRight) ? ChangeKind.Permission : ChangeKind.Person;
        ChangeFeed.Append(db, kind, id, clock.GetUtcNow());
        return differences;
    }

    /// <summary>Creates teams that are named but do not exist yet, under the given name.</summary>
    internal static async Task AddTeamsAsync(ConsoleDbContext db, IEnumerable<string> teams, CancellationToken cancellationToken)
    {
        var known = await db.Teams.Select(row => row.Key).ToListAsync(cancellationToken);
        db.Teams.AddRange(
            teams
                .Distinct(StringComparer.Ordinal)
                .Except(known, StringComparer.Ordinal)
                .Select(key => new TeamRow
                {
                    TenantId = db.TenantId,
                    Key = key,
                    Name = key,
                })
        );
    }

    private static string HashOf(byte[] key, PersonProfile profile) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(
                key,
                JsonSerializer.SerializeToUtf8Bytes(
                    profile with
                    {
                        Skills = new SortedDictionary<string, int>(
                            profile.Skills.ToDictionary(StringComparer.Ordinal),
                            StringComparer.Ordinal
                        ),
                    },
                    s_json
                )
            )
        );

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The parameters of a write.</summary>
/// <param name="Operation">Name of the operation in the audit entry.</param>
internal sealed record PersonWrite(string Operation, bool IsNew, byte[] HashKey);
