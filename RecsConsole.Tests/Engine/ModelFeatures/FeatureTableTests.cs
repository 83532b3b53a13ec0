using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Engine.ModelFeatures;

/// <summary>
/// Stored models and decisions name their columns and the version of the schema, so the table stays the same as long as the version does.
/// </summary>
public sealed class FeatureTableTests
{
    private const string Shared =
        "match share, historical_success rate, sla_urgency share, role_match share, freshness share, success_rate rate, similar_cases share, "
        + "sla_pressure share, priority share, ";

    private const string SharedLast = ", workflow_maturity share, policy_rules share, fields_filled share";

    [Fact]
    public void Version_is_the_one_of_the_schemas_below() => FeatureTable.SchemaVersion.ShouldBe(4);

    [Theory]
    [InlineData(
        SlateKind.Action,
        Shared
            + "risk_medium flag, risk_high flag, issue_type_match share, policy_named flag, transition_share share, customer_contact flag, "
            + "next_step_share share, playbook_step share, outcome_share share, done_before flag, "
            + "similar_account_share share, past_acceptance rate, policy_owned flag, is_approved flag"
            + SharedLast
    )]
    [InlineData(
        SlateKind.Document,
        Shared
            + "review_overdue flag, issue_type_match share, policy_named flag, search_share share, semantic_share share, frequent_share share, "
            + "curated share, recent_policy share, routing_share share, routing_alone share, past_acceptance rate, policy_owned flag, "
            + "is_approved flag, term_share share"
            + SharedLast
    )]
    [InlineData(
        SlateKind.Expert,
        Shared
            + "load share, skill_share share, reachable_now flag, same_team share, collaboration_share share, routing_share share, "
            + "past_acceptance rate"
            + SharedLast
    )]
    public void Names_units_and_order_are_those_of_the_stored_schema(SlateKind kind, string schema) =>
        string.Join(", ", FeatureTable.Of(kind).Select(each => $"{each.Name} {each.Unit.ToString().ToLowerInvariant()}")).ShouldBe(schema);

    [Fact]
    public void Matrix_has_the_columns_of_the_table_and_a_flag_is_zero_or_one()
    {
        var snapshot = ATypicalSnapshot().Build();
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            var candidates = CandidateSources.All().Propose(snapshot, kind).Candidates;
            var eligible = EligibilityRules.All().Screen(snapshot, kind, candidates).Eligible;

            var matrix = new FeatureExtractor().Extract(snapshot, kind, eligible);

            var features = FeatureTable.Of(kind);
            matrix.SchemaVersion.ShouldBe(FeatureTable.SchemaVersion);
            matrix.Columns.ShouldBe(features.Select(each => each.Name));
            for (var i = 0; i < features.Count; i++)
            {
                if (features[i].Unit == FeatureUnit.Flag)
                {
                    matrix.Rows.ShouldAllBe(row => row[i] == 0 || row[i] == 1_000_000, features[i].Name);
                }
            }
        }
    }

    [Fact]
    public void Names_are_unique()
    {
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            FeatureTable.Of(kind).Select(each => each.Name).ShouldBeUnique();
        }
    }
}
