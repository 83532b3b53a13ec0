using RecsConsole.Recommender.History;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Sources;

/// <summary>Which fields a team's cases usually have.</summary>
public sealed class FieldsInUseTests
{
    private const int IssueType = 1;
    private const int Product = 2;
    private const int Region = 4;

    [Fact]
    public void Field_is_in_use_when_at_least_half_of_the_finished_cases_have_it()
    {
        var fields = new FieldsInUse(
            [Known(IssueType | Product), Known(IssueType | Region), Known(IssueType | Product), Known(IssueType)],
            at => at % 2
        );

        fields.Of("ticket", [true, true]).ShouldBe(2);
        fields.Of("ticket", [false, true]).ShouldBe(2);
        fields.Of("ticket", [true, false]).ShouldBe(2, "only what the reader may see counts");
    }

    [Fact]
    public void Nothing_is_known_of_a_type_without_finished_cases() => new FieldsInUse([], _ => 0).Of("ticket", [true]).ShouldBeNull();

    private static IndexedCase Known(int fields)
    {
        var counted = CountedCases.ACase(["reload"]);
        return counted with { Background = counted.Background! with { KnownFields = fields } };
    }
}
