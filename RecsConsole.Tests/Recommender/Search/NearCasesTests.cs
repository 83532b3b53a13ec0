using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Near;
using RecsConsole.Recommender.Retrieval.Texts;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Search;

public sealed class NearCasesTests
{
    private const long Near = 1_000_000;
    private const long Far = 1;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly CaseLikeness Login = new("login", "portal", []);

    [Fact]
    public void All_near_cases_of_the_issue_count_and_neither_distant_ones_nor_those_of_other_issues()
    {
        var near = Found(12);
        var kept = NearCases.Of(Login, [.. near, .. Found(8, Far, product: "scanner"), .. Found(30, issue: "toner")]);

        kept.Select(hit => hit.CaseId).ShouldBe(near.Select(each => each.Facts.Id), ignoreOrder: true);
    }

    [Fact]
    public void A_few_of_the_issue_come_first_and_the_nearest_others_fill_up_what_statistics_need()
    {
        var kept = NearCases.Of(Login, [.. Found(30, issue: "toner"), .. Found(3)]);

        kept.Count.ShouldBe(NearCases.Fewest);
        kept.Select(hit => hit.IssueType).ShouldBe([.. Enumerable.Repeat("login", 3), .. Enumerable.Repeat("toner", 7)]);
    }

    [Fact]
    public void An_issue_without_cases_takes_those_of_others_that_are_near_by_text_and_product()
    {
        var kept = NearCases.Of(Login, [.. Found(30, issue: "toner"), .. Found(5, Far, "toner", "scanner")]);

        kept.Count.ShouldBe(30);
        kept.ShouldAllBe(hit => hit.Product == "portal");
    }

    [Fact]
    public void A_case_without_an_issue_type_is_compared_by_the_rest()
    {
        var likeness = Login with { IssueType = "" };

        NearCases.Of(likeness, [.. Found(11, issue: "toner"), .. Found(11), .. Found(4, Far, product: "scanner")]).Count.ShouldBe(22);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 4)]
    [InlineData(150, VisibleFacts.MaxSimilarCases)]
    public void Number_is_that_of_the_near_cases_up_to_a_limit(int found, int kept) =>
        NearCases.Of(Login, Found(found)).Count.ShouldBe(kept);

    [Fact]
    public void Scores_of_a_text_are_compared_within_its_language()
    {
        // a query shares fewer words with texts in another language, so all their scores are low
        var kept = NearCases.Of(Login, [.. Found(20), .. Found(20, Near / 10, language: TextLanguage.German)]);

        kept.Count.ShouldBe(40);
        kept.Select(hit => hit.Score).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void A_code_in_common_is_nearer_than_none()
    {
        var likeness = Login with { Signs = [3, 7] };
        var (both, one, none) = (Found(1, signs: [3, 5, 7]), Found(1, signs: [7]), Found(1, signs: [4]));

        var kept = NearCases.Of(likeness, [.. none, .. one, .. both]);

        kept.Select(hit => hit.CaseId).ShouldBe([both[0].Facts.Id, one[0].Facts.Id, none[0].Facts.Id]);
    }

    [Fact]
    public void Of_equally_near_cases_the_latest_comes_first()
    {
        var kept = NearCases.Of(Login, Found(12));

        kept.Select(hit => hit.ResolvedAt).ShouldBeInOrder(SortDirection.Descending);
    }

    private static List<FoundText<IndexedCase>> Found(
        int count,
        long score = Near,
        string issue = "login",
        string product = "portal",
        TextLanguage language = TextLanguage.English,
        IReadOnlyList<int>? signs = null
    ) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => ACase(issue, product, i) with { Language = language, Signs = signs ?? [] })
                .Select(facts => new FoundText<IndexedCase>(facts.Id.ToString("D"), 0, score, score, 0, null, facts)),
        ];

    private static IndexedCase ACase(string issue, string product, int daysAgo)
    {
        var id = Guid.NewGuid();
        return new(
            id,
            issue,
            product,
            new(id, 0, issue, product, "fix", null, SlaMet: true, Reopened: false, 5, 1, Now.AddDays(-daysAgo), [], []),
            new(AccessResourceKind.Case, id, Guid.Empty)
        );
    }
}
