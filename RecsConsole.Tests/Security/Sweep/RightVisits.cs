using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>
/// Tests the permission check itself, as every operation asks it: rights come from the person's row and objects from their rows, in both
/// tenants, whatever the database would have shown.
/// </summary>
internal sealed class RightVisits(SweepSite site, SweepTally tally)
{
    private readonly Dictionary<Guid, AccessResource> _cases = [];
    private readonly Dictionary<int, AccessResource> _documents = [];
    private readonly Dictionary<Guid, PersonRow> _people = [];

    public async Task AskAsync(SweptPerson person)
    {
        await ReadRowsAsync();
        var subject = await SubjectAsync(person);
        var check = CheckOf(subject);
        foreach (var what in site.World.Objects)
        {
            if (_documents.TryGetValue(what.Number, out var document))
            {
                tally.Expect(
                    "AccessCheck.documents",
                    person,
                    what,
                    check.Decide(AccessOperation.ViewDocument, document).Permitted,
                    Oracle.MayBeTold(person, what, tally.At)
                );
            }
            else if (_cases.TryGetValue(what.Id, out var found))
            {
                AskCase(check, person, what, found);
            }
        }

        AskRights(check, person);
    }

    private void AskCase(AccessCheck check, SweptPerson person, SweptObject what, AccessResource resource)
    {
        tally.Expect(
            "AccessCheck.cases",
            person,
            what,
            check.Decide(AccessOperation.ViewCase, resource).Permitted,
            Oracle.MaySee(person, what, tally.At)
        );
        tally.Expect(
            "AccessCheck.work",
            person,
            what,
            check.Decide(AccessOperation.WorkCase, resource).Permitted,
            Oracle.MayWork(person, what, tally.At)
        );
    }

    private void AskRights(AccessCheck check, SweptPerson person)
    {
        var asked = new AskedRights(check, person, site.TenantOf(person), tally);
        foreach (var operation in Enum.GetValues<AccessOperation>())
        {
            var name = operation.ToString();
            if (Oracle.RolesFor(name) is not null)
            {
                asked.Ask(operation, name, asked.Open(AccessResourceKind.Tenant), Oracle.MayDo(person, name));
            }
        }

        foreach (var team in new[] { "one", "two", "three" })
        {
            asked.Ask(
                AccessOperation.ViewInsights,
                "figures of " + team,
                asked.Open(AccessResourceKind.Team) with
                {
                    Teams = [team],
                },
                Oracle.MayReadFigures(person, team)
            );
        }

        AskApprovals(asked, person);
        AskExceptions(asked, person);
        AskGrants(asked with { Check = CheckOf(WithGrants(check.Subject)) });
    }

    private static void AskApprovals(AskedRights asked, SweptPerson person)
    {
        foreach (var askedBy in new[] { person.Id, Guid.NewGuid() })
        {
            foreach (var role in new[] { null, "sales" })
            {
                asked.Ask(
                    AccessOperation.ApproveAction,
                    $"approval by {role ?? "a supervisor"}",
                    asked.Open(AccessResourceKind.Approval) with
                    {
                        RequestedById = askedBy,
                        RequiredRole = role,
                    },
                    Oracle.MayApprove(person, role, askedBy)
                );
            }
        }

        // the person created the API key by which somebody else asked
        var ofOwnKey = asked.Open(AccessResourceKind.Approval) with
        {
            RequestedById = Guid.NewGuid(),
            ConflictPersonIds = [person.Id],
        };
        asked.Ask(AccessOperation.ApproveAction, "approval of what the own key asked", ofOwnKey, isDue: false);
    }

    // one grant has just ended and one is for another object, so a document above everybody's clearance stays closed
    private static void AskGrants(AskedRights asked)
    {
        foreach (var key in new[] { "ended", "other" })
        {
            asked.Ask(
                AccessOperation.ViewDocument,
                $"a grant, {key}",
                asked.Open(AccessResourceKind.Document) with
                {
                    Classification = 9,
                    DocumentKey = key is "ended" ? key : "not " + key,
                },
                isDue: false
            );
        }
    }

    private AccessSubject WithGrants(AccessSubject subject) =>
        subject with
        {
            Grants =
            [
                new(Guid.NewGuid(), null, "ended", tally.At.AddMinutes(-1), IsBreakGlass: false),
                new(Guid.NewGuid(), null, "other", tally.At.AddDays(1), IsBreakGlass: false),
            ],
        };

    private AccessCheck CheckOf(AccessSubject subject) =>
        new(site.Services.GetRequiredService<AccessPolicy>(), subject, tally.At, NullLogger.Instance);

    // an expired entry of an access list, and a conflict of interest
    private void AskExceptions(AskedRights asked, SweptPerson person)
    {
        asked.Ask(
            AccessOperation.ViewDocument,
            "a list that ran out",
            asked.Open(AccessResourceKind.Document) with
            {
                Acl = [new(AclKind.Person, person.Id.ToString("D"), tally.At.AddMinutes(-1))],
            },
            isDue: false
        );
        asked.Ask(
            AccessOperation.AskExpert,
            "an expert in conflict",
            asked.Open(AccessResourceKind.Expert) with
            {
                ConflictPersonIds = [person.Id],
            },
            isDue: false
        );
    }

    // reads the row of an inactive person too, because the policy itself must check that
    private async Task<AccessSubject> SubjectAsync(SweptPerson person)
    {
        if (person.IsActive)
        {
            await using var db = await site.Services.GetRequiredService<TenantDb>().OpenAsync(site.ActorOf(person), CancellationToken.None);
            return await SubjectReader.ReadAsync(db, person.Id, tally.At, CancellationToken.None);
        }

        return SubjectReader.Of(_people[person.Id]);
    }

    private async Task ReadRowsAsync()
    {
        if (_cases.Count > 0)
        {
            return;
        }

        foreach (var first in site.World.People.DistinctBy(each => each.Tenant))
        {
            await using var db = Operators.Open(site.Services);
            db.BindTo(site.TenantOf(first));
            foreach (var row in await db.Cases.AsNoTracking().ToListAsync())
            {
                _cases[row.Id] = AccessResources.Of(row);
            }

            foreach (var row in await db.People.AsNoTracking().ToListAsync())
            {
                _people[row.Id] = row;
            }

            var documents = site
                .World.Objects.Where(each => each.Kind is "document" && each.Tenant == first.Tenant)
                .ToDictionary(each => each.Key, StringComparer.Ordinal);
            foreach (var row in await db.Documents.AsNoTracking().ToListAsync())
            {
                _documents[documents[row.Key].Number] = AccessResources.Of(row);
            }
        }
    }

    private sealed record AskedRights(AccessCheck Check, SweptPerson Person, Guid TenantId, SweepTally Tally)
    {
        public AccessResource Open(AccessResourceKind kind) =>
            new(kind, Guid.NewGuid(), TenantId) { Classification = Classifications.Public };

        public void Ask(AccessOperation operation, string right, AccessResource resource, bool isDue) =>
            Tally.ExpectRight("AccessCheck.rights", Person, right, Check.Decide(operation, resource).Permitted, isDue);
    }
}
