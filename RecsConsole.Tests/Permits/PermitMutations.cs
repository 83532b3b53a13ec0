using RecsConsole.Engine.Access;
using RecsConsole.Permits;

namespace RecsConsole.Tests.Permits;

/// <summary>Every way in which a valid permit can become wrong.</summary>
internal static class PermitMutations
{
    private static readonly string[] Ids = [.. Enum.GetValues<PermitRule>().Select(PermitRules.IdOf), "everything"];

    public static IEnumerable<(PermitClaim?, PermitFacts)> Of(AccessWorld world, PermitClaim claim, PermitFacts facts)
    {
        yield return (null, facts);
        foreach (var id in Ids)
        {
            // one rule flipped
            yield return (
                claim with
                {
                    Rules = claim.Rules.Contains(id) ? [.. claim.Rules.Where(rule => rule != id)] : [.. claim.Rules, id],
                },
                facts
            );
        }

        foreach (var changed in OtherObjects(claim).Concat(OtherVersions(world, claim)))
        {
            yield return (changed, facts);
        }

        yield return (claim, facts with { Now = facts.DecidedAt + PermitChecker.Lifetime + TimeSpan.FromSeconds(1) });
        foreach (var against in LaterRights(facts).Concat(LaterObjects(claim, facts)))
        {
            yield return (claim, against);
        }
    }

    private static IEnumerable<PermitClaim> OtherObjects(PermitClaim claim)
    {
        yield return claim with
        {
            Rules = [.. claim.Rules, claim.Rules[0]],
        };
        yield return claim with
        {
            SubjectId = Guid.NewGuid(),
        };
        yield return claim with
        {
            TenantId = Guid.NewGuid(),
        };
        yield return claim with
        {
            Operation = "ViewTrace",
        };
        yield return claim with
        {
            ObjectId = claim.ObjectId + "x",
        };
        yield return claim with
        {
            ObjectKind = "Team",
        };
    }

    private static IEnumerable<PermitClaim> OtherVersions(AccessWorld world, PermitClaim claim)
    {
        yield return claim with
        {
            SubjectRevision = claim.SubjectRevision - 1,
        };
        yield return claim with
        {
            SubjectRevision = null,
        };
        yield return claim with
        {
            ObjectRevision = claim.ObjectRevision - 1,
        };
        yield return claim with
        {
            ObjectRevision = null,
        };
        yield return claim with
        {
            GrantId = Guid.NewGuid(),
        };
        yield return claim with
        {
            At = claim.At.AddMilliseconds(1 + world.Next(1000)),
        };
        yield return claim with
        {
            At = claim.At.AddMilliseconds(-1 - world.Next(1000)),
        };
    }

    // the permit is unchanged, but the facts have changed since
    private static IEnumerable<PermitFacts> LaterRights(PermitFacts facts)
    {
        var subject = facts.Subject;
        SubjectFacts[] later =
        [
            subject with
            {
                Active = false,
            },
            subject with
            {
                Roles = new HashSet<string>(),
            },
            subject with
            {
                Revision = subject.Revision + 1,
            },
        ];
        return later.Select(each => facts with { Subject = each });
    }

    private static IEnumerable<PermitFacts> LaterObjects(PermitClaim claim, PermitFacts facts)
    {
        var (subject, shown) = (facts.Subject, facts.Shown);
        List<ObjectFacts> objects = [shown with { Revision = shown.Revision + 1 }, shown with { TenantId = Guid.NewGuid() }];
        List<SubjectFacts> subjects = [];
        if (claim.Rules.Contains("clearance"))
        {
            objects.Add(shown with { Classification = 4 });
        }

        if (claim.GrantId is not null)
        {
            var expired = subject.Grants.Select(grant => grant with { ExpiresAt = facts.Now });
            subjects.Add(subject with { Grants = [] });
            subjects.Add(subject with { Grants = [.. expired] });
            objects.Add(shown with { CaseId = Guid.NewGuid(), DocumentKey = "another" });
        }

        return objects.Select(each => facts with { Shown = each }).Concat(subjects.Select(each => facts with { Subject = each }));
    }
}
