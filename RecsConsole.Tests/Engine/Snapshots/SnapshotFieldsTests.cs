using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Engine.Snapshots;

/// <summary>
/// A field that is withheld from suggestions is not in the snapshot, and only features that name the field change without it.
/// </summary>
public sealed class SnapshotFieldsTests
{
    // removed before the snapshot is built: the search query, what an event recorded, and what is read in a message
    private static readonly string[] s_elsewhere = ["event.attributes", "case.custom_fields", "message.text"];

    public static TheoryData<string> Withholdable =>
        [
            .. DataFields
                .All.Where(each => each.MayWithhold(FieldPurpose.Serve))
                .Select(each => each.Key)
                .Except(s_elsewhere, StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Withholdable))]
    public void Withheld_field_leaves_the_snapshot(string key)
    {
        var whole = Whole();

        var within = Within(whole, key);

        Bytes(within).ShouldNotBe(Bytes(whole));
        within.Visible.Documents.Count.ShouldBe(whole.Visible.Documents.Count);
        within.Visible.SimilarCases.Count.ShouldBe(whole.Visible.SimilarCases.Count);
    }

    [Theory]
    [MemberData(nameof(Withholdable))]
    public void Only_features_that_name_a_field_move_without_it(string key)
    {
        var (whole, field) = (Whole(), DataFields.Find(key)!);
        var within = Within(whole, key);
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            var (before, after) = (Columns(whole, kind), Columns(within, kind));
            foreach (var feature in FeatureTable.Of(kind).Where(each => !each.FieldsOf(kind).Contains(field)))
            {
                foreach (var item in after[feature.Name].Keys.Intersect(before[feature.Name].Keys, StringComparer.Ordinal))
                {
                    after[feature.Name][item].ShouldBe(before[feature.Name][item], $"{feature.Name} of {item} without {key}");
                }
            }
        }
    }

    [Fact]
    public void How_long_answers_take_is_not_used_where_times_may_not_be_learned_from()
    {
        var history = new HistoryFacts { Answers = new("ask", 40, 6) };

        SnapshotFields.Within(history, Limits(DataFields.EventAt)).ShouldBeNull();
        SnapshotFields.Within(history, Limits(DataFields.CaseProduct))!.Answers.ShouldBe(history.Answers);

        static FieldLimits Limits(DataField field) => new([new(field.Key, [FieldPurpose.Train])]);
    }

    [Fact]
    public void Without_limits_the_snapshot_is_itself()
    {
        var whole = Whole();

        SnapshotFields.Within(whole).ShouldBeSameAs(whole);
    }

    private static CaseSnapshot Whole() =>
        ATypicalSnapshot()
            .WithCase(facts => facts with { Priority = 1, Product = "sso" })
            .WithStep("reload_metadata")
            .WithDocument("owned-guide", 300_000, document => document with { OwnerId = SnapshotBuilder.Id(11) })
            .Build() with
        {
            Shown = new(["document:sso-overview"], ["document:sso-errors"]),
        };

    private static CaseSnapshot Within(CaseSnapshot whole, string key)
    {
        var limits = new FieldLimits([new(key, [FieldPurpose.Serve])]);
        var shared = whole.Shared with
        {
            Configuration = whole.Shared.Configuration with { FieldLimits = limits },
            People = SnapshotFields.Within(whole.Shared.People, limits),
        };
        return SnapshotFields.Within(whole with { Shared = shared });
    }

    private static string Bytes(CaseSnapshot snapshot) =>
        CanonicalHash.Of(CanonicalJson.Serialize(snapshot)) + CanonicalHash.Of(CanonicalJson.Serialize(snapshot.Shared.People));

    private static Dictionary<string, Dictionary<string, long>> Columns(CaseSnapshot snapshot, SlateKind kind)
    {
        var candidates = CandidateSources.All().Propose(snapshot, kind).Candidates;
        var eligible = EligibilityRules.All().Screen(snapshot, kind, candidates).Eligible;
        var matrix = new FeatureExtractor().Extract(snapshot, kind, eligible);
        return matrix
            .Columns.Select((name, column) => (name, column))
            .ToDictionary(
                each => each.name,
                each => eligible.Select((item, i) => (item.Id, matrix.Rows[i][each.column])).ToDictionary(StringComparer.Ordinal),
                StringComparer.Ordinal
            );
    }
}
