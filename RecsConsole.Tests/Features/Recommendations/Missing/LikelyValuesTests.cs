using RecsConsole.Casework;
using RecsConsole.Recommender.Missing;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Missing;

/// <summary>Which fields are worth asking for, and with which values they are tried.</summary>
public sealed class LikelyValuesTests
{
    private static readonly CaseRecord s_empty = new(
        Guid.NewGuid(),
        "T-1",
        1,
        "Title",
        "Text",
        "ticket",
        IssueType: "general",
        Product: null,
        Region: null,
        Language: "en",
        Priority: null,
        "new",
        DateTimeOffset.UnixEpoch,
        SlaDeadline: null,
        Team: null,
        AssigneeId: null,
        AccountKey: null,
        AccountTier: null,
        Classification: 1,
        IsOpen: true,
        new Dictionary<string, string> { ["Site"] = "" },
        []
    );

    [Fact]
    public void Empty_fields_get_the_frequent_values_of_similar_cases()
    {
        FinishedFields[] similar =
        [
            Case("mail", "outlook", 2),
            Case("mail", "outlook", 1),
            Case("general", "teams", 2),
            Case("", "teams", 2),
            Case("mail", "outlook", 3),
            Case("print", null, null),
        ];

        var asked = LikelyValues.Of(s_empty, limits: null, similar);

        asked.Select(each => each.Field.Kind).ShouldBe([AskedKind.IssueType, AskedKind.Product, AskedKind.Priority]);
        asked[0].Values.ShouldBe([new("mail", 3)], "a value that one case has says little");
        asked[1].Values.ShouldBe([new("outlook", 3), new("teams", 2)]);
        asked[2].Values.ShouldBe([new("2", 3)]);
    }

    [Fact]
    public void Own_field_is_asked_for_if_half_of_the_similar_cases_have_it_and_it_is_no_outcome()
    {
        var similar = Enumerable
            .Range(0, 6)
            .Select(i =>
                Case("", null, null) with
                {
                    Own = new Dictionary<string, string>
                    {
                        ["Site"] = i < 4 ? "Kraków" : "Berlin",
                        ["outcome.status"] = "done",
                        ["Serial"] = $"S{i}",
                        ["Rare"] = i < 2 ? "yes" : "",
                    },
                }
            )
            .ToList();

        var asked = LikelyValues.Of(s_empty, limits: null, similar).ShouldHaveSingleItem();

        asked.Field.ShouldBe(new AskedField(AskedKind.Own, "Site"));
        asked.Values.ShouldBe([new("Kraków", 4), new("Berlin", 2)]);
        asked.Field.FillIn(s_empty, "Berlin").CustomFields["Site"].ShouldBe("Berlin");
    }

    [Fact]
    public void Filled_fields_and_too_few_cases_ask_for_nothing()
    {
        var filled = s_empty with { IssueType = "mail", Product = "outlook", Priority = 2 };

        LikelyValues
            .Of(filled, limits: null, [Case("mail", "teams", 1), Case("mail", "teams", 1), Case("mail", "teams", 1)])
            .ShouldBeEmpty();
        LikelyValues.Of(s_empty, limits: null, [Case("mail", null, null), Case("mail", null, null)]).ShouldBeEmpty();
    }

    private static FinishedFields Case(string issueType, string? product, int? priority) => new(issueType, product, priority, "en");
}
