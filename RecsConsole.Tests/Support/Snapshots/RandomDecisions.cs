using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.WhyNot;
using RecsConsole.Engine.Workflow;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Support.Snapshots;

/// <summary>Random decisions with more items than places, and with something against most of the others.</summary>
internal static class RandomDecisions
{
    private const int Max = 14;

    /// <summary>The same seed gives the same decision.</summary>
    public static WhyNotQuestion Question(int seed)
    {
        var random = new Random(seed);
        var snapshot = Snapshot(random);
        var request = RecommendationRequest.From(snapshot.Shared.Configuration, seed);
        var recommended = RecommendationPipeline.WithHeuristic().Recommend(snapshot, request);
        var validation = Validation(random, recommended);
        var kind = Pick(random, Enum.GetValues<SlateKind>());
        return new(snapshot, request, validation, AnyItem(random, kind));
    }

    private static KnownItem AnyItem(Random random, SlateKind kind)
    {
        var number = random.Next(Max);
        return kind switch
        {
            SlateKind.Action => new(kind, $"a{number}"),
            SlateKind.Document => new(kind, $"d{number}") { Document = Document($"d{number}") },
            _ => new(kind, Key(10 + number)) { Person = Person(10 + number) },
        };
    }

    private static CaseSnapshot Snapshot(Random random)
    {
        var builder = ASnapshot()
            .WithCase(it =>
                it with
                {
                    SlaBand = Pick(random, Enum.GetValues<SlaBand>()),
                    OpenApprovalActions = [$"a{random.Next(Max)}", $"a{random.Next(Max)}"],
                    ContractEnded = Pick<bool?>(random, [null, true]),
                }
            )
            .WithPolicy("P-1", requires: ["a1"], forbids: [$"a{random.Next(2, Max)}"])
            .WithPolicy("P-old", change: it => it with { EffectiveTo = At.AddDays(-1) })
            .WithDismissal(SlateKind.Action, $"a{random.Next(Max)}", "not_useful")
            .WithDismissal(SlateKind.Document, $"d{random.Next(Max)}", "not_useful")
            .WithStep($"a{random.Next(Max)}")
            .WithSimilarCases(random.Next(25), "a0")
            .WithSimilarCases(random.Next(10), "a3");
        for (var i = 0; i < Max; i++)
        {
            AddAction(builder, random, i);
            AddDocument(builder, random, i);
            AddPerson(builder, random, i);
        }

        return builder.Build();
    }

    private static void AddAction(SnapshotBuilder builder, Random random, int i) =>
        builder.WithAction(
            $"a{i}",
            Pick(random, ["fix", "communicate", "escalate", "activity"]),
            it =>
                it with
                {
                    Status = Pick(random, ["published", "published", "published", "draft"]),
                    TypicalMinutes = random.Next(300),
                    UpdatedAt = At.AddDays(-random.Next(400)),
                    RequiredRole = Pick<string?>(random, [null, null, null, "sales"]),
                    PolicyKey = Pick<string?>(random, [null, null, null, "P-old"]),
                    Tiers = Pick<IReadOnlyList<string>?>(random, [null, null, ["gold"], ["none"]]),
                },
            Pick(random, ["open", "open", "open", "waiting"])
        );

    private static void AddDocument(SnapshotBuilder builder, Random random, int i)
    {
        if (random.Next(6) > 0)
        {
            builder.WithDocument(
                $"d{i}",
                random.Next(3) == 0 ? null : random.Next(1_000_000),
                it =>
                    it with
                    {
                        Kind = Pick(random, ["article", "runbook", "policy"]),
                        Status = Pick(random, ["effective", "effective", "draft"]),
                        Classification = Pick(random, [0, 1, 1, 3]),
                        Language = Pick(random, ["en", "en", "de"]),
                        Regions = Pick<IReadOnlyList<string>>(
                            random,
                            [
                                [],
                                [],
                                ["us"],
                            ]
                        ),
                        EffectiveFrom = At.AddDays(-random.Next(300)),
                    }
            );
        }
    }

    private static void AddPerson(SnapshotBuilder builder, Random random, int i)
    {
        if (random.Next(6) > 0)
        {
            builder.WithExpert(
                10 + i,
                it =>
                    it with
                    {
                        IsExpert = random.Next(5) > 0,
                        Clearance = random.Next(4),
                        Languages = Pick<IReadOnlyList<string>>(
                            random,
                            [
                                ["en"],
                                ["en"],
                                ["pl"],
                            ]
                        ),
                        Skills = new Dictionary<string, int>(StringComparer.Ordinal)
                        {
                            [Pick(random, ["sign_in", "sign_in", "other"])] = random.Next(1, 6),
                        },
                        Teams = random.Next(2) == 0 ? [] : ["support"],
                    },
                it =>
                    random.Next(6) == 0
                        ? null
                        : it with
                        {
                            OpenCases = random.Next(9),
                            IsAbsent = random.Next(5) == 0,
                            HasConflict = random.Next(8) == 0,
                            AskedToday = Pick<int?>(random, [null, null, 9]),
                        }
            );
        }
    }

    private static ValidationFacts Validation(Random random, RankingResult ranking)
    {
        var all = ranking.AllValid();
        return all with
        {
            Items = [.. all.Items.Select(item => random.Next(8) == 0 ? item with { Reasons = [ReasonCode.CheckFailed] } : item)],
        };
    }

    private static DocumentHit Document(string key) => ASnapshot().WithDocument(key, null).Build().Visible.Documents[0];

    private static PersonFacts Person(int number) =>
        ASnapshot()
            .WithExpert(number, it => it with { Skills = new Dictionary<string, int>(StringComparer.Ordinal) })
            .Build()
            .Shared.People.People[0];

    private static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
