using FsCheck;
using FsCheck.Fluent;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine;

/// <summary>Properties that hold for every snapshot.</summary>
public sealed class PipelinePropertyTests
{
    private static readonly string[] Kinds = ["fix", "communicate", "escalate", "compliance", "activity"];
    private static readonly string[] Statuses = ["published", "published", "published", "retired"];
    private static readonly string[] DocumentStatuses = ["effective", "effective", "draft"];

    [Fact]
    public void Every_slate_holds_what_it_promises() =>
        ForAnySnapshot(snapshot =>
        {
            foreach (var slate in snapshot.Open().Slates)
            {
                slate.Items.Count.ShouldBeLessThanOrEqualTo(slate.Size * 4);
                slate.Ids().ShouldBeUnique();
                slate.Ids().Intersect(slate.Excluded.Select(each => each.Id), StringComparer.Ordinal).ShouldBeEmpty();
                slate.Items.Select(item => item.Rank).ShouldBe(Enumerable.Range(1, slate.Items.Count));
                slate.Excluded.ShouldAllBe(each => each.Reasons.Count > 0 && each.Sources.Count > 0);
                foreach (var item in slate.Items)
                {
                    item.Propensity.ShouldBeInRange(1, 1_000_000);
                    item.Contributions.Sum(part => part.Amount).ShouldBe(item.Score);
                    item.Sentences().ShouldNotBeEmpty();
                    item.ConfidenceReason().ShouldStartWith(item.Confidence.Label.ToString());
                }
            }
        });

    [Fact]
    public void A_decision_replays_from_its_bytes() =>
        ForAnySnapshot(snapshot =>
        {
            var ranking = snapshot.Open();
            var validation = ranking.AllValid();
            var bundle = new ReplayBundle(
                "decision-1",
                ranking.Versions,
                RecommendationRequest.From(snapshot.Shared.Configuration, Rankings.Seed),
                CanonicalJson.Serialize(snapshot),
                snapshot.Shared.CanonicalParts(),
                CanonicalJson.Serialize(validation),
                ValidationApplier.Apply(ranking, validation).Digests
            );

            ReplayEntry.Judge(bundle.Serialize()).FirstDifference.ShouldBeNull();
        });

    [Fact]
    [Trait("Req", "R76")]
    public void The_order_in_which_rows_were_read_changes_no_item() =>
        ForAnySnapshot(snapshot =>
        {
            var catalog = snapshot.Shared.Catalog;
            var shuffled = snapshot with
            {
                Visible = snapshot.Visible with
                {
                    Documents = [.. snapshot.Visible.Documents.Reverse()],
                    Presence = [.. snapshot.Visible.Presence.Reverse()],
                },
                Shared = snapshot.Shared with
                {
                    Catalog = new([.. catalog.Actions.Reverse()], [.. catalog.Policies.Reverse()]),
                    People = new([.. snapshot.Shared.People.People.Reverse()]),
                },
            };

            CanonicalJson.Serialize(shuffled.Open().Slates).ShouldBe(CanonicalJson.Serialize(snapshot.Open().Slates));
        });

    private static void ForAnySnapshot(Action<CaseSnapshot> holds) =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    holds(Any(new Random(seed)));
                    return true;
                }
            )
            .QuickCheckThrowOnFailure();

    private static CaseSnapshot Any(Random random)
    {
        var builder = ASnapshot()
            .WithCase(facts =>
                facts with
                {
                    SlaBand = Pick(random, Enum.GetValues<SlaBand>()),
                    State = Pick(random, ["open", "waiting", "closed"]),
                    Product = Pick<string?>(random, ["sso", null]),
                    Region = Pick<string?>(random, ["eu", null]),
                }
            )
            .WithPolicy("P-1", requires: ["a1"], forbids: ["a2"], documents: ["d1"])
            .WithWithheld(SlateKind.Document, "d0", ReasonCode.Acl)
            .WithSimilarCases(random.Next(30), "a0", (_, hit) => AnyEnd(random, hit));
        var mined = random.Next(2) == 0;
        for (var i = 0; i < random.Next(12); i++)
        {
            builder.WithAction(
                $"a{i}",
                Pick(random, Kinds),
                it => it with { Status = Pick(random, Statuses), Risk = Pick(random, Enum.GetValues<RiskLevel>()) },
                Pick(random, ["open", "open", "waiting"]),
                observed: mined ? random.Next(50) : 0
            );
        }

        AddDocumentsAndPeople(builder, random);
        return builder.Build();
    }

    private static void AddDocumentsAndPeople(SnapshotBuilder builder, Random random)
    {
        for (var i = 0; i < random.Next(6); i++)
        {
            builder
                .WithDocument($"d{i}", random.Next(1000), it => it with { Status = Pick(random, DocumentStatuses) })
                .WithExpert(10 + i, presence: it => random.Next(5) == 0 ? null : it with { OpenCases = random.Next(9) })
                .WithStep($"a{i}");
        }
    }

    private static SimilarCaseHit AnyEnd(Random random, SimilarCaseHit hit) =>
        hit with
        {
            Score = random.Next(1000),
            Resolution = Pick<string?>(random, ["a0", "a1", "gone", null]),
            SlaMet = Pick<bool?>(random, [true, false, null]),
            HoursToResolve = Pick<int?>(random, [0, 3, null]),
            ResolvedById = Id(10 + random.Next(8)),
            Documents = [$"d{random.Next(8)}"],
            Steps = [new($"a{random.Next(12)}", "open"), new("seen", null)],
        };

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
