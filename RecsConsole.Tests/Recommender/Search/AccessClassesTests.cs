using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Recommender.History;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Search;

public sealed class AccessClassesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Tenant = new("11111111-1111-1111-1111-111111111111");
    private static readonly Guid[] People = [.. Enumerable.Range(0, 4).Select(_ => Guid.NewGuid())];

    private static readonly Guid[] Cases = [.. Enumerable.Range(0, 5).Select(_ => Guid.NewGuid())];

    // names that become ambiguous if they are simply joined
    private static readonly string[] Words = ["EU", "EU,US", "US", "EU|1", "1:a", "", "a"];

    [Theory]
    [Trait("Req", "R56")]
    [InlineData(AccessOperation.ViewCase)]
    [InlineData(AccessOperation.ViewDocument)]
    [InlineData(AccessOperation.ViewAction)]
    [InlineData(AccessOperation.Search)]
    [InlineData(AccessOperation.WorkCase)]
    [InlineData(AccessOperation.AskExpert)]
    [InlineData(AccessOperation.ApproveAction)]
    [InlineData(AccessOperation.ViewDecision)]
    public void A_group_has_the_answer_that_the_policy_gives_for_each_of_its_objects(AccessOperation operation)
    {
        var random = new Random(7);
        var resources = Enumerable.Range(0, 400).Select(_ => AResource(random)).ToList();
        var classes = new AccessClasses(operation, resources);
        var policy = new AccessPolicy();

        for (var i = 0; i < 60; i++)
        {
            var subject = ASubject(random);
            var may = classes.PermittedFor(new(policy, subject, Now, NullLogger.Instance));

            Enumerable
                .Range(0, resources.Count)
                .Select(may)
                .ShouldBe(resources.Select(each => policy.Decide(subject, operation, each, Now).Permitted));
        }
    }

    [Fact]
    public void Who_works_a_case_makes_no_group_of_its_own_for_reading_it()
    {
        var resources = People.Select((person, i) => AccessResources.OfCase(Tenant, Guid.NewGuid(), 1, "EU", "team" + i, person));

        new AccessClasses(AccessOperation.ViewCase, resources).Count.ShouldBe(1);
        new AccessClasses(AccessOperation.WorkCase, resources).Count.ShouldBe(People.Length);
    }

    private static AccessResource AResource(Random random) =>
        new(
            random.Next(2) == 0 ? AccessResourceKind.Case : AccessResourceKind.Expert,
            People[random.Next(People.Length)],
            random.Next(8) == 0 ? Guid.Empty : Tenant
        )
        {
            CaseId = random.Next(2) == 0 ? Cases[random.Next(Cases.Length)] : null,
            DocumentKey = random.Next(2) == 0 ? Words[random.Next(Words.Length)] : null,
            Classification = random.Next(4),
            Regions = Some(random),
            Teams = Some(random),
            Acl =
            [
                .. Some(random)
                    .Select(word => new AclEntry(
                        (AclKind)random.Next(4),
                        random.Next(3) == 0 ? People[random.Next(People.Length)].ToString("D") : word,
                        random.Next(3) == 0 ? Now.AddDays(random.Next(3) - 1) : null
                    )),
            ],
            AssignedPersonId = APerson(random),
            RequestedById = APerson(random),
            RequiredRole = random.Next(4) == 0 ? ConsoleRole.Supervisor : null,
            ConflictPersonIds = APerson(random) is { } person ? [person] : [],
        };

    private static AccessSubject ASubject(Random random) =>
        new(
            Tenant,
            People[random.Next(People.Length)],
            ConsoleRole.All.Where(_ => random.Next(3) == 0).ToHashSet(StringComparer.Ordinal),
            Some(random).ToHashSet(StringComparer.Ordinal),
            Some(random).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal),
            random.Next(4),
            random.Next(10) != 0
        )
        {
            Grants =
                random.Next(2) == 0
                    ? null
                    :
                    [
                        new(Guid.NewGuid(), Cases[random.Next(Cases.Length)], null, Now.AddDays(1), false),
                        new(Guid.NewGuid(), null, Words[random.Next(Words.Length)], Now.AddDays(1), true),
                    ],
        };

    private static string[] Some(Random random) => [.. Words.Where(_ => random.Next(4) == 0)];

    private static Guid? APerson(Random random) => random.Next(2) == 0 ? People[random.Next(People.Length)] : null;
}
